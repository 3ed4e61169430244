"""Movements as lines with a head: from mark to mark, dashed where an end has no place on an axis; else a short way."""

from collections.abc import Sequence
from math import hypot
from typing import Any

from offices.explore.scale import ARROW, START
from offices.figure.frame import Frame
from offices.figure.parts import Spot, arrow, joining_line
from offices.figure.theme import PALETTE, Figure

HEAD = 26
"""Pixels before the mark from where a dashed line is whole, so that its head has something to sit on."""


def with_movements(
    figure: Figure,
    moved: Sequence[tuple[Spot, Spot, bool]],
    drifting: Sequence[tuple[Spot, int]] = (),
    is_turned: bool = False,
) -> Figure:
    """The figure with a line and a head for each (from, to, solid), and a short arrow for each (from, way)."""
    frame, lines = Frame.of(figure["layout"]), []
    heads = [short_arrow(start, way, is_turned) for start, way in drifting]
    for start, end, solid in moved:
        one, two = (start[::-1], end[::-1]) if is_turned else (start, end)
        if not solid:
            lines.append(joining_line(one, two, PALETTE["line"], dash="dash", width=1.5))
        begin = one if solid else shortly_before(one, two, frame)
        heads.append(arrow(begin, two, PALETTE["line"], standoff=10, startstandoff=0))
    own = {**figure["layout"], "annotations": [*figure["layout"].get("annotations", ()), *heads]}
    return {"data": [*lines, *figure["data"]], "layout": own}


def short_arrow(start: Spot, way: int, is_turned: bool) -> dict[str, Any]:
    """Along the scale, from beside the mark to where no place is known."""
    (across, up), colour = start, PALETTE["line"]
    first, last = ((across + way * far, up) for far in (START, ARROW))
    return arrow(first[::-1], last[::-1], colour) if is_turned else arrow(first, last, colour)


def shortly_before(start: Spot, end: Spot, frame: Frame) -> Spot:
    """The place on the way that is HEAD pixels before its end."""
    (x, y), (to_x, to_y) = frame.at(*start), frame.at(*end)
    share = max(1 - HEAD / (hypot(to_x - x, to_y - y) or 1), 0)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
