"""Explore: a third dimension as panels, two numbers as a scatter, and cells that lead to just their records."""

import re
from dataclasses import replace
from html import unescape

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offices.data.records import Number, Pair
from offices.explore.crosstab.words import narrowed_to
from offices.explore.scatter import chart as scatter_chart
from offices.explore.scatter.dots import told_of
from offices.explore.scatter.words import MOST_DRAWN
from offices.matrix.selection import Selection
from offices.models.vocabulary import MISSING_LABELS
from tests.builders import code, make_dimension, make_office, whole
from tests.compare.test_comparison import STAFF, coding, office
from tests.editions import current_matrix
from tests.explore.test_more_charts import figures, number, text_of
from tests.oracle import Oracle
from tests.page.test_pages import page, records

pytestmark = pytest.mark.django_db


def test_each_panel_holds_the_records_of_its_category_and_no_others(client):
    oracle, html = Oracle(), page(client, "/explore/?x=leadership&y=organisation_model&panel=office_size")
    size = current_matrix().dimensions["office_size"]
    panels = re.findall(rf"<section><h2[^>]*>{size.label}: ([^<]+)</h2>(.*?)</section>", html, re.S)
    words = {**{str(one.label): one.key for one in size.categories}, **{str(v): k for k, v in MISSING_LABELS.items()}}
    everybody = oracle.visits_for(Selection())
    for label, table in panels:
        wanted = {one.office.slug for one in everybody if words[label] in one.words("office_size")}
        assert f" {len(wanted)} records." in text_of(table)
        named = re.findall(r'href="/offices/([\w-]+)/"', table)
        unnamed = [int(n) for n in re.findall(r"and (\d+) more", table)]
        assert set(named) <= wanted
        assert len(named) + sum(unnamed) == len(wanted), (
            "leadership and model hold one value each, so one cell an office"
        )
    assert {words[label] for label, _table in panels} == {
        word for one in everybody for word in one.words("office_size") - {"coded"}
    }, "every category that occurs has its panel, so has every way of being without one"
    heads = {re.search(r"<thead>.*?</thead>", table, re.S)[0] for _label, table in panels}
    assert len(heads) == 1, "all have the same columns"


@pytest.mark.parametrize(
    "query",
    [
        "x=leadership&y=organisation_model&panel=office_size",
        "x=leadership&y=office_size&panel=municipal_services",
        "x=leadership&y=municipal_services&municipal_services=drug_measures",
        "x=municipal_services&y=municipal_services",
        "x=municipal_services&y=leadership&panel=office_size&visit=any&record=case",
        "x=leader_background&y=leadership&leader_background=aetat&leader_background=trygd",
        "x=municipal_services&y=leadership&municipal_services=social_assistance&municipal_services=refugee_service"
        "&municipal_services_match=all",
    ],
)
def test_each_linked_cell_leads_to_just_its_records(client, query):
    html = page(client, f"/explore/?{query}")
    cells = re.findall(r'<td><a class="count" href="([^"]+)">(\d+)</a>(.*?)</td>', html, re.S)
    assert cells
    for url, cases, rest in cells[::3]:
        others = re.search(r"and (\d+) vignette", rest)
        listed = page(client, unescape(url))
        assert records(listed) == int(cases) + (int(others[1]) if others else 0), url


def test_what_no_address_can_say_has_no_link():
    services = current_matrix().dimensions["municipal_services"]
    either = Selection({"municipal_services": ("drug_measures", "refugee_service")})
    assert narrowed_to(either, services, "debt_counselling") is None
    assert narrowed_to(either, services, "refugee_service").choices["municipal_services"] == ("refugee_service",)
    assert narrowed_to(Selection(), services, "none_held") is None
    both = narrowed_to(Selection({"municipal_services": ("drug_measures",)}), services, "refugee_service")
    assert (both.choices["municipal_services"], both.match_all) == (
        ("drug_measures", "refugee_service"),
        frozenset({"municipal_services"}),
    )


def test_an_empty_panel_parameter_is_one_table(client):
    assert "<section><h2" not in page(client, "/explore/?x=leadership&y=office_size&panel=")


def dot(name: str, x=None, y=None, record: str = "case", slug: str = ""):
    one = replace(office(slug or name), name=Pair(name, name), record=record)
    across, up = ((coding(STAFF, number=amount),) if amount else () for amount in (x, y))
    told = tuple(told_of(cell, replace(STAFF, label=Pair("x", "x"))) for cell in (across, up))
    return scatter_chart.Dot(one, one.visits[0], "", across, up, told)


