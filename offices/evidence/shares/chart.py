"""Shares of one year: a dot is a share, a striped bar a range of which no single value is known."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from offices.evidence.indicators.chart import Line, Placed, followed_points, is_exact, row_axes
from offices.figure.linear import is_point, middle
from offices.figure.narrow import rows_above
from offices.figure.parts import marker
from offices.figure.theme import PALETTE, Figure, escaped, layout
from offices.wording.numbers import number_words

CLEAR = "rgba(0,0,0,0)"
BOTTOM, TOP = 0.0, 100.0
"""How far a bound with one side open reaches."""


def shares_figure(lines: Sequence[Line], unit: str, names: tuple[str, str], narrow: bool = False) -> Figure:
    """Lines of one measurement each, the first on top, with the legend's `names` of dots and bars."""
    rows = list(reversed(lines))
    points = [(place, line, line.points[0]) for place, line in enumerate(rows)]
    dots = [one for one in points if is_point(one[2].number)]
    bars = [one for one in points if not is_point(one[2].number)]
    traces = [trace for trace in (range_trace(bars, names[1]), share_trace(dots, names[0])) if trace["y"]]
    made = {"data": traces, "layout": layout(**row_axes(rows, unit, narrow))}
    return rows_above(made, gap=15) if narrow else made


def share_trace(dots: Sequence[Placed], name: str) -> dict[str, Any]:
    symbols = ["circle" if is_exact(point.number) else "circle-open" for _place, _line, point in dots]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": escaped(name),
        "x": [middle(point.number) for _place, _line, point in dots],
        "y": [place for place, _line, _point in dots],
        "text": [f"{number_words(point.number)}" for _place, _line, point in dots],
        "textposition": "middle right",
        "textfont": {"size": 14},
        "cliponaxis": False,
        "marker": marker(PALETTE["one"], symbols, 15),
        **followed_points(dots),
    }


def range_trace(bars: Sequence[Placed], name: str) -> dict[str, Any]:
    """From bound to bound without any mark between: nothing in it is a value."""
    bounds = [(bound(point.number.low, BOTTOM), bound(point.number.high, TOP)) for _place, _line, point in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "name": escaped(name),
        "base": [low for low, _high in bounds],
        "x": [high - low for low, high in bounds],
        "y": [place for place, _line, _point in bars],
        "width": 0.32,
        "text": [f"{number_words(point.number)}: {escaped(name)}" for _place, _line, point in bars],
        "textposition": "none",
        "marker": {
            "color": CLEAR,
            "line": {"width": 1.5, "color": PALETTE["unknown"]},
            "pattern": {"shape": "/", "fgcolor": PALETTE["unknown"], "bgcolor": CLEAR, "size": 7, "solidity": 0.2},
        },
        **followed_points(bars),
    }


def bound(one: Decimal | None, otherwise: float) -> float:
    return otherwise if one is None else float(one)
