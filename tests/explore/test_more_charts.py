"""Services, the map of the evidence, 2008 and the third dimension: counts, links, words, wrong addresses."""

import json
import re
from decimal import Decimal
from html import unescape

import plotly.graph_objects as go
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from offices.data.offices import load_offices
from offices.data.records import Number
from offices.evidence.indicators.chart import Line, Point
from offices.evidence.shares import chart as shares_chart
from offices.evidence.shares.words import shares
from offices.explore.services.words import services_matrix, shown_slugs
from offices.matrix.counting import select
from offices.matrix.filters import read_selection
from offices.matrix.selection import Selection
from offices.models import Dimension, Finding
from tests.builders import code, make_office, whole
from tests.editions import current_evidence, current_matrix
from tests.oracle import Oracle
from tests.page.test_pages import page, records

pytestmark = pytest.mark.django_db

PATHS = [
    "/explore/services/",
    "/explore/services/?visit=any&record=case",
    "/explore/trajectories/",
    "/evidence/map/",
    "/indicators/2008/",
    "/explore/?x=leadership&y=organisation_model&panel=office_size",
    "/explore/?x=staff_fte&y=staff_headcount",
    "/explore/?x=staff_fte&y=staff_headcount&panel=leadership&visit=any",
]


def number(low, high="same", comparator="="):
    high = low if high == "same" else high
    return Number(*(None if one is None else Decimal(one) for one in (low, high)), comparator)


def text_of(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html)))


def figures(html: str, narrow: bool = False) -> list[dict]:
    """The figures that charts.js draws from: those for a desk, or those for a phone."""
    found = re.findall(r'<script id="([^"]+)" type="application/json">(.*?)</script>', html)
    return [json.loads(one) for name, one in found if name.endswith("-narrow") is narrow]


# All pages


@pytest.mark.parametrize("path", [*PATHS, *(f"/nb{path}" for path in PATHS)])
def test_contract_of_each_page(client, path):
    html = page(client, path)
    assert html.count("<h1") == 1
    assert f'<html lang="{"nb" if path.startswith("/nb/") else "en"}">' in html
    assert " style=" not in html
    assert '<figure class="chart"' in html or '<table class="map" ' in html or "panel=" in path
    has_figure = "data-chart=" in html
    assert ("js/charts.js" in html) is has_figure, "the library is asked for only where a chart is"
    for one in (*figures(html), *figures(html, narrow=True)):
        go.Figure(one)  # Plotly knows every word of it
    assert html.count("<figcaption>") == html.count("<figure")
    assert len(html) < 150_000


def test_queries_do_not_grow_with_the_number_of_offices(client):
    def count(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            page(client, path)
        return len(captured)

    before = {path: count(path) for path in PATHS}
    assert {path: n for path, n in before.items() if n > 9} == {}
    scale, staff = Dimension.objects.get(key="model_scale"), Dimension.objects.get(key="staff_fte")
    for _ in range(15):
        part = whole(make_office(visits=3))
        code(part, scale, "separate_lines")
        code(part, staff, 12)
    assert {path: n for path in PATHS if (n := count(path)) > before[path] + 1} == {}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/explore/services/?leadership=three", "“leadership” cannot be “three”. Allowed: one_leader, two_leaders"),
        ("/explore/services/?page=2", "There is no parameter “page”."),
        ("/explore/trajectories/?leadership=one_leader", "There is no parameter “leadership”."),
        ("/evidence/map/?theme=size", "There is no parameter “theme”."),
        ("/indicators/2008/?year=2009", "There is no parameter “year”."),
        ("/explore/?panel=shoe_size", "There is no dimension “shoe_size”."),
        ("/explore/?panel=staff_fte", "“panel” cannot be “staff_fte”: a number has no categories."),
        ("/explore/?panel=office_size&panel=leadership", "“panel” can be given only once."),
        ("/explore/?x=municipal_services&y=municipal_services&panel=office_size", "more than 1500"),
        ("/explore/?panel=<script>alert(1)</script>", "There is no dimension “<script>"),
    ],
)
def test_a_wrong_parameter_is_named_and_the_page_still_there(client, path, message):
    html = page(client, path, 400)
    assert message in text_of(html.replace("&lt;script&gt;", "&lt;script&gt;"))
    assert "<script>alert" not in html
    assert "<h1" in html


def test_what_a_curator_writes_is_shown_as_text(client):
    hostile = "<img src=x onerror=1>"
    one = make_office(slug="hostile", name_en=hostile)
    code(whole(one), Dimension.objects.get(key="model_scale"), "separate_lines")
    code(whole(one), Dimension.objects.get(key="staff_fte"), 30)
    services = Dimension.objects.get(key="municipal_services")
    code(whole(one), services, ("refugee_service", False), where_en=hostile, where_nb="x")
    for path in PATHS:
        assert "<img" not in page(client, path)