def test_exact_about_range_and_vignettes_look_different():
    dots = [
        dot("a", number(10), number(5)),
        dot("b", number(20, 20, "~"), number(5)),
        dot("c", number(20, None, ">"), number(3, 5)),
        dot("d", number(30), number(5), "vignette"),
    ]
    made = scatter_chart.scatter_figure(dots, "x", "y")
    go.Figure(made)
    assert [trace["marker"]["symbol"] for trace in made["data"]] == [
        "circle", "circle-open-dot", "circle-open", "diamond",
    ]  # fmt: skip
    bound = made["data"][2]
    assert bound["error_x"]["arrayminus"] == [None]
    assert bound["error_x"]["array"][0] > 0
    assert (bound["error_y"]["array"], bound["error_y"]["arrayminus"]) == ([1], [1])
    assert [trace["text"] for trace in made["data"]] == [["a"], ["b"], ["c"], ["d"]]
    assert made["data"][0]["customdata"] == ["/offices/a/"]
    assert "more than 20" in bound["hovertext"][0]


def test_a_missing_number_has_its_place_beside_the_axis():
    made = scatter_chart.scatter_figure([dot("a", number(10)), dot("b", number(20), number(5))], "x", "y")
    axis = made["layout"]["yaxis"]
    assert axis["ticktext"][0] == "no<br>value"
    assert made["data"][0]["y"][0] == axis["tickvals"][0] < min(axis["tickvals"][1:])
    assert made["layout"]["xaxis"]["ticktext"][0] != "no<br>value"
    assert "no value" in made["data"][0]["hovertext"][0]


amounts = st.decimals(0, 1_000_000, places=1)


@given(st.lists(st.tuples(amounts, amounts, st.sampled_from(["=", "~", ">", "<"])), min_size=1, max_size=8))
def test_no_mark_and_no_known_bound_lies_outside_the_axis(pairs):
    numbers = []
    for one, two, sign in pairs:
        low, high = sorted((one, two))
        numbers.append(Number(*{">": (low, None), "<": (None, high), "~": (low, low)}.get(sign, (low, high)), sign))
    axis = scatter_chart.axis_of(numbers)
    for one in numbers:
        for bound in (one.low, one.high):
            assert bound is None or axis.low - 1e-6 <= float(bound) <= axis.high + 1e-6
    assert axis.band < axis.low < axis.high
    ticks = list(scatter_chart.ticks_of(axis))
    assert 2 <= len(ticks) <= 14
    assert ticks == sorted(set(ticks))


def test_the_scatter_s_marks_are_its_rows_and_the_rest_is_named(client):
    html = page(client, "/explore/?x=staff_fte&y=staff_headcount")
    (made,) = figures(html)
    marks = sorted(url for trace in made["data"] for url in trace["customdata"])
    table = html[html.index('class="chart-table"') : html.index("</details></figure>".replace("</details>", "")) :]
    rows = sorted(re.findall(r'<tr[^>]*>\s*<th scope="row"><a href="([^"]+)"', table))
    oracle = Oracle()
    valued = {
        one.office.slug
        for one in oracle.visits_for(Selection())
        if {"coded"} & (one.words("staff_fte") | one.words("staff_headcount"))
    }
    assert marks == rows == sorted(f"/offices/{slug}/" for slug in valued)
    n = len(oracle.slugs(Selection())) - len(valued)
    rest = html[html.index(f"{n} records without either number") :].split("</details>")[0]
    more = re.search(r"and (\d+) more", rest)
    assert rest.count("<a href") + (int(more[1]) if more else 0) == n
    assert f"of {len(oracle.slugs(Selection()))} records" in text_of(html)


def test_no_more_marks_are_drawn_than_can_be_read_and_the_page_says_so(client):
    heads = make_dimension("number", key="heads")
    for amount in range(MOST_DRAWN + 5):
        code(whole(make_office()), heads, amount)
    html = page(client, "/explore/?x=heads&y=staff_fte")
    (made,) = figures(html)
    assert sum(len(trace["x"]) for trace in made["data"]) <= MOST_DRAWN
    assert f"The first {MOST_DRAWN} are drawn" in text_of(html)


def test_a_panel_of_many_says_how_many_of_it_are_drawn(client):
    heads, colour = make_dimension("number", key="heads"), make_dimension(key="colour")
    for amount in range(MOST_DRAWN + 6):
        part = whole(make_office())
        code(part, heads, amount)
        code(part, colour, "red" if amount % 2 else "blue")
    html = page(client, "/explore/?x=heads&y=staff_fte&panel=colour")
    drawn = [sum(len(trace["x"]) for trace in one["data"]) for one in figures(html)]
    assert sum(drawn) <= MOST_DRAWN
    half = MOST_DRAWN // 2 + 3
    for n in drawn:
        if n < half and n > 5:
            assert f"The first {n} are drawn" in text_of(html)
