"""Lanes: the state on the left, the municipality on the right, both between; below what is told of no side."""

from collections.abc import Sequence

from offices.browse.organisation.boxes import Box, Side
from offices.browse.organisation.rows import COLUMN, GAP, Placed, flow, least

LANES = (Side.STATE, Side.BOTH, Side.MUNICIPALITY)
STEPS = 6
"""In which room that is left is given away."""


def lanes(boxes: Sequence[Box], x: float, y: float, pixels: float) -> tuple[list[Placed], float]:
    """The sides beside each other where there is room, else below each other; then what is told of no side."""
    sides = [found for side in LANES if (found := [one for one in boxes if one.side == side])]
    unknown = [one for one in boxes if one.side == Side.UNKNOWN]
    place = side_by_side if fit_beside(sides, pixels) else one_by_one
    beside, end = place(sides, x, y, pixels)
    if not unknown:
        return beside, end
    last, bottom = flow(unknown, x, end + (GAP if beside else 0), pixels)
    return [*beside, *last], bottom


def fit_beside(sides: Sequence[Sequence[Box]], pixels: float) -> bool:
    """On a phone they stand below each other, since a lane there would be as narrow as its longest word."""
    is_wide = bool(sides) and pixels > len(LANES) * COLUMN
    return is_wide and sum(map(least, sides)) + GAP * (len(sides) - 1) <= pixels


def one_by_one(sides: Sequence[Sequence[Box]], x: float, y: float, pixels: float) -> tuple[list[Placed], float]:
    found: list[Placed] = []
    end = y
    for side in sides:
        made, end = flow(side, x, end + (GAP if found else 0), pixels)
        found += made
    return found, end


def side_by_side(sides: Sequence[Sequence[Box]], x: float, y: float, pixels: float) -> tuple[list[Placed], float]:
    """Each lane has the room that its words need, and the tallest gets what is left, step by step."""
    found: list[Placed] = []
    end = y
    for side, wide in zip(sides, shares(sides, pixels), strict=True):
        made, bottom = flow(side, x, y, wide)
        found, end, x = [*found, *made], max(end, bottom), x + wide + GAP
    return found, end


def shares(sides: Sequence[Sequence[Box]], pixels: float) -> list[float]:
    wide = [least(side) for side in sides]
    step = (pixels - GAP * (len(sides) - 1) - sum(wide)) / STEPS
    for _step in range(STEPS):
        ends = [flow(side, 0, 0, own)[1] for side, own in zip(sides, wide, strict=True)]
        wide[ends.index(max(ends))] += step
    return wide
