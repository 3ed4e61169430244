"""Names beside marks: on which side each stands, so that none covers another. Pixels in, words of Plotly out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, hypot

from offices.figure.frame import Box, Frame, Line
from offices.figure.text import height, width

SIDES = ("middle right", "middle left", "top center", "bottom center", "top right", "top left", "bottom right",
         "bottom left")  # fmt: skip
"""Plotly's words for where a text stands at its mark, the one to prefer first."""
GAP = 4
"""Pixels between a mark and its name."""
COVERED, CROSSED, OUTSIDE = 10, 2, 1000
"""What it costs to cover a mark or a name, to be crossed by a line, to leave the plot (but for its right margin)."""


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
        return self.boxes[SIDES.index(self.side)]

    @property
    def boxes(self) -> list[Box]:
        """Where the text would stand on each of the sides."""
        x, y, wide, high = self.x, self.y, width(self.text, self.size), height(self.text, self.size)
        far, near = self.radius + GAP, self.radius * 0.7
        beside, above, below = y - high / 2, y - far - high, y + far
        corners = [
            *((x + far, beside), (x - far - wide, beside), (x - wide / 2, above), (x - wide / 2, below)),
            *((x + near, above), (x - near - wide, above), (x + near, below), (x - near - wide, below)),
        ]
        return [(left, top, left + wide, top + high) for left, top in corners]


class Table:
    """What has its place already, and what is in the way."""

    def __init__(self, frame: Frame, marks: Sequence[Box], lines: Sequence[Line], taken: Sequence[Box]) -> None:
        self.frame, self.marks, self.taken = frame, marks, list(taken)
        self.lines = [(around(line), list(along(line))) for line in lines]

    def seat(self, label: Label) -> Label | None:
        """The label on its best side; none where it would cover something on each."""
        boxes = label.boxes
        reach = around([corner for box in boxes[:4] for corner in (box[:2], box[2:])])
        covering = [one for one in (*self.marks, *self.taken) if meet(reach, one) and one != label.mark]
        crossing = [point for box, points in self.lines if meet(reach, box) for point in points]
        cost, place = min(
            (self.cost(box, covering, crossing) + number / 10, number) for number, box in enumerate(boxes)
        )
        if cost >= COVERED:
            return None
        self.taken.append(boxes[place])
        return replace(label, side=SIDES[place])

    def cost(self, box: Box, covering: Sequence[Box], crossing: Sequence[tuple[float, float]]) -> float:
        left, top, right, bottom = box
        x, y = self.frame.x, self.frame.y
        if left < x.start or top < y.end or right > self.frame.width or bottom > y.start:
            return OUTSIDE
        crossed = any(left < x < right and top < y < bottom for x, y in crossing)
        return COVERED * sum(meet(box, one) for one in covering) + CROSSED * crossed


def around(points: Sequence[tuple[float, float]]) -> Box:
    """The box that holds all of them."""
    across, down = zip(*points, strict=True)
    return min(across) - 1, min(down) - 1, max(across) + 1, max(down) + 1


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
