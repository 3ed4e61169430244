"""Choosing and comparing: what is carried along, phases, switches; every state survives reload, language and mail."""

import html
import random
import re

import pytest

from offices.models import Citation, Comparison, Dimension, Office
from tests.builders import code, make_comparison, make_dimension, make_office, whole
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db
PLACES = ("/", "/offices/", "/offices/storvik/", "/explore/", "/evidence/", "/indicators/", "/codebook/leadership/",
          "/codebook/", "/sources/", "/sources/larsen2012/", "/search/?q=leder", "/about/", "/compare/",
          "/offices/lillevik/similar/", "/explore/services/", "/explore/trajectories/", "/explore/truth-table/",
          "/evidence/map/", "/evidence/gaps/", "/evidence/hypotheses/", "/indicators/2008/")  # fmt: skip


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:1000]
    return response.content.decode()


def links(text: str) -> list[str]:
    """The pages that a page links to, apart from what changes the choice."""
    tags = re.findall(r"<a [^>]+>", text)
    found = [re.search(r'href="(/[^"]*)"', tag) for tag in tags if "data-tray" not in tag]
    return [html.unescape(one[1]) for one in found if one and not one[1].startswith(("/api/", "/static/", "/admin/"))]


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_what_is_chosen_is_on_every_page_and_in_every_link(client, path, prefix):
    mark = "&" if "?" in path else "?"
    text = page(client, f"{prefix}{path}{mark}compare=lillevik&compare=storvik.first-visit")
    assert '<aside class="tray"' in text
    found = links(text)
    assert len(found) > 8
    for link in found:
        assert "compare=lillevik&compare=storvik.first-visit" in link, link
    for form in re.findall(r"<form [^>]*>(?:(?!</form>).)*", text, re.S):
        if "data-tray" not in form:
            assert 'name="compare" value="lillevik"' in form
    assert all("compare=" not in link for link in links(page(client, f"{prefix}{path}")))


def test_a_profile_puts_its_office_in_and_takes_it_out(client):
    text = page(client, "/offices/storvik/?compare=lillevik")
    url = html.unescape(re.search(r'data-tray href="([^"]+)">Add to comparison', text)[1])
    assert url == "/offices/storvik/?compare=lillevik&compare=storvik"
    both = page(client, url)
    assert "/compare/?office=lillevik&amp;office=storvik" in both
    assert 'href="/offices/storvik/?compare=lillevik">Remove from comparison' in both


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/explore/", "/explore/?x=staff_fte&y=municipality_population", "/explore/services/"),
        *("/explore/trajectories/", "/explore/truth-table/", "/codebook/leadership/", "/search/?q=Lillevik"),
        *("/offices/storvik/similar/", "/nb/explore/"),
    ],
)
def test_every_list_and_chart_can_put_an_office_in_and_take_it_out(client, path):
    add = r'data-tray href="([^"]+)"\s+title="[^"]+"><span aria-hidden="true">[+]</span><span[^>]*>[^<]*: Lillevik<'
    url = html.unescape(re.search(add, page(client, path))[1])
    assert url.endswith("compare=lillevik")
    chosen = page(client, url)
    assert '<aside class="tray"' in chosen
    back = html.unescape(re.search(add.replace("[+]", "✓"), chosen)[1])
    assert back == path


def test_six_are_enough(client):
    chosen = "&".join(f"compare={make_office().slug}" for _ in range(6))
    assert "Add to comparison" not in page(client, f"/offices/storvik/?{chosen}")
    assert "At most 6 offices" in page(client, f"/about/?{chosen}&compare=storvik", 400)


@pytest.mark.parametrize("path", PLACES)
def test_an_unknown_office_is_named_on_every_page(client, path):
    mark = "&" if "?" in path else "?"
    text = page(client, f"{path}{mark}compare=nobody&compare=lillevik", 400)
    assert "There is no office “nobody”." in text
    assert 'class="tray"' in text, "the rest is kept"


def test_an_office_beside_itself_then_and_now(client):
    text = page(client, "/offices/one-leader-office/")
    url = html.unescape(re.search(r'href="(/compare/\?[^"]+)">Compare its phases', text)[1])
    phases = re.findall(r"office=one-leader-office\.([\w-]+)", url)
    assert phases == [one for one in current_matrix().visit_keys if one in phases][: len(phases)] or len(phases) > 1
    compared = page(client, url)
    tables = compared.count('<table class="compare')
    assert tables
    assert compared.count('scope="col" role="columnheader"') == len(phases) * tables
    assert "two leaders" in compared
    assert "one leader" in compared


