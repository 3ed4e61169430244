"""What stands in a still beside the marks: bands, words, arrows."""

from collections.abc import Iterator
from math import hypot
from typing import Any

from offices.figure.frame import Frame, box_of
from offices.figure.still.svg import block, colour, px

HEAD = 7
"""Length of the head of an arrow, in pixels."""


def shapes_svg(layout: dict[str, Any], frame: Frame) -> str:
    """Bands behind everything."""
    return "".join(band_svg(one, frame) for one in layout.get("shapes", ()))


def band_svg(shape: dict[str, Any], frame: Frame) -> str:
    refs = shape.get("xref", "x"), shape.get("yref", "y")
    (x, y), (to_x, to_y) = frame.at(shape["x0"], shape["y0"], *refs), frame.at(shape["x1"], shape["y1"], *refs)
    place = f'x="{px(min(x, to_x))}" y="{px(min(y, to_y))}"'
    return f'<rect class="band" {place} width="{px(abs(to_x - x))}" height="{px(abs(to_y - y))}"/>'


def notes_svg(layout: dict[str, Any], frame: Frame) -> Iterator[str]:
    for note in layout.get("annotations", ()):
        if note["showarrow"]:
            yield arrow_svg(note, frame)
        if note["text"]:
            yield block(note["text"], box_of(note, frame), note.get("xanchor", "center"), note["font"]["size"], "said")


def arrow_svg(note: dict[str, Any], frame: Frame) -> str:
    """From place to place, its head short of the mark that it leads to."""
    (x, y), (to_x, to_y) = frame.at(note["ax"], note["ay"]), frame.at(note["x"], note["y"])
    far = hypot(to_x - x, to_y - y) or 1
    dx, dy = (to_x - x) / far, (to_y - y) / far
    start, end = note.get("startstandoff", 0), note.get("standoff", 0)
    x, y, to_x, to_y = x + dx * start, y + dy * start, to_x - dx * end, to_y - dy * end
    sides = [(to_x - dx * HEAD + way * dy * HEAD / 2, to_y - dy * HEAD - way * dx * HEAD / 2) for way in (1, -1)]
    head = "L".join(f"{px(one)} {px(two)}" for one, two in [(to_x, to_y), *sides])
    css = colour(note["arrowcolor"])
    return (
        f'<path class="line {css}" d="M{px(x)} {px(y)}L{px(to_x - dx * 4)} {px(to_y - dy * 4)}"/>'
        f'<path class="head {css}" d="M{head}Z"/>'
    )