def test_an_empty_database_gives_pages(client):
    from offices.models import Indicator, Office, Question

    Office.objects.all().delete()
    Question.objects.all().delete()
    Finding.objects.all().delete()
    Indicator.objects.all().delete()
    for path in PATHS[:5]:
        page(client, path)


def test_the_views_can_be_reached(client):
    assert 'href="/explore/services/"' in page(client, "/explore/")
    assert 'href="/explore/trajectories/"' in page(client, "/explore/")
    assert 'href="/evidence/map/"' in page(client, "/evidence/")
    assert 'href="/indicators/2008/"' in page(client, "/indicators/")
    assert 'href="/nb/evidence/map/"' in page(client, "/nb/evidence/")
    assert "panel" not in re.search(r'href="(/api/v1/crosstab/[^"]*)"', page(client, PATHS[5]))[1]


# Services


def made_services(selection: Selection | None = None):
    matrix, query = current_matrix(), selection or Selection()
    slugs = shown_slugs(matrix, select(matrix, query))
    return services_matrix(matrix, query, load_offices(matrix.edition, slugs, dimensions=["municipal_services"]))


def test_each_service_is_in_out_not_stated_or_not_yet_coded():
    made = made_services()
    columns = [head.office.slug for head in made.heads]
    assert columns[:4] == ["lillevik", "one-leader-office", "storvik", "two-leader-office"]
    cells = {
        (slug, str(row.category.label)): cell
        for row in made.rows
        for slug, cell in zip(columns, row.cells, strict=True)
    }
    drugs = cells["lillevik", "drug treatment"]
    assert (drugs.state, drugs.values[0].text) == ("out", "✗ elsewhere")
    assert drugs.values[0].note.startswith("Where it lies: another municipal unit.")
    assert cells["storvik", "child welfare"].values[0].text == "✗ not in the office"
    assert drugs.values[0].places
    assert cells["lillevik", "refugee service"].values[0].text == "✓ in the office"
    silent = cells["lillevik", "debt counselling"]
    assert (silent.state, silent.values[0].text, bool(silent.values[0].places)) == ("silent", "not stated", True)
    assert cells["one-leader-office", "drug treatment"].state == "no-row"
    assert cells["one-leader-office", "drug treatment"].values[0].text == "not yet coded"


def test_vignettes_come_after_offices_look_different_and_only_where_they_say_something(client):
    made = made_services()
    kinds = [head.office.record != "case" for head in made.heads]
    assert kinds == sorted(kinds)
    assert any(kinds)
    assert made.n_silent == made.match.count - len(made.heads)
    html = page(client, "/explore/services/")
    assert html.count('<th scope="col" class="vignette">') == sum(kinds) * 2, "above those that are folded again"
    for head in made.heads:
        assert f'href="/offices/{head.office.slug}/"' in html


@pytest.mark.parametrize(
    "query",
    ["", "leadership=one_leader", "municipal_services=drug_measures", "visit=any",
     "municipal_services=drug_measures&municipal_services=refugee_service",
     "municipal_services=drug_measures&municipal_services=refugee_service&municipal_services_match=all"],
)  # fmt: skip
def test_each_count_of_services_is_what_the_oracle_and_the_link_say(client, query, rf):
    matrix, oracle = current_matrix(), Oracle()
    selection = read_selection(matrix, rf.get(f"/?{query}").GET).selection
    labels = {str(one.label): one.key for one in matrix.dimensions["municipal_services"].categories}
    for row in made_services(selection).rows:
        word = labels[str(row.category.label)]
        seen = [one for one in oracle.visits_for(selection) if word in one.words("municipal_services")]
        assert row.n_offices == len({one.office.slug for one in seen if one.office.record == "case"})
        assert row.n_offices + row.n_others == len({one.office.slug for one in seen})
        if row.url:
            assert records(page(client, row.url)) == row.n_offices + row.n_others


def test_services_that_only_vignettes_tell_of_are_folded_with_their_count(client):
    made = made_services()
    told, rest = made.parted
    assert [*told, *rest] != made.rows or not rest
    assert sorted(map(id, [*told, *rest])) == sorted(map(id, made.rows))
    assert told
    assert rest
    cases = [place for place, head in enumerate(made.heads) if head.office.record == "case"]
    assert not [row for row in rest for place in cases if row.cells[place].state in ("in", "out")]
    html = page(client, "/explore/services/")
    assert f"{len(rest)} more services, of which only vignettes or settings tell" in text_of(html)
    assert html.count('<tr><th scope="row">') >= len(made.rows)