def test_a_phase_can_be_chosen_and_a_wrong_one_is_named(client):
    text = page(client, "/compare/?office=lillevik&office=one-leader-office.start")
    assert '<option value="one-leader-office.start" selected>' in text
    assert '<option value="lillevik.first-visit" selected>' in text
    wrong = page(client, "/compare/?office=lillevik&office=one-leader-office.never", 400)
    assert "“one-leader-office” has no visit “never”." in wrong
    assert "one-leader-office.start" in wrong
    body = client.get("/api/v1/compare/?office=lillevik&office=one-leader-office.start").json()
    latest = client.get("/api/v1/compare/?office=lillevik&office=one-leader-office").json()
    assert body["rows"] != latest["rows"]


def rows(text: str) -> int:
    return text.count('<th scope="row" role="rowheader">')


def test_switches_leave_rows_and_the_counts_are_of_all(client):
    base = "/compare/?office=lillevik&office=storvik"
    everything, differ, coded = (page(client, f"{base}{more}") for more in ("", "&only=differ", "&only=coded"))
    both = page(client, f"{base}&only=differ&only=coded")
    assert rows(coded) > rows(both) > 0
    assert rows(differ) >= rows(both)
    told = re.search(r"(\d+) of (\d+) rows differ", everything)
    kinds = {kind: page(client, f"{base}&only={kind}") for kind in ("same", "told", "some")}
    assert all(f"only={kind}#rows" in everything for kind in kinds)
    unknown = int(re.search(r'id="none"><summary>.*?\((\d+):', everything, re.S)[1])
    assert rows(differ) == rows(everything) == int(told[1])
    assert rows(everything) + sum(map(rows, kinds.values())) + unknown == int(told[2])
    assert told[0] in differ, "the counts do not change with the switch"
    assert 'aria-current="true">✓ Only rows that differ' in differ
    assert "“only” cannot be “all”. " in re.sub("<[^>]+>", " ", page(client, f"{base}&only=all", 400))


def test_rows_are_parted_by_what_can_be_taken_from_them(client):
    text = page(client, "/compare/?office=lillevik&office=storvik")
    assert re.findall(r'<(section|details|p)[^>]* id="(differ|same|told|some|none)"', text) == [
        ("section", "differ"), *(("details", kind) for kind in ("same", "told", "some", "none")),
    ]  # fmt: skip
    of_none = text[text.index('id="none"') : text.index("</details>", text.index('id="none"'))]
    assert Dimension.objects.get(key="leader_result_contract").label_en in html.unescape(of_none)
    assert "<table" not in of_none


def test_of_many_offices_a_page_shows_a_group_at_a_time(client):
    base = "/compare/?office=lillevik&office=storvik&office=one-leader-office"
    text = page(client, base)
    links = [html.unescape(one) for one in re.findall(r'href="([^"]*group=[^"]*)"', text)]
    assert len(links) > 10
    size = page(client, next(one for one in links if "group=size" in one))
    assert 'href="/codebook/office_size/' in size
    assert 'href="/codebook/leadership/' not in size
    assert "“group” cannot be “nothing”." in re.sub("<[^>]+>", " ", page(client, f"{base}&group=nothing", 400))
    told = re.search(r"\d+ of \d+ rows differ", text)[0]
    assert told in size, "the counts are of all groups"
    file = client.get(f"{base}&group=size&format=csv").content.decode()
    assert "Leadership" in file, "a file has all groups"


def test_what_the_author_compares_is_marked_and_can_be_had_alone(client):
    pair = [Office.objects.get(slug=slug) for slug in ("lillevik", "storvik")]
    Comparison.objects.all().delete()
    dimension = Dimension.objects.get(key="office_size")
    made = make_comparison(*pair, dimension=dimension, citation=Citation.objects.get(key="3.1-size"))
    base = "/compare/?office=lillevik&office=storvik"
    alone = page(client, f"{base}&only=compared")
    assert rows(alone) == 1
    assert "side by side in it:</p>" in alone
    assert 'href="/codebook/office_size/' in alone
    (row,) = [one for one in client.get(f"/api/v1{base}").json()["rows"] if one["compared_by"]]
    assert row["compared_by"][0]["offices"] == ["lillevik", "storvik"]
    assert "Where authors compare offices in it" in page(client, "/codebook/office_size/")
    made.offices.remove(pair[0])
    assert rows(page(client, f"{base}&only=compared")) == 0, "one office is no comparison"


