"""The page of similar and contrasting cases, on the shipped data: settings, addresses, queries."""

import re
from fractions import Fraction
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from offices.data.offices import load_offices
from offices.similar.candidates import candidates
from offices.similar.designs import ORDERS, Design, measurable, read_design
from offices.similar.distance_words import decimals
from offices.similar.ready import CHOICES, ready_designs
from offices.similar.similarity import resemblances
from tests.builders import code, make_dimension, make_match, make_office, whole
from tests.editions import current_matrix

# The page, on the shipped data.

PATH = "/offices/lillevik/similar/"
SUMMARY = r"<b><span[^>]*>alike on %s, differs on %s, %s not known( \(not plainly stated: [^<]+\))?</span></b>"


def page(client, query: str = "", status: int = 200, path: str = PATH) -> str:
    response = client.get(f"{path}?{query}" if query else path)
    assert response.status_code == status
    return response.content.decode()


def section(html: str, title: str) -> str:
    """What stands under a heading, up to the next."""
    return re.split(rf"<h2[^>]*>{title}", html)[1].split("<h2")[0]


@pytest.mark.django_db
def test_the_default_matches_the_key_facts_and_explains_itself(client):
    html = page(client)
    assert html.count("<h1>") == 1
    assert "Offices like Lillevik" in html
    nearest = section(html, "Nearest first")
    assert nearest.index("Storvik") < nearest.index("Two-leader office")
    assert "2 of 2 steps apart" in nearest
    assert "the difference, as a share of the larger number" in nearest
    assert "not stated: " in nearest
    assert "/compare/?office=lillevik&amp;office=storvik" in nearest
    assert "may be the same office" in nearest
    assert "On fewer than half of the dimensions" in html


@pytest.mark.django_db
def test_like_it_in_size_and_portfolio_but_with_another_leadership(client):
    html = page(client, path="/offices/one-leader-office/similar/")
    links = [link.replace("&amp;", "&") for link in re.findall(r'class="chip" href="([^"]+)"', html)]
    assert len(links) == 1 + 2 * len(CHOICES)
    (link,) = [link for link in links if "differ=leadership" in link]
    assert "match=office_size" in link
    assert "match=municipal_services" in link
    answered = client.get(link).content.decode()
    assert 'aria-current="true"' in answered
    found = section(answered, "Nearest first")
    assert re.findall(r"<h3><a href=\"/offices/([^/]+)/", found) == ["two-leader-office"]
    assert "alike on 2 of 3, differs on 0, 1 not known" in found
    assert "must differ" in found
    assert "not stated: Leadership model" in section(answered, "Cannot be told")
    (link,) = [link for link in links if "same=leadership" in link]
    assert "order=farthest" in link
    assert "two-leader-office" not in section(client.get(link).content.decode(), "Farthest first")


@pytest.mark.django_db
def test_the_page_in_norwegian(client):
    html = page(client, "match=municipality_population&match=office_size", path="/nb/offices/lillevik/similar/")
    assert '<html lang="nb">' in html
    assert "lik på 0 av 2, ulik på 1, 1 ikke kjent" in html
    assert "/nb/offices/storvik/" in html
    assert 'href="/offices/lillevik/similar/?match=municipality_population&amp;match=office_size"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("match=nothing", "There is no dimension “nothing”."),
        ("same=", "There is no dimension “”."),
        ("match=model_label", "a text has no distance"),
        ("same=leadership&differ=leadership", "both “same” and “differ”"),
        ("order=best", "“order” cannot be “best”."),
        ("order=nearest&order=farthest", "given only once"),
        ("record=office", "“record” cannot be “office”."),
        ("design=most_similar", "There is no parameter “design”."),
        ("match=%00&differ=%27%3Cscript%3E", "There is no dimension"),
    ],
)
def test_a_wrong_parameter_is_named_and_the_rest_is_kept(client, query, told):
    html = page(client, f"{query}&match=office_size", 400)
    assert told in html
    assert re.search(SUMMARY % ("[01] of 1", "[01]", "[01]"), html)
    assert "<script>" not in html


@pytest.mark.django_db
def test_an_office_that_is_not_there_and_one_without_values(client):
    assert client.get("/offices/nowhere/similar/").status_code == 404
    empty, unseen = make_office(), make_office(visits=0)
    for one in (empty, unseen):
        assert "no value by which others could be near or far" in page(client, path=f"/offices/{one.slug}/similar/")
        assert "no value by which others could be near or far" in page(
            client, "match=office_size", path=f"/offices/{one.slug}/similar/"
        )


