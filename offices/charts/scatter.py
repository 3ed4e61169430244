"""Two numbers against each other: a mark an office, ranges as bars, a place for what has no value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

from django.utils.translation import gettext as _

from offices.charts.theme import PALETTE, layout, plain
from offices.presenters.numbers import figure as figure_words
from offices.presenters.numbers import number_words
from offices.records import Number

SHAPES = {"case": "circle", "vignette": "diamond", "setting": "square"}
EXACT, ABOUT, SPAN = "", "-open-dot", "-open"
"""How sure a mark is, as the ending of Plotly's word for its shape."""
MOST_NAMED = 20
"""Marks with their names beside them; of more, only offices are named there, and all when pointed at."""
TICKS = 5


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


@dataclass(frozen=True)
class Axis:
    """How far an axis reaches; outside it is the band of marks without a number."""

    low: float
    high: float

    @property
    def length(self) -> float:
        return self.high - self.low

    @property
    def band(self) -> float:
        return self.low - self.length * 0.14

    def at(self, number: Number | None) -> float:
        return middle(number) if number else self.band

    def reach(self, number: Number | None) -> tuple[float, float]:
        """How far a range goes down and up from its mark; an open bound goes a fixed way."""
        if number is None or number.low == number.high:
            return 0, 0
        stub = self.length * 0.06
        down = stub if number.low is None else middle(number) - float(number.low)
        return down, stub if number.high is None else float(number.high) - middle(number)


def middle(number: Number) -> float:
    """The middle of a range, or the bound that is known."""
    known = [float(bound) for bound in (number.low, number.high) if bound is not None]
    return sum(known) / len(known)


def axis_of(numbers: Sequence[Number]) -> Axis:
    """From round number to round number, around all bounds that are known."""
    bounds = [float(bound) for one in numbers for bound in (one.low, one.high) if bound is not None] or [0.0, 1.0]
    step = step_of(max(bounds) - min(bounds) or abs(max(bounds)) or 1)
    low, high = floor(min(bounds) / step) * step, ceil(max(bounds) / step) * step
    return Axis(low, high if high > low else low + step)


def step_of(length: float) -> float:
    """The round step that gives about TICKS of them."""
    power = 10 ** floor(log10(length / TICKS))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power * TICKS >= length * 0.999)


def figure(dots: Sequence[Dot], x_title: str, y_title: str, frame: Sequence[Dot] = ()) -> dict[str, Any]:
    """The scatter as a Plotly figure; a click on a mark leads to its office.

    The axes reach around `frame` too, so that several scatters can be set side by side. Written as a plain dictionary:
    Plotly's own objects take ten milliseconds a figure to check what the tests have checked.
    """
    framed = [*dots, *frame]
    across, up = (axis_of([one for dot in framed if (one := getattr(dot, name))]) for name in "xy")
    own = {
        "xaxis": axis(across, x_title, any(dot.x is None for dot in framed)),
        "yaxis": {**axis(up, y_title, any(dot.y is None for dot in framed)), "automargin": True},
        "height": 520,
    }
    return {"data": list(traces(dots, across, up)), "layout": layout(**own)}


def traces(dots: Sequence[Dot], across: Axis, up: Axis) -> Iterator[dict[str, Any]]:
    """One for each kind of record and each certainty that occur: what the legend names."""
    for record, shape in SHAPES.items():
        for certainty in (EXACT, ABOUT, SPAN):
            chosen = [dot for dot in dots if (dot.record, dot.certainty) == (record, certainty)]
            if chosen:
                name = f"{record_names()[record]}: {certainty_names()[certainty]}"
                yield trace(chosen, shape + certainty, name, across, up, len(dots) > MOST_NAMED)


def record_names() -> dict[str, str]:
    return {"case": _("studied office"), "vignette": _("vignette"), "setting": _("setting")}


def certainty_names() -> dict[str, str]:
    return {EXACT: _("exact"), ABOUT: _("approximate"), SPAN: _("range or open bound")}


def trace(chosen: Sequence[Dot], symbol: str, name: str, across: Axis, up: Axis, is_crowded: bool) -> dict[str, Any]:
    colour = PALETTE["one"] if chosen[0].record == "case" else PALETTE["unknown"]
    is_named = not is_crowded or chosen[0].record == "case"
    centre = across.low + across.length / 2
    return {
        "type": "scatter",
        "x": [across.at(dot.x) for dot in chosen],
        "y": [up.at(dot.y) for dot in chosen],
        "mode": "markers+text" if is_named else "markers",
        "name": name,
        "text": [plain(dot.name) for dot in chosen],
        "textposition": ["top left" if across.at(dot.x) > centre else "top right" for dot in chosen],
        "cliponaxis": False,
        "customdata": [dot.url for dot in chosen],
        "hovertext": [hover(dot) for dot in chosen],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 12, "symbol": symbol, "color": colour, "line": {"width": 2, "color": colour}},
        "error_x": bars([across.reach(dot.x) for dot in chosen], colour),
        "error_y": bars([up.reach(dot.y) for dot in chosen], colour),
    }


def hover(dot: Dot) -> str:
    values = (number_words(one) if one else _("no value") for one in (dot.x, dot.y))
    return "<br>".join(plain(line) for line in (dot.name, *values))


def bars(reaches: Sequence[tuple[float, float]], colour: str) -> dict[str, Any]:
    down, up = ([one[place] or None for one in reaches] for place in (0, 1))
    visible = any(down) or any(up)
    style = {"thickness": 1.5, "width": 4, "color": colour, "visible": visible}
    return {"type": "data", "symmetric": False, "array": up, "arrayminus": down, **style}


def axis(one: Axis, title: str, has_band: bool) -> dict[str, Any]:
    """Round numbers, and before them the place of what has no value."""
    ticks = list(ticks_of(one))
    words = [figure_words(Decimal(str(tick))) for tick in ticks]
    start = one.low - one.length * 0.05
    if has_band:
        ticks, words, start = [one.band, *ticks], [_("no<br>value"), *words], one.band - one.length * 0.08
    grid = {"gridcolor": "rgba(128,128,128,.25)", "zeroline": False, "fixedrange": True}
    shown = {"tickvals": ticks, "ticktext": words, "range": [start, one.high + one.length * 0.08]}
    return {"title": {"text": plain(title)}, **shown, **grid}


def ticks_of(one: Axis) -> Iterator[float]:
    step = step_of(one.length)
    for number in range(round(one.length / step) + 1):
        yield round(one.low + number * step, 6)
