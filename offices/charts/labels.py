"""Names beside marks: on which side each stands, so that none covers another. Pixels in, words of Plotly out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, hypot

from offices.charts.frame import Frame
from offices.charts.text import height, width

SIDES = ("middle right", "middle left", "top center", "bottom center", "top right", "top left", "bottom right",
         "bottom left")  # fmt: skip
"""Plotly's words for where a text stands at its mark, the one to prefer first."""
GAP = 4
"""Pixels between a mark and its name."""
COVERED, CROSSED, OUTSIDE = 10, 2, 1000
"""What it costs to cover a mark or a name, to be crossed by a line, to leave the plot (but for its right margin)."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
Line = tuple[tuple[float, float], tuple[float, float]]
"""Between two places in pixels."""


@dataclass(frozen=True)
class Label:
    """A name, and the mark that it belongs to."""

    text: str
    x: float
    y: float
    """Of the middle of the mark, in pixels."""
    radius: float
    size: float
    side: str = ""
    """Where it stands; empty while it has no place."""

    @property
    def mark(self) -> Box:
        return (self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)

    @property
    def box(self) -> Box:
        """Where the text stands."""
        upright, across = self.side.split()
        wide, high, far = width(self.text, self.size), height(self.text, self.size), self.radius + GAP
        beside = far if upright == "middle" else self.radius * 0.7
        left = {"left": self.x - beside - wide, "center": self.x - wide / 2, "right": self.x + beside}[across]
        top = {"top": self.y - far - high, "middle": self.y - high / 2, "bottom": self.y + far}[upright]
        return left, top, left + wide, top + high


class Table:
    """What has its place already, and what is in the way."""

    def __init__(self, frame: Frame, marks: Sequence[Box], lines: Sequence[Line], taken: Sequence[Box]) -> None:
        self.frame, self.marks, self.taken = frame, marks, list(taken)
        self.points = [point for line in lines for point in along(line)]

    def seat(self, label: Label) -> Label | None:
        """The label on its best side; none where it would cover something on each."""
        tried = [replace(label, side=side) for side in SIDES]
        cost, place = min((self.cost(one) + number / 10, number) for number, one in enumerate(tried))
        if cost >= COVERED:
            return None
        self.taken.append(tried[place].box)
        return tried[place]

    def cost(self, label: Label) -> float:
        left, top, right, bottom = box = label.box
        x, y = self.frame.x, self.frame.y
        is_out = left < x.start or top < y.end or right > self.frame.width or bottom > y.start
        covered = sum(meet(box, one) for one in self.taken) + sum(
            meet(box, one) for one in self.marks if one != label.mark
        )
        crossed = any(left < x < right and top < y < bottom for x, y in self.points)
        return OUTSIDE * is_out + COVERED * covered + CROSSED * crossed


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def along(line: Line) -> Iterator[tuple[float, float]]:
    """Places on the line, close enough for no name to stand between them."""
    (x, y), (to_x, to_y) = line
    steps = max(ceil(hypot(to_x - x, to_y - y) / 8), 1)
    return ((x + (to_x - x) * step / steps, y + (to_y - y) * step / steps) for step in range(steps + 1))


def placed(labels: Sequence[Label], table: Table, numbered: bool) -> list[Label]:
    """Each label with its side, in their order; a name without room becomes a number, else stays without a side."""
    seated, number = [], 0
    for label in labels:
        found = table.seat(label) if label.text else label
        if found is None and numbered:
            found = table.seat(replace(label, text=str(number + 1)))
            number += found is not None
        seated.append(found or label)
    return seated
