"""Trajectories: what a line joins, what stands apart, spans of time, told movements, links."""

import json
import re
from dataclasses import replace
from decimal import Decimal

import plotly.graph_objects as go
import pytest

from offices.data.offices import load_offices
from offices.data.records import CategoryRecord, Pair
from offices.explore.trajectories.chart import trajectory_figure
from offices.explore.trajectories.phases import steps_of
from offices.explore.trajectories.words import trajectories
from tests.compare.test_comparison import coding, dimension, office
from tests.editions import current_matrix
from tests.explore.test_charts import cells
from tests.explore.test_more_charts import figures, text_of
from tests.page.test_pages import page

pytestmark = pytest.mark.django_db


# Trajectories

STEPS = tuple(CategoryRecord(key, Pair(key)) for key in ("lines", "middle", "radical"))
SCALE = replace(dimension("model_scale", "ordinal"), categories=STEPS)
DRIFT = replace(
    dimension("model_drift", "nominal"),
    categories=tuple(CategoryRecord(key, Pair(key)) for key in ("towards_generalist", "towards_specialist")),
)
BOTH = {"model_scale": SCALE, "model_drift": DRIFT}


def phases(slug: str, *steps: tuple[str | None, object, str]):
    """An office with a phase for each (place or None, months or None, basis)."""
    visits = []
    for order, (step, months, basis) in enumerate(steps):
        low, high = months if isinstance(months, tuple) else (months, months)
        codings = [coding(SCALE, category=step)] if step else []
        visit = office(slug, *codings).visits[0]
        ends = [None if one is None else Decimal(one) for one in (low, high)]
        visits.append(replace(visit, key=f"v{order}", basis=basis, months_low=ends[0], months_high=ends[1]))
    return replace(office(slug), visits=tuple(visits))


def drawn(*offices):
    made = trajectory_figure(steps_of(offices, BOTH), list(SCALE.by_key))
    go.Figure(made)
    marks = [trace for trace in made["data"] if "markers" in trace["mode"]]
    return made, marks, [trace for trace in made["data"] if trace["mode"] == "lines"]


def test_lines_are_only_within_an_office_and_dotted_where_time_is_not_known():
    known = phases("a", ("radical", 0, "retrospective"), ("lines", 6, "observed"))
    unknown = phases("b", ("lines", None, "retrospective"), ("middle", None, "observed"))
    _made, marks, lines = drawn(known, unknown)
    assert [line["line"]["dash"] for line in lines] == ["solid", "dot"]
    ends = [{(x, y) for x, y in zip(one["x"], one["y"], strict=True)} for one in marks]
    for line in lines:
        both = set(zip(line["x"], line["y"], strict=True))
        assert any(both <= one for one in ends)
    assert max(marks[0]["x"]) < min(marks[1]["x"]), "unknown time has its own place"
    assert marks[0]["marker"]["symbol"] == ["circle-open", "circle"]


def test_a_phase_without_a_place_is_drawn_apart_and_ends_no_line():
    gap = phases("a", ("radical", 0, "observed"), (None, 3, "observed"), ("lines", 6, "observed"))
    made, marks, lines = drawn(gap)
    assert marks[0]["y"] == [2, -1, 0]
    assert [line["y"] for line in lines] == [[2, 0]]
    assert made["layout"]["yaxis"]["ticktext"][0] == "no value<br>on the scale"
    assert "no value on the scale" in marks[0]["hovertext"][1]


def test_spans_and_open_bounds_of_time_are_bars():
    _made, marks, _lines = drawn(phases("a", ("lines", (-24, 0), "observed"), ("lines", (6, None), "observed")))
    bars = marks[0]["error_x"]
    assert (bars["arrayminus"][0], bars["array"][0]) == (12, 12)
    assert bars["arrayminus"][1] is None
    assert bars["array"][1] > 0


def test_a_told_movement_is_an_arrow_with_whose_word_it_is():
    told = phases("a", ("radical", 0, "observed"))
    moved = coding(DRIFT, category="towards_specialist")
    visit = replace(told.visits[0], codings=(*told.visits[0].codings, moved))
    made, _marks, lines = drawn(replace(told, visits=(visit,)))
    (arrow,) = made["layout"]["annotations"]
    assert arrow["y"] < arrow["ay"]
    assert made["data"][-1]["text"] == ["told: towards_specialist"]
    assert not lines
    guessed = replace(visit, codings=(*told.visits[0].codings, replace(moved, certainty="inferred")))
    made, _marks, _lines = drawn(replace(told, visits=(guessed,)))
    assert made["data"][-1]["text"] == ["our reading: towards_specialist"]


def test_every_mark_of_the_trajectories_has_its_name_its_link_and_its_row(client):
    html = page(client, "/explore/trajectories/")
    (made,) = figures(html)
    marks = [
        (trace["hovertext"][place], url)
        for trace in made["data"]
        if "markers" in trace["mode"]
        for place, url in enumerate(trace["customdata"])
    ]
    matrix = current_matrix()
    slugs = [one.slug for one in matrix.offices if one.record == "case"]
    offices = load_offices(matrix.edition, slugs, dimensions=["model_scale", "model_drift"])
    chart = trajectories(offices, matrix.dimensions)
    rows = cells(chart.table, "slug", "office", "visit")
    assert sorted(url for _text, url in marks) == sorted(f"/offices/{slug}/" for slug, _office, _visit in rows)
    assert {text.split("<br>")[0] for text, _url in marks} == {f"{office}: {visit}" for _slug, office, visit in rows}
    table = html[html.index("<tbody>") :]
    assert all(f'href="/offices/{slug}/"' in table for slug, _office, _visit in rows)
    assert "afi10" not in json.dumps(made), "vignettes are no trajectories of offices"


def test_which_offices_moved_which_way_can_be_read(client):
    table = text_of(page(client, "/explore/trajectories/"))
    for name, way in (("Lillevik", "specialist"), ("Storvik", "generalist"), ("Two-leader office", "specialist")):
        assert re.search(rf"{name} .{{0,900}}towards {way}", table), name
