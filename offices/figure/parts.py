"""Pieces that the figures of all charts are made of, as Plotly writes them. No colours and no figure of its own."""

from collections.abc import Sequence
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


def arrow(start: Spot, end: Spot, colour: str, **distance: float) -> dict[str, Any]:
    """From place to place; `standoff` and `startstandoff` are pixels to what stands at its ends."""
    return {
        "x": end[0], "y": end[1], "ax": start[0], "ay": start[1], "xref": "x", "yref": "y", "axref": "x",
        "ayref": "y", "showarrow": True, "arrowhead": 2, "arrowwidth": 1.5, "arrowcolor": colour,
        **distance, "text": "",
    }  # fmt: skip
