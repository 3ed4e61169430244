"""Two numbers against each other: a mark an office, ranges as bars, a place for what has no value."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from offices.data.records import Number
from offices.explore.scatter.dots import ABOUT, EXACT, SPAN, Dot
from offices.figure.linear import Axis, axis_of, ticks_of
from offices.figure.naming import with_names_placed
from offices.figure.parts import followed, hover, marker, range_bars
from offices.figure.text import broken, lines, width
from offices.figure.theme import NARROW, PALETTE, WIDE, Figure, above, band, escaped, grid, layout, title
from offices.wording.numbers import figure as figure_words

SHAPES = {"case": "circle", "vignette": "diamond", "setting": "square"}
ENDINGS = {EXACT: "", ABOUT: "-open-dot", SPAN: "-open"}
"""How sure a mark is, as the ending of Plotly's word for its shape."""
MOST_NAMED = 20
"""Marks with their names beside them; of more, only offices, if they are not too many; all when pointed at."""
HEIGHT = 460
"""Of the picture, in pixels."""
BAND, EDGE = 0.07, 0.08
"""Half of the band of what has no value, and the room after the last number, in parts of the axis."""


def scatter_figure(
    dots: Sequence[Dot], x_title: str, y_title: str, frame: Sequence[Dot] = (), narrow: bool = False
) -> Figure:
    """The scatter as a Plotly figure; a click on a mark leads to its office.

    The axes reach around `frame` too, so that several scatters can be set side by side. Written as a plain dictionary:
    Plotly's own objects take ten milliseconds a figure to check what the tests have checked.
    """
    across, xaxis, x_bands = axis_with_band("x", [one.x for one in (*dots, *frame)])
    up, yaxis, y_bands = axis_with_band("y", [one.y for one in (*dots, *frame)])
    data = list(dot_traces(dots, across, up))
    wide, left = NARROW if narrow else WIDE, max(width(label, 12) for label in yaxis["ticktext"]) + 14
    y_words = above(broken(y_title, wide - 8, 12), left)
    own = {
        "xaxis": {**xaxis, "title": title(broken(x_title, wide - left - 8, 12))},
        "yaxis": yaxis,
        "shapes": [*x_bands, *y_bands],
        "annotations": [y_words],
        "width": wide,
        "height": HEIGHT,
        "margin": {"l": left, "r": 16, "t": 18 + 15 * len(lines(y_words["text"])), "b": 76},
    }
    return with_names_placed({"data": data, "layout": layout(**own)})


def dot_traces(dots: Sequence[Dot], across: Axis, up: Axis) -> Iterator[dict[str, Any]]:
    """One for each kind of record and each certainty that occur: what the legend names."""
    cases = [dot for dot in dots if dot.office.record == "case"]
    named = {dot.office.record for dot in next((some for some in (dots, cases) if len(some) <= MOST_NAMED), ())}
    for record, shape in SHAPES.items():
        for certainty, ending in ENDINGS.items():
            chosen = [dot for dot in dots if (dot.office.record, dot.certainty) == (record, certainty)]
            if chosen:
                name = f"{record_names()[record]}: {certainty_names()[certainty]}"
                yield dot_trace(chosen, shape + ending, name, across, up, record in named)


def record_names() -> dict[str, str]:
    return {"case": _("studied office"), "vignette": _("vignette"), "setting": _("setting")}


def certainty_names() -> dict[str, str]:
    return {EXACT: _("exact"), ABOUT: _("approximate"), SPAN: _("range or open bound")}


def dot_trace(chosen: Sequence[Dot], symbol: str, name: str, across: Axis, up: Axis, is_named: bool) -> dict[str, Any]:
    colour = PALETTE["one"] if chosen[0].office.record == "case" else PALETTE["unknown"]
    return {
        "type": "scatter",
        "x": [across.at(dot.x) for dot in chosen],
        "y": [up.at(dot.y) for dot in chosen],
        "mode": "markers+text" if is_named else "markers",
        "name": name,
        "text": [escaped(dot.name) for dot in chosen],
        "textfont": {"size": 12},
        "cliponaxis": False,
        **followed([dot.url for dot in chosen], [hover(dot.name, *dot.told) for dot in chosen]),
        "marker": marker(colour, symbol, 12),
        "error_x": range_bars([across.reach(dot.x) for dot in chosen], colour),
        "error_y": range_bars([up.reach(dot.y) for dot in chosen], colour),
    }


def axis_with_band(name: str, numbers: Sequence[Number | None]) -> tuple[Axis, dict[str, Any], list[dict[str, Any]]]:
    """An axis around the numbers, as Plotly takes it, and before it the band of what has no value, if there is any."""
    one = axis_of([number for number in numbers if number])
    ticks, start = list(ticks_of(one)), one.low - one.length * 0.05
    words, bands = [figure_words(Decimal(str(tick))) for tick in ticks], []
    if None in numbers:
        start, end = one.band - one.length * BAND, one.band + one.length * BAND
        ticks, words, bands = [one.band, *ticks], [_("no<br>value"), *words], [band(name, start, end)]
    return one, {"tickvals": ticks, "ticktext": words, "range": [start, one.high + one.length * EDGE], **grid()}, bands
