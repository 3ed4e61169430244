"""Plain bars in a still: level and upright, zero, below zero; words for what is missing; and a clear error for what it cannot draw."""

import json
from collections.abc import Callable
from decimal import Decimal

import plotly.graph_objects as go
import pytest

from offices.data.records import Number
from offices.figure.chart import Chart
from offices.figure.linear import axis_of
from offices.figure.parts import followed
from offices.figure.picture import Picture
from offices.figure.still import Undrawable
from offices.figure.theme import NARROW, WIDE, Figure, grid, layout
from tests.figure.test_stills import SVG, marked, parsed, told

VALUES = [20, 0, 5, -10]
WORDS = ["20", "0", "5", "−10"]


def bars(is_level: bool, **own) -> Figure:
    """A bar for each of VALUES from below upwards, or from left to right; the plot is 400 by 400 pixels."""
    values, rows = {"range": [-20, 30], "tickvals": [0], "ticktext": ["0"]}, list(range(len(VALUES)))
    places = {"range": [-0.5, 3.5], "tickvals": rows, "ticktext": list("abcd")}
    trace = {
        "type": "bar", "orientation": "h" if is_level else "v", "name": "staff", "text": WORDS, "textposition": "outside",
        "x": VALUES if is_level else rows, "y": rows if is_level else VALUES, "textfont": {"size": 12},
        "marker": {"color": "var(--c1)"}, **followed([f"/{one}/" for one in "abcd"], WORDS), **own,
    }  # fmt: skip
    axes = {"xaxis": values, "yaxis": places} if is_level else {"xaxis": places, "yaxis": values}
    framed = {name: {**axis, **grid()} for name, axis in axes.items()}
    size = {"width": 440, "height": 440, "margin": {"l": 20, "r": 20, "t": 20, "b": 20}}
    return {"data": [trace], "layout": layout(**framed, **size)}


@pytest.mark.parametrize("is_level", [True, False])
def test_a_bar_is_as_long_as_its_value(is_level):
    figure = bars(is_level, width=0.5)
    go.Figure(figure)
    picture = parsed(figure)
    assert told(picture) == marked(figure) == list(zip(["/a/", "/b/", "/c/", "/d/"], WORDS, strict=True))
    links = list(picture.iter(f"{SVG}a"))
    boxes = [link.find(f"{SVG}rect[@class='c1']") for link in links]
    along, across = ("width", "height") if is_level else ("height", "width")
    start = "x" if is_level else "y"
    assert [box is not None for box in boxes] == [True, False, True, True]
    assert [float(boxes[n].get(along)) for n in (0, 3)] == [160, 80], "8 pixels for one"
    assert [float(boxes[n].get(across)) for n in (0, 3)] == [50, 50]
    zero = {"x": 180, "y": 260}[start]
    ends = [
        float(boxes[n].get(start)) + shift for n, shift in ((0, 0 if is_level else 160), (3, 80 if is_level else 0))
    ]
    assert ends == [zero, zero], "both start at zero, one to each side"


@pytest.mark.parametrize("is_level", [True, False])
def test_a_zero_is_a_stroke(is_level):
    zero = list(parsed(bars(is_level)).iter(f"{SVG}a"))[1]
    stroke = zero.find(f"{SVG}path[@class='line c1']").get("d")
    assert stroke == ("M180 230L180 310" if is_level else "M130 260L210 260")
    assert zero.find(f"{SVG}rect") is None
    assert zero.find(f"{SVG}text").text == "0"


def test_what_has_no_value_is_words_where_the_bar_would_begin_and_leads_to_its_row():
    figure = bars(True)
    missing = {
        "type": "scatter", "mode": "text", "x": [0], "y": [2], "text": ["not stated"], "textfont": {"size": 12},
        "textposition": "middle right", **followed(["/c/"], ["c: not stated"]),
    }  # fmt: skip
    go.Figure({**figure, "data": [missing]})
    (link,) = parsed({**figure, "data": [missing]}).iter(f"{SVG}a")
    assert (link.get("href"), link.find(f"{SVG}title").text) == ("/c/", "c: not stated")
    words, finger = link.find(f"{SVG}text"), link.find(f"{SVG}circle[@class='finger']")
    assert words.text == "not stated"
    assert float(words.get("x")) >= float(finger.get("cx")) == 180, "at zero, and a finger finds it"


