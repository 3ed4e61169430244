"""Pieces that the figures of all charts are made of, as Plotly writes them. No colours and no figure of its own."""

from collections.abc import Iterable, Sequence
from typing import Any

from offices.figure.theme import escaped

Spot = tuple[float, float]
"""A place on the axes."""


def hover(*lines: object) -> str:
    """What is told of a mark that is pointed at, line by line."""
    return "<br>".join(map(escaped, lines))


def followed(urls: Sequence[str], hovers: Sequence[str]) -> dict[str, Any]:
    """Where a click on each mark of a trace leads, and what is told when it is pointed at."""
    return {"customdata": list(urls), "hovertext": list(hovers), "hovertemplate": "%{hovertext}<extra></extra>"}


def marker(colour: str, symbol: str | list[str], size: int | list[int]) -> dict[str, Any]:
    """How the marks of a trace look; the size in pixels."""
    return {"size": size, "symbol": symbol, "color": colour, "line": {"width": 2, "color": colour}}


def range_bars(reaches: Iterable[tuple[float | None, float | None]], colour: str, width: int = 4) -> dict[str, Any]:
    """A bar at each mark of a trace: how far it goes down and up from it, or left and right; none where nowhere."""
    down, up = ([one or None for one in side] for side in zip(*reaches, strict=True))
    style = {"visible": any(down) or any(up), "thickness": 1.5, "width": width, "color": colour}
    return {"type": "data", "symmetric": False, "array": up, "arrayminus": down, **style}


def joining_line(start: Spot, end: Spot, colour: str, **style: Any) -> dict[str, Any]:
    """A trace that leads from place to place and to no page; `style` is Plotly's `dash` or `width`."""
    return {
        "type": "scatter", "mode": "lines", "x": [start[0], end[0]], "y": [start[1], end[1]], "hoverinfo": "skip",
        "line": {"color": colour, "width": 2, **style}, "showlegend": False,
    }  # fmt: skip


def arrow(start: Spot, end: Spot, colour: str, **distance: float) -> dict[str, Any]:
    """From place to place; `standoff` and `startstandoff` are pixels to what stands at its ends."""
    return {
        "x": end[0], "y": end[1], "ax": start[0], "ay": start[1], "xref": "x", "yref": "y", "axref": "x",
        "ayref": "y", "showarrow": True, "arrowhead": 2, "arrowwidth": 1.5, "arrowcolor": colour,
        **distance, "text": "",
    }  # fmt: skip
