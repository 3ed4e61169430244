"""Boxes in rows, each as high as its words and what stands in it; no narrower than a word of it. No sides: lanes.py."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from offices.browse.organisation.boxes import Box
from offices.browse.organisation.wrapping import width, wrapped

NAME, FACT = 14, 13
"""Sizes of letters."""
LEADING = 1.25
PAD, GAP = 8, 12
"""Within a box, and between two."""
COLUMN = 110
"""The least that a box is wide; more where a word of it needs more."""
STACK = 4
"""How far each of two boxes behind one that stands for several looks out."""


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


def columns(boxes: Sequence[Box], pixels: float) -> int:
    return max(int((pixels + GAP) // (least(boxes) + GAP)), 1)


def least(boxes: Sequence[Box]) -> float:
    """The room that the longest word in them needs."""
    return max([COLUMN, *map(need, boxes)])


@lru_cache(maxsize=1024)
def need(box: Box) -> float:
    words = [width(word, NAME, is_bold=True) for word in box.name.split()]
    words += [width(word, FACT) for fact in box.facts for word in fact.split()]
    behind = 2 * STACK if box.is_several else 0
    return max([*words, *map(need, box.within)]) + 2 * PAD + behind
