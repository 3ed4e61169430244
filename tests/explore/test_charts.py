"""The model map's figure: plain data, escaped names, a place for what is missing. No database, no browser."""

import json
from dataclasses import replace
from decimal import Decimal

from offices.data.records import CategoryRecord, Number, Pair
from offices.explore.model_map.chart import map_figure
from offices.explore.model_map.places import marks
from offices.explore.model_map.words import model_map
from offices.figure.linear import middle
from offices.table.table import Table
from tests.compare.test_comparison import coding, dimension, office

STEPS = tuple(CategoryRecord(key, Pair(key.replace("_", " "))) for key in ("separate_lines", "in_between", "radical"))
SCALE = replace(dimension("model_scale", "ordinal"), categories=STEPS)
LABELS = [str(one.label) for one in STEPS]
LEADERS = tuple(CategoryRecord(key, Pair(key)) for key in ("one_leader", "two_leaders", "three_leaders"))
LEADERSHIP = replace(dimension("leadership", "nominal"), categories=LEADERS)
FTE, HEADS = dimension("staff_fte", "number"), dimension("staff_headcount", "number")
DIMENSIONS = {one.key: one for one in (SCALE, LEADERSHIP, FTE, HEADS)}


def on_map(slug: str, step: str | None = "radical", staff: Number | None = None, leader: str = "one_leader", **values):
    codings = [coding(LEADERSHIP, category=leader)]
    codings += [coding(SCALE, category=step)] if step else []
    codings += [coding(FTE, number=staff)] if staff else []
    return office(slug, *codings, **values)


def moved(slug: str, *steps: str):
    """An office with a phase at each of these places, the last one observed."""
    visits = [replace(on_map(slug, step).visits[0], key=f"v{n}", basis="retrospective") for n, step in enumerate(steps)]
    visits[-1] = replace(visits[-1], basis="observed")
    return replace(on_map(slug), visits=tuple(visits))


def number(low, high=None, comparator="="):
    return Number(Decimal(low), Decimal(high) if high else None, comparator)


def cells(table: Table, *keys: str) -> list[tuple[str, ...]]:
    """The words of these columns, row by row."""
    places = [[head.key for head in table.columns].index(key) for key in keys]
    return [tuple(str(row[place]) for place in places) for row in table.rows]


def drawn(*offices):
    return map_figure(marks(offices, DIMENSIONS), LABELS)


def test_one_mark_is_one_office_with_its_name_and_its_page():
    made = drawn(on_map("a", staff=number(20, 20)), on_map("b", "separate_lines", number(100, 100), "two_leaders"))
    assert [trace["name"] for trace in made["data"]] == ["one leader", "two leaders"]
    assert made["data"][0]["customdata"] == ["/offices/a/"]
    assert [trace["marker"]["symbol"] for trace in made["data"]] == [["circle"], ["square"]]
    assert [trace["text"] for trace in made["data"]] == [["a"], ["b"]]
    assert json.loads(json.dumps(made, allow_nan=False)), "plain data, no NaN"


def test_what_is_missing_has_its_own_place():
    made = drawn(on_map("a", None), on_map("b", staff=number(20, 20)))
    assert made["data"][0]["x"] == [3, 2]
    assert made["layout"]["yaxis"]["tickvals"][0] == made["data"][0]["y"][0] < made["data"][0]["y"][1]
    assert made["layout"]["xaxis"]["ticktext"][-1] == "no value"


def test_no_mark_lies_outside_the_axis():
    made = drawn(on_map("a", staff=number(3000, 3000)), on_map("b", staff=number(2, 2)))
    low, high = made["layout"]["yaxis"]["range"]
    assert all(low < up < high for up in made["data"][0]["y"])
    assert {"2", "1000"} <= set(made["layout"]["yaxis"]["ticktext"])


def test_ranges_and_open_bounds_are_drawn_as_such():
    exact, span, open_bound = number(20, 20), number(20, 40), number(20, None, ">")
    bars = drawn(on_map("a", staff=exact), on_map("b", staff=span), on_map("c", staff=open_bound))["data"][0]["error_y"]
    assert bars["visible"]
    assert bars["array"][0] is None
    assert bars["array"][1] > 0 < bars["arrayminus"][1]
    assert bars["array"][2] == 0.08
    assert not drawn(on_map("a", staff=exact))["data"][0]["error_y"]["visible"]
    assert middle(Number(None, Decimal(9), "<")) == 9


def test_an_arrow_leads_from_phase_to_phase_where_the_place_changed():
    before = replace(on_map("a", "radical").visits[0], basis="retrospective", key="start")
    after = on_map("a", "separate_lines", number(39, 39))
    made = drawn(replace(after, visits=(before, *after.visits)))
    (arrow,) = [note for note in made["layout"]["annotations"] if note["showarrow"]]
    line, trace = made["data"]
    assert (line["x"], arrow["x"]) == ([2, 0], 0)
    assert line["line"]["dash"] == "dash", "of the phase before no number of staff is known"
    assert trace["marker"]["symbol"] == ["circle-open", "circle"]
    stayed = replace(after, visits=(replace(after.visits[0], basis="retrospective", key="start"), *after.visits))
    assert not [note for note in drawn(stayed)["layout"]["annotations"] if note["showarrow"]]


def test_marks_at_one_place_stand_apart():
    made = drawn(on_map("a"), on_map("b"))
    assert made["data"][0]["x"] == [1.92, 2.08]


def test_names_are_escaped_and_unknown_leadership_has_its_own_sign():
    hostile = replace(on_map("a", leader="three_leaders"), name=Pair("<img src=x>", "<img src=x>"))
    made = drawn(hostile)
    assert "<img" not in json.dumps(made)
    assert made["data"][0]["name"] == "leadership: no value"
    assert made["data"][0]["marker"]["symbol"] == ["diamond"]


def test_the_table_below_has_the_same_rows_and_the_sentence_its_n():
    made = model_map([on_map("a", staff=number(20, 20)), on_map("b", None)], DIMENSIONS)
    assert cells(made.table, "slug", "model_scale", "staff") == [
        ("a", "radical", "20"),
        ("b", "not yet coded", "not yet coded"),
    ]
    assert str(made.sentence).startswith("2 studied offices, in 2 phases.")
    assert made.sources == "One 2008"


def test_headcount_stands_in_only_where_there_are_no_full_time_equivalents():
    heads = office("a", coding(SCALE, category="radical"), coding(HEADS, number=number(45, 45)))
    (mark,) = marks([heads], DIMENSIONS)
    assert mark.staff_coding.dimension == "staff_headcount"


def test_without_the_scale_or_an_office_there_is_no_map():
    assert model_map([], DIMENSIONS) is None
    assert model_map([on_map("a")], {"leadership": LEADERSHIP}) is None
