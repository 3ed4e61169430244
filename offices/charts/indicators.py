"""Survey figures over the years: a row an indicator, a mark a measurement, a line only between comparable ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
from django.utils.translation import gettext as _

from offices.charts.theme import PALETTE, layout, plain
from offices.records import Number

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")
COLOURS = (PALETTE["one"], PALETTE["two"], PALETTE["unknown"])
LINE_LENGTH = 44
ROW_HEIGHT = 58
OPEN_BOUND = 4
"""How far the bar of a bound with one side open points, in points of the axis."""


@dataclass(frozen=True)
class Point:
    """One measurement: where it stands, and whether it may be joined to the one before it."""

    series: str
    """The year or the group: what the mark's shape says."""
    number: Number
    hover: str
    joined: bool


@dataclass(frozen=True)
class Line:
    """One indicator."""

    label: str
    url: str
    points: tuple[Point, ...]


def figure(lines: Sequence[Line], unit: str) -> dict[str, Any]:
    """A dumbbell chart as a Plotly figure, the first indicator on top; a click leads to its row in the table."""
    rows = list(reversed(lines))
    chart = go.Figure(layout=layout(**axes(rows, unit)))
    for place, line in enumerate(rows):
        for before, after in zip(line.points, line.points[1:], strict=False):
            if after.joined:
                chart.add_trace(joint(place, before, after))
    for number, series in enumerate(dict.fromkeys(point.series for line in lines for point in line.points)):
        chart.add_trace(marks(rows, series, number))
    return chart.to_plotly_json()


def joint(place: int, before: Point, after: Point) -> go.Scatter:
    ends = [position(before.number), position(after.number)]
    style = {"color": PALETTE["line"], "width": 2}
    return go.Scatter(x=ends, y=[place, place], mode="lines", line=style, showlegend=False, hoverinfo="skip")


def marks(rows: Sequence[Line], series: str, number: int) -> go.Scatter:
    found = [(place, point, line) for place, line in enumerate(rows) for point in line.points if point.series == series]
    colour, symbol = COLOURS[number % len(COLOURS)], SYMBOLS[number % len(SYMBOLS)]
    return go.Scatter(
        x=[position(point.number) for _place, point, _line in found],
        y=[place for place, _point, _line in found],
        mode="markers",
        name=plain(series),
        customdata=[line.url for _place, _point, line in found],
        text=[plain(point.hover) for _place, point, _line in found],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "size": 13,
            "color": colour,
            "symbol": [symbol if is_exact(point.number) else f"{symbol}-open" for _place, point, _line in found],
            "line": {"width": 2, "color": colour},
        },
        error_x=bars([point.number for _place, point, _line in found]),
    )


def is_exact(number: Number) -> bool:
    return number.comparator == "=" and number.low == number.high


def position(number: Number) -> float:
    """The middle of a range, or the bound that is known."""
    known = [float(bound) for bound in (number.low, number.high) if bound is not None]
    return sum(known) / len(known)


def bars(numbers: Sequence[Number]) -> dict[str, Any]:
    """Ranges as bars; a bound with the other side open points that way."""
    more = [OPEN_BOUND if one.high is None else float(one.high) - position(one) for one in numbers]
    less = [OPEN_BOUND if one.low is None else position(one) - float(one.low) for one in numbers]
    style = {"thickness": 1.5, "width": 4, "visible": any(more) or any(less)}
    return {"type": "data", "symmetric": False, "array": more, "arrayminus": less, **style}


def axes(rows: Sequence[Line], unit: str) -> dict[str, Any]:
    labels = ["<br>".join(plain(part) for part in wrap(line.label, LINE_LENGTH)) for line in rows]
    percent = {"range": [-2, 102]} if is_share(unit) else {}
    grid = {"gridcolor": "rgba(128,128,128,.25)", "zeroline": False, "fixedrange": True}
    return {
        "xaxis": {"title": {"text": plain(unit)}, **percent, **grid},
        "yaxis": {"tickvals": list(range(len(rows))), "ticktext": labels, "automargin": True,
                  "range": [-0.6, len(rows) - 0.4], **grid},
        "height": 120 + ROW_HEIGHT * len(rows),
        "margin": {"l": 20, "r": 20, "t": 20, "b": 60},
    }  # fmt: skip


def is_share(unit: str) -> bool:
    return unit in ("per cent", "prosent", _("per cent"))