def test_the_axis_of_bars_starts_at_zero():
    assert axis_of([Number(Decimal(39), Decimal(45), "=")], 0).low == 0


def test_words_stand_beyond_the_end_of_their_bar():
    level = [link.find(f"{SVG}text").get("text-anchor", "start") for link in parsed(bars(True)).iter(f"{SVG}a")]
    assert level == ["start", "start", "start", "end"]
    silent = parsed(bars(True, textposition="none"))
    assert not [one for link in silent.iter(f"{SVG}a") for one in link.iter(f"{SVG}text")]


def test_bars_have_their_own_colour_base_and_width():
    colours = [f"var(--c{n})" for n in range(1, 5)]
    figure = bars(False, marker={"color": colours}, base=[10, 10, 0, 0], width=[1, 1, 1, 0.2])
    found = list(parsed(figure).iter(f"{SVG}rect"))
    assert [one.get("class") for one in found] == ["c1", "c3", "c4"]
    assert [(float(one.get("width")), float(one.get("y"))) for one in found] == [(100, 20), (100, 220), (20, 260)]


def test_a_chart_of_bars_is_a_picture_with_its_legend_and_the_words_for_whoever_does_not_see_it():
    def draw(is_narrow: bool) -> Figure:
        made = bars(is_narrow)
        return {**made, "layout": {**made["layout"], "width": NARROW if is_narrow else WIDE}}

    chart = Chart(
        id="staff", draw=draw, caption="Staff", sentence="4 offices.", sources="A", table=VALUES
    )  # fmt: skip
    assert chart.picture.words == "Staff. 4 offices. The same values stand in the table below."
    (sign,) = chart.picture.signs
    assert (sign.words, sign.colour, sign.is_bar) == ("staff", "var(--c1)", True)
    assert chart.picture.stills["wide"] != chart.picture.stills["narrow"]
    assert (chart.axes, chart.notes, chart.picture.keys) == ((), "", {"wide": [], "narrow": []})
    assert json.dumps(chart.picture.wide, allow_nan=False)


def with_trace(**own) -> Figure:
    return bars(True, **own)


def with_axis(**own) -> Figure:
    figure = bars(True)
    return {**figure, "layout": {**figure["layout"], "xaxis": {**figure["layout"]["xaxis"], **own}}}


DOT = {"type": "scatter", "mode": "markers", "marker": {"symbol": "circle", "color": "var(--c1)", "size": 9}}


@pytest.mark.parametrize(
    ("make", "own", "says"),
    [
        (with_trace, {"type": "pie"}, "a trace of type 'pie'"),
        (with_trace, {"x": [1, None, 2, 3]}, "a bar without a value; let words stand there, in mode 'text'"),
        (with_trace, {"textposition": "inside"}, "words of a bar at 'inside'"),
        (with_trace, {"marker": {"color": "red"}}, r"the colours \['red'\]"),
        (with_trace, {"customdata": ["/a/"]}, "marks without customdata for each"),
        (with_trace, {"hovertext": []}, "marks without hovertext for each"),
        (with_trace, {**DOT, "mode": "lines+markers"}, "marks in mode 'lines\\+markers'"),
        (with_trace, {**DOT, "fill": "tozeroy"}, "the fill of a trace"),
        (with_trace, {**DOT, "textposition": "outside"}, r"names at \['outside'\]"),
        (with_trace, {**DOT, "textposition": "top center", "marker": {**DOT["marker"], "symbol": "bowtie"}}, "bowtie"),
        (with_axis, {"type": "log"}, "xaxis that is not linear"),
        (with_axis, {"tickvals": [1, 2]}, "xaxis without a word for each tick"),
    ],
)
def test_what_a_still_cannot_draw_is_an_error_where_the_picture_is_made(make: Callable[..., Figure], own, says):
    with pytest.raises(Undrawable, match=says):
        Picture(bars(True), make(**own), "words")


def test_an_axis_needs_its_range_and_its_ticks():
    figure = bars(True)
    bare = {**figure, "layout": {**figure["layout"], "yaxis": {}}}
    with pytest.raises(Undrawable, match="yaxis without ticks"):
        Picture(bare, figure, "words")
