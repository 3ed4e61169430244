"""The public pages over the shipped data: what a reader finds, in both languages, and what wrong addresses answer."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from offices.models import Coding
from tests.builders import code, make_dimension, make_office, whole
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db
ONCE = pytest.mark.once
"""Of what reads pages of the shipped data alone: tests/site/test_same_everywhere.py holds that both databases give them."""

PATHS = [
    *("/", "/offices/", "/offices/lillevik/", "/offices/two-leader-office/", "/compare/", "/explore/", "/codebook/"),
    *("/compare/?office=lillevik&office=storvik", "/explore/?x=office_size&y=staff_fte", "/sources/", "/about/"),
    *("/evidence/", "/evidence/larsen2012-l09/", "/indicators/", "/codebook/leadership/", "/sources/larsen2012/"),
    *("/sources/monkerud2008/", "/offices/afi10-case-b/", "/search/", "/search/?q=leder"),
    *(
        "/our-office/",
        "/our-office/?leadership=one_leader&staff_fte=20",
        "/offices/lillevik/similar/",
        "/explore/services/",
        "/explore/trajectories/",
        "/explore/truth-table/",
    ),
    *("/evidence/map/", "/evidence/gaps/", "/evidence/hypotheses/", "/indicators/2008/"),
    *("/questions/", "/questions/one-leader-or-two/", "/data/"),
    *("/questions/which-size/?format=brief", "/offices/lillevik/?format=brief"),
    "/compare/?office=lillevik&office=storvik&format=brief",
]
BOTH = [*PATHS, *(f"/nb{path}" for path in PATHS)]


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def names(html: str) -> list[str]:
    """The records of a list."""
    return re.findall(r'<h[23]><a href="[^"]*/offices/([^/"]+)/[^"]*">', html)


def records(html: str) -> int:
    """How many records a list is said to have, on all its pages."""
    told = re.search(r'id="found"[^>]*>(\d+) offices?(?:\s+among (\d+) records)?', html)
    return int(told[2] or told[1])


@ONCE
@pytest.mark.parametrize("path", BOTH)
def test_contract_of_every_page(client, path):
    response = client.get(path)
    html = response.content.decode()
    language = "nb" if path.startswith("/nb/") else "en"
    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert f'<html lang="{language}">' in html
    assert response.headers["Content-Language"] == language
    assert "<style" not in html
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*(src=|application/json))", html)
    assert not re.search(r"\son\w+=", html)
    assert "http" not in re.sub(r"http://(testserver|www\.w3\.org)", "", html), "nothing from elsewhere"
    assert not response.cookies
    assert "script-src 'self'; style-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert "2007–2017" in html or "2007–2008" in html or "2017" in html, (
        "every page says from which years its evidence is"
    )


def test_every_page_has_its_own_title(client):
    titles = [re.search("<title>(.*?)</title>", page(client, path), re.S)[1] for path in PATHS]
    assert len(set(titles)) == len(titles)


@ONCE
@pytest.mark.parametrize("path", PATHS)
def test_the_other_language_is_the_same_page_and_selection(client, path):
    html = page(client, path)
    other = re.search(r'class="language" href="([^"]+)"', html)[1].replace("&amp;", "&")
    assert other == f"/nb{path}"
    back = re.search(r'class="language" href="([^"]+)"', page(client, other))[1].replace("&amp;", "&")
    assert back == path


def test_two_leaders_shows_the_two_leader_office_only(client):
    assert names(page(client, "/offices/?leadership=two_leaders")) == ["two-leader-office"]


def test_generalist_now_and_at_any_time(client):
    assert names(page(client, "/offices/?record=case&organisation_model=generalist")) == ["lillevik"]
    assert names(page(client, "/offices/?organisation_model=generalist"))[0] == "lillevik", (
        "vignettes come after offices"
    )
    html = page(client, "/offices/?record=case&organisation_model=generalist&visit=any")
    assert set(names(html)) == {"lillevik", "two-leader-office"}
    assert "Matches: " in html


def test_large_shows_storvik(client):
    assert names(page(client, "/offices/?record=case&office_size=large")) == ["storvik"]


def test_headcount_of_lillevik_is_not_stated_its_fte_is_just_over_20_and_both_say_where_from(client):
    html = page(client, "/offices/lillevik/")
    facts = html[html.index('class="keyfacts"') : html.index('id="phases"')]
    for label, value in (("Full-time equivalents", "just over 20 FTE"), ("Employees", "not stated")):
        fact = facts[facts.index(f'<span class="one">{label}</span>') :].split("</dd>")[0]
        assert value in fact
        assert 'href="/sources/klemsdal2008/">Klemsdal 2008</a>, <span lang="nb">2.1' in fact


@ONCE
def test_each_count_on_the_page_equals_what_the_click_gives(client):
    for selection in (
        "",
        "leadership=one_leader",
        "visit=any&organisation_model=generalist",
        "office_size=medium&office_size=large",
    ):
        html = page(client, f"/offices/?{selection}")
        options = re.findall(
            r'name="(\w+)" value="(\w+)"( checked)?><span>[^<]*</span><span class="n">(\d+)</span>', html
        )
        assert len(options) > 100
        for name, word, _checked, count in options[::17]:
            others = "&".join(part for part in selection.split("&") if not part.startswith(f"{name}="))
            clicked = page(client, f"/offices/?{others}&{name}={word}".replace("?&", "?"))
            assert records(clicked) == int(count), (name, word)


def test_what_is_missing_can_be_chosen(client):
    found = names(page(client, "/offices/?staff_headcount=not_stated"))
    assert {"lillevik", "storvik"} <= set(found)
    assert names(page(client, "/offices/?record=case&staff_headcount=coded")) == [
        "one-leader-office",
        "two-leader-office",
    ]


def test_ranges_overlap_and_open_bounds_stay_open(client):
    assert names(page(client, "/offices/?record=case&staff_fte_min=90")) == ["lillevik", "storvik"]
    assert names(page(client, "/offices/?record=case&staff_fte_max=20")) == []
    assert names(page(client, "/offices/?record=case&staff_fte_min=50&staff_fte_max=100")) == ["lillevik", "storvik"]
    assert names(page(client, "/offices/?record=case&staff_headcount_max=40")) == ["two-leader-office"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("organisation_model=xyz", "“organisation_model” cannot be “xyz”. Allowed: specialist, hybrid, generalist"),
        ("organisation_modell=hybrid", "There is no parameter “organisation_modell”."),
        ("staff_fte_min=many", "“staff_fte_min” must be a number"),
        ("staff_fte_min=NaN", "“staff_fte_min” must be a number"),
        ("staff_fte_min=1e999999", "“staff_fte_min” must be a number"),
        ("staff_fte_min=9&staff_fte_max=3", "“staff_fte_min” is above “staff_fte_max”"),
        ("visit=any&visit=latest", "“visit” can be given only once."),
        ("staff_fte_min=1.020,5", "“staff_fte_min” must be a number, such as 20, 20.5 or 20,5."),
        ("visit=sometimes", "“visit” cannot be “sometimes”. Allowed: latest, any"),
        ("record=house", "“record” cannot be “house”. Allowed: case, vignette, setting"),
        ("leader_employer_match=most", "Allowed: any, all"),
        ("page=0", "“page” must be a whole number from 1 to 1"),
        ("page=9", "“page” must be a whole number"),
        ("page=²", "“page” must be a whole number"),
        ("compare=nobody", "There is no office “nobody”. Allowed: one-leader-office, lillevik"),
    ],
)
def test_a_wrong_parameter_is_named_with_what_is_allowed(client, query, message):
    html = page(client, f"/offices/?leadership=two_leaders&{query}", 400)
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html))
    assert message in text
    assert names(html) == ["two-leader-office"], "the valid part of the selection is kept"


def test_of_one_parameter_the_right_values_are_kept(client):
    html = page(client, "/offices/?record=case&organisation_model=xyz&organisation_model=hybrid", 400)
    assert names(html) == ["one-leader-office", "storvik"]


def test_tracking_parameters_are_ignored(client):
    assert names(page(client, "/offices/?leadership=two_leaders&utm_source=mail&fbclid=x")) == ["two-leader-office"]


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/codebook/", "/sources/", "/about/", "/offices/lillevik/", "/compare/", "/explore/", "/evidence/"),
        *("/evidence/larsen2012-l09/", "/indicators/", "/codebook/leadership/", "/sources/larsen2012/", "/search/"),
    ],
)
def test_no_page_ignores_a_parameter_it_does_not_have(client, path):
    assert "There is no parameter “nonsense”." in page(client, f"{path}?nonsense=1", 400)


def test_attacks_are_shown_as_text(client):
    attack = "<script>alert(1)</script>"
    for path in (
        f"/offices/?leadership={attack}",
        f"/offices/?{attack}=1",
        f"/compare/?office={attack}",
        f"/explore/?x={attack}",
        f"/evidence/?theme={attack}",
        f"/evidence/?{attack}=1",
    ):
        html = page(client, path, 400)
        assert attack not in html
        assert escape(attack) in html


def test_what_a_curator_writes_is_shown_as_text(client):
    dimension, office = make_dimension(label_en="<b>bold</b>"), make_office(name_en="<i>x</i>", slug="hostile")
    code(whole(office), dimension, "red", note_en="</script><script>", note_nb="x")
    for path in (
        "/offices/hostile/",
        "/compare/?office=hostile&office=lillevik",
        f"/explore/?x={dimension.key}",
        "/codebook/",
        "/",
    ):
        html = page(client, path)
        assert "<b>bold" not in html
        assert "<i>x" not in html
        assert "</script><script>" not in html


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ("", 200, "Choose two to six."),
        ("?office=", 400, "There is no office “”."),
        ("?office=lillevik", 200, "One office is chosen. Choose at least one more"),
        ("?office=lillevik&office=lillevik", 200, "One office is chosen. Choose at least one more"),
        ("?office=lillevik&choose=less", 400, "“choose” cannot be “less”."),
        ("?office=lillevik&office=nobody", 400, "There is no office “nobody”."),
        ("?offices=lillevik", 400, "There is no parameter “offices”."),
    ],
)
def test_compare_with_the_wrong_offices_is_the_chooser_and_says_why(client, query, status, message):
    html = page(client, f"/compare/{query}", status)
    assert message in html
    assert 'type="checkbox" name="office"' in html
    assert ('value="lillevik" checked' in html) is ("=lillevik" in query and "offices=" not in query)


def test_compare_takes_six_and_refuses_seven(client):
    slugs = [make_office().slug for _ in range(7)]
    page(client, "/compare/?" + "&".join(f"office={slug}" for slug in slugs[:6]))
    html = page(client, "/compare/?" + "&".join(f"office={slug}" for slug in slugs), 400)
    assert "At most 6 offices can be compared; 7 were given." in html


def test_compare_says_when_it_is_unfair(client):
    pair = page(client, "/compare/?office=lillevik&office=storvik")
    assert "Different time since opening" in pair
    assert "Lillevik: 2½ months after opening; Storvik: about 6 months after opening" in pair
    assert "Different studies" not in pair
    across = page(client, "/compare/?office=lillevik&office=one-leader-office")
    assert "Lillevik: Klemsdal 2008; One-leader office: Vatnøy 2019" in across


def test_what_differs_stands_under_a_heading_that_says_so(client):
    html = page(client, "/compare/?office=lillevik&office=storvik")
    section = html[html.index('<section id="differ"><h2>What differs') :].split('id="same"')[0]
    row = section[section.index('id="row-leader_employer"') :].split("</tr>")[0]
    assert "the state" in row
    assert "the municipality" in row
    assert 'id="row-leadership"' not in section


def test_conflicting_codings_are_both_shown_with_the_reason(client):
    html = page(client, "/offices/one-leader-office/")
    codings = html[html.index('class="codings"') :]
    size = codings[codings.index('/codebook/office_size/"') :].split("</tr>")[0]
    assert "medium-sized" in size
    assert "Also recorded" in size
    assert "not the value shown" in size
    assert "Why this value is shown" in size


def test_explore_has_names_denominators_and_links_to_the_same_list(client):
    html = page(client, "/explore/?x=leadership&y=organisation_model")
    n = sum(1 for office in current_matrix().offices if office.record != "setting")
    assert f"4 offices, {n} records." in html
    assert "vignettes or settings" in html
    url = re.search(r'class="count" href="([^"]+)">2<', html)[1].replace("&amp;", "&")
    assert set(names(page(client, f"{url}&record=case"))) == {"one-leader-office", "storvik"}


def test_explore_of_texts_and_numbers(client):
    assert "text given" in page(client, "/explore/?x=workload&y=leadership")
    html = page(client, "/explore/?x=leadership&y=staff_fte")
    assert ">20" in html.replace("&gt;", ">")
    assert ">100<" in html


def test_explore_keeps_the_selection_and_names_what_is_wrong(client):
    html = page(client, "/explore/?x=leadership&y=office_size&leadership=two_leaders")
    assert 'type="hidden" name="leadership" value="two_leaders"' in html
    assert "There is no dimension “shoe_size”." in page(client, "/explore/?x=shoe_size", 400)
    many = make_dimension("number", key="many")
    for number in range(41):
        code(whole(make_office()), many, number)
    assert "has 41 different numbers here" in page(client, "/explore/?x=many", 400)


def test_a_new_dimension_appears_by_itself(client):
    dimension = make_dimension("multi", ("tea", "coffee"), key="drinks", label_en="Drinks", label_nb="Drikke")
    office = make_office(slug="fifth")
    code(whole(office), dimension, "tea")
    code(whole(office), dimension, ("coffee", False), where_en="the canteen", where_nb="kantina")
    assert names(page(client, "/offices/?drinks=tea")) == ["fifth"]
    assert 'name="drinks" value="coffee"' in page(client, "/offices/")
    assert "not coffee → the canteen" in page(client, "/offices/fifth/")
    assert "ikke coffee nb → kantina" in page(client, "/nb/offices/fifth/")
    assert "Drinks" in page(client, "/compare/?office=fifth&office=lillevik&only=some")
    assert 'id="drinks"' in page(client, "/codebook/")
    assert "fifth" in page(client, "/explore/?x=drinks&y=leadership")


def test_a_vignette_is_never_counted_as_an_office(client):
    before = records(page(client, "/offices/"))
    make_office(record="vignette", slug="v1", name_en="A", name_nb="A")
    make_office(record="setting", slug="s1", name_en="A", name_nb="A")
    html = page(client, "/offices/")
    assert re.search(rf"4 offices\s+among {before + 1} records", html)
    assert "v1" in names(html)
    assert "s1" not in names(html)
    assert "s1" in names(page(client, "/offices/?record=setting"))
    assert "vignettes, not counted as offices" in page(client, "/")


def test_what_is_carried_along_is_in_the_url_and_survives(client):
    html = page(client, "/offices/?compare=lillevik&leadership=one_leader")
    assert 'href="/compare/?office=lillevik' not in html
    assert "Add one more to compare." in html
    form = re.search(r'<button [^>]*form="([\w-]+)" name="compare" value="storvik">', html)[1]
    kept = re.search(rf'<form id="{form}".*?</form>', html, re.S)[0]
    fields = [*re.findall(r'name="(\w+)" value="([^"]*)"', kept), ("compare", "storvik")]
    add = f"/offices/?{urlencode(fields)}"
    assert add == "/offices/?leadership=one_leader&compare=lillevik&compare=storvik"
    both = page(client, add)
    assert "/compare/?office=lillevik&amp;office=storvik" in both
    assert 'type="hidden" name="compare" value="storvik"' in both
    assert "Remove from comparison" in both


def test_long_lists_have_pages(client):
    for _ in range(60):
        make_office()
    first = page(client, "/offices/?compare=lillevik")
    assert len(names(first)) == 20
    url = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    assert url == "/offices/?page=2&compare=lillevik"
    assert len(names(page(client, url))) == 20
    last = -(-records(first) // 20)
    assert len(names(page(client, f"/offices/?page={last}"))) == records(first) - 20 * (last - 1)


def test_an_unknown_office_is_a_404_that_says_so(client):
    assert "There is no office “nobody”." in page(client, "/offices/nobody/", 404)
    assert "There is no such page" in page(client, "/nothing/", 404)
    with translation.override("nb"):
        assert reverse("offices:overview") == "/nb/"


def test_a_draft_is_not_on_the_site(client):
    office = make_office(stage="draft")
    page(client, f"/offices/{office.slug}/", 404)
    Coding.objects.filter(dimension__key="staff_fte", part__visit__office__slug="lillevik").update(stage="withdrawn")
    assert "just over 20" not in page(client, "/offices/lillevik/")


def test_an_empty_database_is_a_page_and_not_an_error(client, monkeypatch):
    from offices.models import Office

    Office.objects.all().delete()
    for path in ("/", "/offices/", "/explore/", "/compare/", "/codebook/", "/sources/"):
        page(client, path)
    assert current_matrix().offices == ()


def test_an_office_without_published_visits_has_a_page(client):
    make_office(visits=0, slug="bare")
    assert "not yet coded" in page(client, "/offices/bare/")


def test_every_value_opens_its_evidence(client):
    """Each published coding's first source is on the profile, in a note that opens without a script."""
    html = page(client, "/offices/storvik/")
    assert html.count("popovertarget=") >= 100
    assert html.count('class="ev-item"') >= Coding.objects.filter(part__visit__office__slug="storvik").count()
