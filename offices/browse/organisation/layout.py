"""The whole drawing laid out: the frame, in it one leader above all the rest. No SVG: svg.py."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from offices.browse.organisation.boxes import Box
from offices.browse.organisation.lanes import lanes
from offices.browse.organisation.rows import GAP, PAD, Placed, placed

LEADER = 260
"""How wide the box of one leader is."""


@dataclass(frozen=True)
class Layout:
    """The frame with all that stands in it; of one leader, how far that reaches."""

    frame: Placed
    reach: tuple[float, float, float] | None = None
    """From y to y below the leader, to the middle of which the line leads, where all the rest stands in one row."""


def laid_out(whole: Box, boxes: Sequence[Box], pixels: float) -> Layout:
    """One leader above, below it a lane each for the state, both and the municipality, last what is told of no side."""
    inner = pixels - 2 * PAD
    head = placed(replace(whole, within=()), 0, 0, pixels)
    leaders = [one for one in boxes if one.is_leader]
    top = leaders if len(leaders) == 1 else []
    rest = [one for one in boxes if one not in top]
    y, within, reach = head.height, [], None
    if top:
        wide = min(inner, LEADER)
        within = [placed(top[0], (pixels - wide) / 2, y, wide)]
        under = y + within[0].height
        y = under + (2 * GAP if rest else 0)
        reach = (under, under + GAP, pixels / 2) if rest else None
    found, end = lanes(rest, PAD, y, inner)
    return Layout(replace(head, height=max(end, y) + PAD, within=(*within, *found)), reach)
