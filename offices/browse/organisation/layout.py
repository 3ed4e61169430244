"""Where the boxes stand: a lane for each side, in it rows of boxes, in these what stands in them. No SVG: svg.py."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from offices.browse.organisation.boxes import Box, Side
from offices.browse.organisation.wrapping import width, wrapped

NAME, FACT = 14, 13
"""Sizes of letters."""
LEADING = 1.25
PAD, GAP = 8, 12
"""Within a box, and between two."""
COLUMN = 110
"""The least that a box is wide; more where a word of it needs more."""
LEADER = 260
STEPS = 6
"""In which room that is left is given away."""
STACK = 4
"""How far each of two boxes behind one that stands for several looks out."""
LANES = (Side.STATE, Side.BOTH, Side.MUNICIPALITY)


@dataclass(frozen=True)
class Placed:
    """A box with its place and its words line by line."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]
    facts: tuple[str, ...]
    within: tuple["Placed", ...] = ()


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


def least(boxes: Sequence[Box]) -> float:
    """The room that the longest word in them needs."""
    return max([COLUMN, *map(need, boxes)])


@lru_cache(maxsize=1024)
def need(box: Box) -> float:
    words = [width(word, NAME, is_bold=True) for word in box.name.split()]
    words += [width(word, FACT) for fact in box.facts for word in fact.split()]
    behind = 2 * STACK if box.is_several else 0
    return max([*words, *map(need, box.within)]) + 2 * PAD + behind


def columns(boxes: Sequence[Box], pixels: float) -> int:
    return max(int((pixels + GAP) // (least(boxes) + GAP)), 1)


def flow(boxes: Sequence[Box], x: float, y: float, pixels: float) -> tuple[list[Placed], float]:
    """Boxes in rows that are as full as each other, the boxes of a row as high as its highest; and where they end."""
    found: list[Placed] = []
    for row in rows(boxes, pixels):
        wide = (pixels - GAP * (len(row) - 1)) / len(row)
        made = [placed(one, x + n * (wide + GAP), y, wide) for n, one in enumerate(row)]
        high = max(one.height for one in made)
        found += [replace(one, height=high) for one in made]
        y += high + GAP
    return found, y - GAP if boxes else y


def rows(boxes: Sequence[Box], pixels: float) -> list[Sequence[Box]]:
    """A leader has a row of its own above the others."""
    first = [one for one in boxes if one.is_leader]
    others = boxes[len(first) :]
    return [row for group in (first, others) if group for row in even(group, columns(group, pixels))]


def even(boxes: Sequence[Box], n: int) -> list[Sequence[Box]]:
    each = ceil(len(boxes) / ceil(len(boxes) / n))
    return [boxes[start : start + each] for start in range(0, len(boxes), each)]


def placed(box: Box, x: float, y: float, pixels: float) -> Placed:
    """The box from its upper left corner, as high as its words and what stands in it."""
    pixels -= 2 * STACK if box.is_several else 0
    room = pixels - 2 * PAD
    name = tuple(wrapped(box.name, room, NAME, is_bold=True))
    facts = tuple(row for fact in box.facts for row in wrapped(fact, room, FACT))
    high = PAD + (len(name) * NAME + len(facts) * FACT) * LEADING + PAD
    within, end = flow(box.within, x + PAD, y + high, room)
    return Placed(box, x, y, pixels, end + PAD - y if within else high, name, facts, tuple(within))