def test_turning_every_switch_twice_gives_the_page_again(client):
    start = "/compare/?office=lillevik&office=storvik&only=differ"
    for label in ("Only rows that differ", "Only rows where all have a value") * 2:
        start = html.unescape(re.search(rf'href="([^"]+)"[^>]*>(?:✓ )?{label}', page(client, start))[1])
    assert start == "/compare/?office=lillevik&office=storvik&only=differ"


def test_findings_about_just_these_offices(client):
    pair = page(client, "/compare/?office=lillevik&office=storvik")
    assert "Findings that rest on just these offices" in pair
    assert "/evidence/klemsdal2008-" in pair
    assert "/evidence/vatnoy2019-f10/" not in pair


def test_not_evaluated_is_said_of_the_pair(client):
    assert re.search("not evaluat|not an evaluation", page(client, "/compare/?office=lillevik&office=storvik"), re.I)


def test_any_or_all_of_several_categories(client):
    dimension = make_dimension("multi", ("tea", "coffee"), key="drinks")
    for slug, held in (("both", ("tea", "coffee")), ("one", ("tea",))):
        office = make_office(slug=slug)
        for category in held:
            code(whole(office), dimension, category)
    count = r'id="found"[^>]*>(\d+) office'
    assert re.search(count, page(client, "/offices/?drinks=tea&drinks=coffee"))[1] == "2"
    text = page(client, "/offices/?drinks=tea&drinks=coffee&drinks_match=all")
    assert re.search(count, text)[1] == "1"
    assert 'name="drinks_match" value="all" checked' in text


def test_every_state_survives_a_change_of_language_and_back(client):
    chance, matrix = random.Random(7), current_matrix()
    slugs = [office.slug for office in matrix.offices]
    categorical = [(key, list(one.by_key)) for key, one in matrix.dimensions.items() if one.categories]
    for _ in range(25):
        params = [("compare", slug) for slug in chance.sample(slugs, chance.randint(0, 3))]
        for key, words in chance.sample(categorical, 2):
            params += [(key, word) for word in chance.sample(words, 1)]
        if chance.random() < 0.5:
            params.append(("visit", "any"))
        path = f"/offices/?{'&'.join(f'{name}={value}' for name, value in params)}"
        there = re.search(r'class="language" href="([^"]+)"', page(client, path))[1]
        norwegian = page(client, html.unescape(there))
        back = html.unescape(re.search(r'class="language" href="([^"]+)"', norwegian)[1])
        assert back == path
        pattern = r'id="found"[^>]*>(\d+)'
        assert re.search(pattern, norwegian)[1] == re.search(pattern, page(client, path))[1]


@pytest.mark.parametrize(
    "path",
    [
        "/compare/?office=lillevik&office=storvik.first-visit&only=differ&only=coded",
        "/explore/?x=office_size&y=work_division&panel=leadership&record=case&compare=storvik",
        "/explore/truth-table/?condition=leadership%3Aone_leader&condition=staff_fte%3Amin%3A20"
        "&outcome=goal_clarity%3Aclear&cases=visits",
        "/offices/lillevik/similar/?match=office_size&differ=leadership&order=farthest&compare=storvik",
        "/evidence/?theme=size&direction=hinders&q=sykefrav%C3%A6r",
        "/explore/services/?record=vignette&q=rus",
        "/search/?q=%C3%B8st",
    ],
)
def test_a_state_mailed_as_a_link_is_the_same_in_both_languages(client, path):
    """Reload, back and mail all ask for the address again; the other language and back is the address again."""
    first = page(client, path)
    assert page(client, path) == first
    there = html.unescape(re.search(r'class="language" href="([^"]+)"', first)[1])
    assert there == f"/nb{path}"
    norwegian = page(client, there)
    assert html.unescape(re.search(r'class="language" href="([^"]+)"', norwegian)[1]) == path
    for what in ("<tr", "<article", 'class="chip', " selected", " checked"):
        assert norwegian.count(what) == first.count(what), what