@pytest.mark.django_db
def test_a_dimension_that_the_office_lacks_counts_as_asked_for(client):
    html = page(client, "match=office_size&match=centrality")
    assert re.search(SUMMARY % ("[01] of 2", "[01]", "[12]"), html)


@pytest.mark.django_db
def test_settings_are_weighed_when_asked_for_and_twins_are_marked_everywhere(client):
    dimension, base = make_dimension("ordinal"), make_office()
    site, near, lacking = make_office(record="setting"), make_office(), make_office()
    for one in (base, site, near):
        code(whole(one), dimension, "red")
    code(whole(lacking), dimension, status="not_stated")
    for twin in (near, lacking):
        make_match(office=base, other=twin)
    path, query = f"/offices/{base.slug}/similar/", f"match={dimension.key}"
    html = page(client, query, path=path)
    assert site.slug not in html
    assert near.slug in section(html, "Nearest first")
    assert html.count("may be the same office") == 2
    assert site.slug in page(client, f"{query}&record=setting", path=path)
    assert near.slug not in page(client, f"{query}&record=setting", path=path)


@pytest.mark.django_db
@settings(deadline=None)  # the first example reads the matrix
@given(st.data())
def test_a_design_survives_its_address(data):
    matrix = current_matrix()
    keys = [key for key, one in matrix.dimensions.items() if one.scale != "text"]

    def some(pool: list[str], least: int = 0) -> tuple[str, ...]:
        drawn = data.draw(st.sets(st.sampled_from(pool), min_size=least, max_size=4))
        return tuple(key for key in pool if key in drawn)

    same = some(keys)
    differ = some([key for key in keys if key not in same])
    order, kinds = data.draw(st.sampled_from(ORDERS)), some(["case", "vignette", "setting"], least=1)
    design = Design(some(keys, least=1), same, differ, order, kinds)
    assert read_design(QueryDict(urlencode(list(design.params()))), matrix, []) == (design, [])


@pytest.mark.django_db
def test_the_form_gives_back_what_it_was_given(client):
    html = page(client, "match=office_size&differ=leadership&order=farthest&record=case")
    checked = set(re.findall(r'name="(\w+)" value="(\w+)" checked', html))
    assert checked == {
        ("match", "office_size"), ("differ", "leadership"), ("order", "farthest"), ("record", "case")
    }  # fmt: skip
    assert 'value="centrality"' not in html


@pytest.mark.django_db
def test_what_the_matrix_rules_out_fails_on_the_records_too():
    matrix = current_matrix()
    (base,) = load_offices(matrix.edition, ["lillevik"])
    for _choice, design in ready_designs(measurable(base.latest, matrix.dimensions)):
        free = Design(design.match, records=("case", "vignette"))
        everyone = load_offices(matrix.edition, candidates(matrix, "lillevik", free, most=1000).slugs)
        chosen = candidates(matrix, "lillevik", design, most=1000)
        found = resemblances(base.latest, everyone, design, matrix.dimensions)
        kept = {one.office.slug for one in (*found.solid, *found.thin, *found.untold, *found.apart)}
        assert kept <= set(chosen.slugs)


@pytest.mark.django_db
def test_queries_do_not_grow_and_too_many_records_are_said_to_be_passed_over(client, monkeypatch):
    def count(query: str) -> int:
        client.get(f"{PATH}?{query}")
        with CaptureQueriesContext(connection) as captured:
            page(client, query)
        return len(captured)

    before = count("match=office_size")
    assert before <= 8
    dimension = make_dimension()
    for _ in range(130):
        code(whole(make_office()), dimension, "red")
    base = make_office()
    code(whole(base), dimension, "red")
    assert count("match=office_size") <= before
    html = page(client, f"match={dimension.key}", path=f"/offices/{base.slug}/similar/")
    assert "10 records that have fewer of these values were not weighed." in html
    assert "and 60 more" in html
    assert html.count("<article") == 60


def test_decimals_follow_the_language(settings):
    from django.utils.translation import override

    with override("nb"):
        assert decimals(Fraction(1, 3)) == "0,33"
    with override("en"):
        assert decimals(Fraction(1, 8)) == "0.12"