def test_the_title_of_services_names_what_all_studied_offices_have_and_by_whose_word():
    made = made_services()
    assert str(made.caption) == "In all 4 studied offices: social assistance and refugee service"
    assert len(made.caption.rests_on) == 8
    office = make_office(slug="fifth")
    code(
        whole(office),
        Dimension.objects.get(key="municipal_services"),
        "refugee_service",
        certainty="inferred",
        inferred_from_en="x",
        inferred_from_nb="x",
    )
    assert str(made_services().caption) == "In all 5 studied offices: refugee service, by our reading"
    assert str(made_services(Selection({"leadership": ("two_leaders",)})).caption) == (
        "Which municipal services lie in which office"
    ), "of one office nothing is common"


def test_a_filter_on_services_leaves_the_columns_that_match(client):
    html = page(client, "/explore/services/?leadership=two_leaders")
    assert 'href="/offices/two-leader-office/"' in html
    assert 'href="/offices/lillevik/"' not in html


def test_a_service_that_is_only_planned_is_beside_and_not_in(client):
    one = make_office(slug="planner")
    services = Dimension.objects.get(key="municipal_services")
    code(whole(one), services, "child_welfare", realisation="planned")
    made = made_services()
    place = [head.office.slug for head in made.heads].index("planner")
    cell = next(row.cells[place] for row in made.rows if str(row.category.label) == "child welfare")
    assert cell.state == "no-row"
    assert [other.realisation for other in cell.others] == ["planned"]


# 2008


def test_the_figures_of_2008_are_dots_and_the_range_is_never_a_value(client):
    (made,) = figures(page(client, "/indicators/2008/"))
    bars = next(trace for trace in made["data"] if trace["type"] == "bar")
    dots = next(trace for trace in made["data"] if trace["type"] == "scatter")
    assert sorted(dots["x"]) == [28, 78, 89, 93]
    assert dots["mode"] == "markers+text"
    assert (bars["base"], bars["x"]) == ([7, 7, 7, 7], [50, 50, 50, 50])
    assert bars["marker"]["color"] == "rgba(0,0,0,0)"
    assert not set(bars["y"]) & set(dots["y"]), "a row has a value or a range, never both"
    assert 32 not in dots["x"], "the middle of the range is nowhere"
    assert all("7 to 57 per cent over four services" in text for text in bars["hovertext"])


def test_2008_says_its_base_its_source_and_that_it_is_retold(client):
    html = text_of(page(client, "/indicators/2008/"))
    assert "Base: 187 of the 201 municipal or district offices" in html
    assert "Monkerud 2008, as told in Larsen et al. 2012" in html
    assert "4 shares, each drawn as a dot. 4 services of which only one range" in html
    assert "What the other municipalities have is not stated." in html
    assert "only in words" in html
    assert "not comparable with the figure above" not in html, "the figure above is not on this page"


def test_every_mark_of_2008_leads_to_its_row(client):
    html = page(client, "/indicators/2008/")
    (made,) = figures(html)
    urls = [url for trace in made["data"] for url in trace["customdata"]]
    assert len(urls) == 8
    for url in urls:
        assert f'<tbody id="{url[1:]}">' in html
    english, norwegian = (shares(current_evidence(), current_matrix(), one) for one in ("en", "nb"))
    assert (
        [row.indicator.key for row in english.table]
        == [row.indicator.key for row in norwegian.table]
        == urls_by_row(made)
    )


def urls_by_row(made: dict) -> list[str]:
    places = {
        place: url[1:] for trace in made["data"] for place, url in zip(trace["y"], trace["customdata"], strict=True)
    }
    return [places[place] for place in sorted(places, reverse=True)]


def test_open_bounds_of_a_share_reach_to_the_end_and_about_is_open():
    lines = [
        Line("a", "#a", (Point("", number(80, None, ">"), "a", False),)),
        Line("b", "#b", (Point("", number(40, 40, "~"), "b", False),)),
    ]
    made = shares_chart.shares_figure(lines, "per cent", ("share", "range"))
    bar, dot = made["data"]
    assert (bar["base"], bar["x"]) == ([80], [20])
    assert dot["marker"]["symbol"] == ["circle-open"]


def test_both_languages_are_kept_apart(client):
    english, norwegian = page(client, "/indicators/"), page(client, "/nb/indicators/")
    assert english != norwegian
    assert page(client, "/indicators/") == english
