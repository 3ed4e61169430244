"""Two numbers against each other: a mark an office, ranges as bars, a place for what has no value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from offices.data.records import Number
from offices.figure.linear import Axis, axis_of, ticks_of
from offices.figure.naming import with_names_placed
from offices.figure.parts import followed, hover
from offices.figure.text import broken, lines, width
from offices.figure.theme import NARROW, PALETTE, WIDE, Figure, above, band, escaped, grid, layout, title
from offices.wording.numbers import figure as figure_words
from offices.wording.numbers import number_words

SHAPES = {"case": "circle", "vignette": "diamond", "setting": "square"}
EXACT, ABOUT, SPAN = "", "-open-dot", "-open"
"""How sure a mark is, as the ending of Plotly's word for its shape."""
MOST_NAMED = 20
"""Marks with their names beside them; of more, only offices, if they are not too many; all when pointed at."""
HEIGHT = 460
"""Of the picture, in pixels."""
BAND, EDGE = 0.07, 0.08
"""Half of the band of what has no value, and the room after the last number, in parts of the axis."""


@dataclass(frozen=True)
class Dot:
    """One office at one visit."""

    name: str
    url: str
    record: str
    x: Number | None
    y: Number | None

    @property
    def certainty(self) -> str:
        numbers = [one for one in (self.x, self.y) if one]
        if any(one.low != one.high for one in numbers):
            return SPAN
        return ABOUT if any(one.comparator != "=" for one in numbers) else EXACT


def scatter_figure(
    dots: Sequence[Dot], x_title: str, y_title: str, frame: Sequence[Dot] = (), narrow: bool = False
) -> Figure:
    """The scatter as a Plotly figure; a click on a mark leads to its office.

    The axes reach around `frame` too, so that several scatters can be set side by side. Written as a plain dictionary:
    Plotly's own objects take ten milliseconds a figure to check what the tests have checked.
    """
    framed = [*dots, *frame]
    across, up = (axis_of([one for one in column if one]) for column in columns(framed))
    lacks_x, lacks_y = (None in column for column in columns(framed))
    wide, yaxis = NARROW if narrow else WIDE, axis_with_band(up, lacks_y)
    left = max(width(label, 12) for label in yaxis["ticktext"]) + 14
    y_words = above(broken(y_title, wide - 8, 12), left)
    own = {
        "xaxis": {**axis_with_band(across, lacks_x), "title": title(broken(x_title, wide - left - 8, 12))},
        "yaxis": yaxis,
        "shapes": [band(name, one.band - one.length * BAND, one.band + one.length * BAND)
                   for name, one, lacks in (("x", across, lacks_x), ("y", up, lacks_y)) if lacks],
        "annotations": [y_words],
        "width": wide,
        "height": HEIGHT,
        "margin": {"l": left, "r": 16, "t": 18 + 15 * len(lines(y_words["text"])), "b": 76},
    }  # fmt: skip
    return with_names_placed({"data": list(dot_traces(dots, across, up)), "layout": layout(**own)})


def columns(dots: Sequence[Dot]) -> tuple[list[Number | None], list[Number | None]]:
    return [dot.x for dot in dots], [dot.y for dot in dots]


def dot_traces(dots: Sequence[Dot], across: Axis, up: Axis) -> Iterator[dict[str, Any]]:
    """One for each kind of record and each certainty that occur: what the legend names."""
    names = next((some for some in (dots, cases(dots)) if len(some) <= MOST_NAMED), [])
    named_records = {dot.record for dot in names}
    for record, shape in SHAPES.items():
        for certainty in (EXACT, ABOUT, SPAN):
            chosen = [dot for dot in dots if (dot.record, dot.certainty) == (record, certainty)]
            if chosen:
                name = f"{record_names()[record]}: {certainty_names()[certainty]}"
                yield dot_trace(chosen, shape + certainty, name, across, up, record in named_records)


def cases(dots: Sequence[Dot]) -> list[Dot]:
    return [dot for dot in dots if dot.record == "case"]


def record_names() -> dict[str, str]:
    return {"case": _("studied office"), "vignette": _("vignette"), "setting": _("setting")}


def certainty_names() -> dict[str, str]:
    return {EXACT: _("exact"), ABOUT: _("approximate"), SPAN: _("range or open bound")}


def dot_trace(chosen: Sequence[Dot], symbol: str, name: str, across: Axis, up: Axis, is_named: bool) -> dict[str, Any]:
    colour = PALETTE["one"] if chosen[0].record == "case" else PALETTE["unknown"]
    return {
        "type": "scatter",
        "x": [across.at(dot.x) for dot in chosen],
        "y": [up.at(dot.y) for dot in chosen],
        "mode": "markers+text" if is_named else "markers",
        "name": name,
        "text": [escaped(dot.name) for dot in chosen],
        "textfont": {"size": 12},
        "cliponaxis": False,
        **followed([dot.url for dot in chosen], [dot_hover(dot) for dot in chosen]),
        "marker": {"size": 12, "symbol": symbol, "color": colour, "line": {"width": 2, "color": colour}},
        "error_x": range_bars([across.reach(dot.x) for dot in chosen], colour),
        "error_y": range_bars([up.reach(dot.y) for dot in chosen], colour),
    }


def dot_hover(dot: Dot) -> str:
    return hover(dot.name, *(number_words(one) if one else _("no value") for one in (dot.x, dot.y)))


def range_bars(reaches: Sequence[tuple[float, float]], colour: str) -> dict[str, Any]:
    down, up = ([one[place] or None for one in reaches] for place in (0, 1))
    visible = any(down) or any(up)
    style = {"thickness": 1.5, "width": 4, "color": colour, "visible": visible}
    return {"type": "data", "symmetric": False, "array": up, "arrayminus": down, **style}


def axis_with_band(one: Axis, has_band: bool) -> dict[str, Any]:
    """Round numbers, and before them the place of what has no value."""
    ticks = list(ticks_of(one))
    words = [figure_words(Decimal(str(tick))) for tick in ticks]
    start = one.low - one.length * 0.05
    if has_band:
        ticks, words, start = [one.band, *ticks], [_("no<br>value"), *words], one.band - one.length * BAND
    return {"tickvals": ticks, "ticktext": words, "range": [start, one.high + one.length * EDGE], **grid()}
