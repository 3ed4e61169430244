"""A movement of which no second place is known: which way it goes, and the short arrow that leaves its mark."""

from typing import Any

from offices.data.records import CodingRecord

UPWARDS = {"towards_generalist": 1, "towards_specialist": -1, "stable": 0}
"""Direction of movement -> which way that is on the scale; of another category nothing is known."""
START, ARROW = 0.12, 0.42
"""Where the arrow begins and ends, in steps of the scale from its mark."""

Spot = tuple[float, float]


def way_of(drift: CodingRecord | None) -> int:
    """1 up the scale, -1 down, 0 neither or not known."""
    return UPWARDS.get(drift.category, 0) if drift else 0


def short_arrow(start: Spot, end: Spot, colour: str) -> dict[str, Any]:
    return {
        "x": end[0], "y": end[1], "ax": start[0], "ay": start[1], "xref": "x", "yref": "y", "axref": "x",
        "ayref": "y", "showarrow": True, "arrowhead": 2, "arrowwidth": 1.5, "arrowcolor": colour, "text": "",
    }  # fmt: skip
