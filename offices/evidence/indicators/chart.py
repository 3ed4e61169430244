"""Survey figures over the years: a row an indicator, a mark a measurement, a line only between comparable ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
from django.utils.translation import gettext as _

from offices.data.records import Number
from offices.figure.linear import axis_of, ticks_of
from offices.figure.narrow import row_height, rows_above
from offices.figure.text import broken, width
from offices.figure.theme import COLOURS, NARROW, PALETTE, SHAPES, WIDE, Figure, grid, layout, plain, title
from offices.wording.numbers import figure as figure_words

LABEL = 290
"""Widest words of a row beside the axis, in pixels."""
ROW_HEIGHT, ROW_NARROW = 58, 42
"""From row to row in pixels; on a phone what is below the words of the row."""
OPEN_BOUND = 0.04
"""How far the bar of a bound with one side open points, in parts of the axis."""


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


def figure(lines: Sequence[Line], unit: str, narrow: bool = False) -> Figure:
    """A dumbbell chart as a Plotly figure, the first indicator on top; a click leads to its row in the table."""
    rows = list(reversed(lines))
    chart = go.Figure(layout={**layout(**axes(rows, unit, narrow)), "template": {}})
    for place, line in enumerate(rows):
        for before, after in zip(line.points, line.points[1:], strict=False):
            if after.joined:
                chart.add_trace(joint(place, before, after))
    low, high = chart.layout.xaxis.range
    stub = (high - low) * OPEN_BOUND
    for number, series in enumerate(dict.fromkeys(point.series for line in lines for point in line.points)):
        chart.add_trace(marks(rows, series, number, stub))
    made = chart.to_plotly_json()
    return rows_above(made) if narrow else made


def joint(place: int, before: Point, after: Point) -> go.Scatter:
    ends = [position(before.number), position(after.number)]
    style = {"color": PALETTE["line"], "width": 2}
    return go.Scatter(x=ends, y=[place, place], mode="lines", line=style, showlegend=False, hoverinfo="skip")


def marks(rows: Sequence[Line], series: str, number: int, stub: float) -> go.Scatter:
    found = [(place, point, line) for place, line in enumerate(rows) for point in line.points if point.series == series]
    colour, symbol = COLOURS[number % len(COLOURS)], SHAPES[number % len(SHAPES)]
    return go.Scatter(
        x=[position(point.number) for _place, point, _line in found],
        y=[place for place, _point, _line in found],
        mode="markers",
        name=plain(series),
        customdata=[line.url for _place, _point, line in found],
        hovertext=[f"{plain(line.label)}<br>{plain(point.hover)}" for _place, point, line in found],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "size": 13,
            "color": colour,
            "symbol": [symbol if is_exact(point.number) else f"{symbol}-open" for _place, point, _line in found],
            "line": {"width": 2, "color": colour},
        },
        error_x={**bars([point.number for _place, point, _line in found], stub), "color": colour},
    )


def is_exact(number: Number) -> bool:
    return number.comparator == "=" and number.low == number.high


def position(number: Number) -> float:
    """The middle of a range, or the bound that is known."""
    known = [float(bound) for bound in (number.low, number.high) if bound is not None]
    return sum(known) / len(known)


def bars(numbers: Sequence[Number], stub: float) -> dict[str, Any]:
    """Ranges as bars; a bound with the other side open points that way, as far as the stub."""
    more = [stub if one.high is None else float(one.high) - position(one) for one in numbers]
    less = [stub if one.low is None else position(one) - float(one.low) for one in numbers]
    style = {"thickness": 1.5, "width": 4, "visible": any(more) or any(less)}
    return {"type": "data", "symmetric": False, "array": more, "arrayminus": less, **style}


def axes(rows: Sequence[Line], unit: str, narrow: bool) -> dict[str, Any]:
    """A row for each line with its words, and the size of the picture; the unit across."""
    labels = [broken(line.label, NARROW - 12 if narrow else LABEL, 12) for line in rows]
    percent = {"range": [-2, 104], "tickvals": list(range(0, 101, 25 if narrow else 20))}
    if not is_share(unit):
        percent = around([point.number for line in rows for point in line.points])
    percent["ticktext"] = [figure_words(Decimal(str(tick))) for tick in percent["tickvals"]]
    row = row_height(labels, ROW_NARROW) if narrow else max(ROW_HEIGHT, row_height(labels, 12))
    left = 6 if narrow else max(width(label, 12) for label in labels) + 16
    return {
        "xaxis": {"title": title(plain(unit)), **percent, **grid()},
        "yaxis": {"tickvals": list(range(len(rows))), "ticktext": labels,
                  "range": [-0.4 if narrow else -0.6, len(rows) - (0.15 if narrow else 0.4)], **grid()},
        "width": NARROW if narrow else WIDE,
        "height": 70 + row * len(rows),
        "margin": {"l": left, "r": 26, "t": 10, "b": 58},
    }  # fmt: skip


def around(numbers: Sequence[Number]) -> dict[str, Any]:
    """Ticks at round numbers around all bounds that are known, and an axis a little longer."""
    axis = axis_of(numbers)
    edge = axis.length * 0.06
    return {"range": [axis.low - edge, axis.high + edge], "tickvals": list(ticks_of(axis))}


def is_share(unit: str) -> bool:
    return unit in ("per cent", "prosent", _("per cent"))
