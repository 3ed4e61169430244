"""Survey figures over the years: a row an indicator, a mark a measurement, a line only between comparable ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from offices.data.records import Number
from offices.figure.linear import axis_of, middle, reach, ticks_of
from offices.figure.narrow import row_layout, rows_above
from offices.figure.parts import followed, hover, joining_line, marker, range_bars
from offices.figure.theme import COLOURS, PALETTE, SHAPES, Figure, escaped, grid, layout, title
from offices.wording.numbers import figure as figure_words

OPEN_BOUND = 0.04
"""How far the bar of a bound with one side open points, in parts of the axis."""
LABEL_SIZE = 13


@dataclass(frozen=True)
class Point:
    """One measurement: where it stands, and whether it may be joined to the one before it."""

    series: str
    """The year or the group: what the mark's shape says."""
    number: Number
    hover: str
    joined: bool
    label: str = ""
    """What stands beside the mark."""


@dataclass(frozen=True)
class Line:
    """One indicator."""

    label: str
    url: str
    points: tuple[Point, ...]


Placed = tuple[int, Line, Point]
"""The row that a point stands in, its line and itself."""


def indicator_figure(lines: Sequence[Line], unit: str, narrow: bool = False) -> Figure:
    """A dumbbell chart as a Plotly figure, the first indicator on top; a click leads to its row in the table."""
    rows = list(reversed(lines))
    own = row_axes(rows, unit, narrow)
    low, high = own["xaxis"]["range"]
    series = sorted({point.series for line in lines for point in line.points})
    traces = [series_trace(rows, one, number, (high - low) * OPEN_BOUND) for number, one in enumerate(series)]
    made = {"data": [*joints(rows), *traces], "layout": layout(**own)}
    return rows_above(made) if narrow else made


def joints(rows: Sequence[Line]) -> Iterator[dict[str, Any]]:
    """A line between each measurement and the one before it that it can be compared with."""
    for place, line in enumerate(rows):
        for before, after in zip(line.points, line.points[1:], strict=False):
            if after.joined:
                yield joining_line((middle(before.number), place), (middle(after.number), place), PALETTE["line"])


def series_trace(rows: Sequence[Line], series: str, number: int, stub: float) -> dict[str, Any]:
    """The measurements of one year or group, in the colour and shape of their number."""
    placed = [(place, line, point) for place, line in enumerate(rows) for point in line.points]
    found = [one for one in placed if one[2].series == series]
    colour, symbol = COLOURS[number % len(COLOURS)], SHAPES[number % len(SHAPES)]
    symbols = [symbol if is_exact(point.number) else f"{symbol}-open" for _place, _line, point in found]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": escaped(series),
        "text": [escaped(point.label) for _place, _line, point in found],
        "textposition": [side_of(point, line) for _place, line, point in found],
        "textfont": {"size": LABEL_SIZE},
        "cliponaxis": False,
        "x": [middle(point.number) for _place, _line, point in found],
        "y": [place for place, _line, _point in found],
        **followed_points(found),
        "marker": marker(colour, symbols, 13),
        "error_x": range_bars([reach(point.number, stub) for _place, _line, point in found], colour),
    }


def side_of(point: Point, line: Line) -> str:
    """Where its label touches no other mark: outside of the lowest and the highest of its row, above one between."""
    places = [middle(one.number) for one in line.points]
    if middle(point.number) == max(places):
        return "middle right"
    return "middle left" if middle(point.number) == min(places) else "top center"


def followed_points(found: Sequence[Placed]) -> dict[str, Any]:
    """Where a click leads, and what is told when a mark is pointed at."""
    hovers = [hover(line.label, point.hover) for _place, line, point in found]
    return followed([line.url for _place, line, _point in found], hovers)


def is_exact(number: Number) -> bool:
    return number.comparator == "=" and number.low == number.high


def row_axes(rows: Sequence[Line], unit: str, narrow: bool) -> dict[str, Any]:
    """A row for each line with its words, and the size of the picture; the unit across."""
    across = share_axis(narrow) if is_share(unit) else number_axis([one.number for line in rows for one in line.points])
    ticks = [figure_words(Decimal(str(tick))) for tick in across["tickvals"]]
    xaxis = {"title": title(escaped(unit)), **across, "ticktext": ticks, **grid()}
    return {"xaxis": xaxis, **row_layout([line.label for line in rows], narrow)}


def share_axis(narrow: bool) -> dict[str, Any]:
    return {"range": [-2, 104], "tickvals": list(range(0, 101, 25 if narrow else 20))}


def number_axis(numbers: Sequence[Number]) -> dict[str, Any]:
    """Ticks at round numbers around all bounds that are known, and an axis a little longer."""
    axis = axis_of(numbers)
    edge = axis.length * 0.06
    return {"range": [axis.low - edge, axis.high + edge], "tickvals": list(ticks_of(axis))}


def is_share(unit: str) -> bool:
    return unit in ("per cent", "prosent", _("per cent"))
