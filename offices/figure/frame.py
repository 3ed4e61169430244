"""Where things stand in the picture of a figure, in pixels: places on the axes, lines, words. Nothing is drawn here."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from offices.figure.text import height, width
from offices.figure.theme import Figure

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
Line = tuple[tuple[float, float], tuple[float, float]]
"""Between two places in pixels."""


@dataclass(frozen=True)
class Axis:
    """From a value to a pixel."""

    low: float
    high: float
    start: float
    end: float

    def px(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True)
class Frame:
    """The picture, and the plot in it between the margins."""

    width: float
    height: float
    x: Axis
    y: Axis

    @classmethod
    def of(cls, layout: dict[str, Any]) -> "Frame":
        """The frame that Plotly would draw for this layout."""
        margin, wide, high = layout["margin"], layout["width"], layout["height"]
        (low, far), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
        x = Axis(low, far, margin["l"], wide - margin["r"])
        return cls(wide, high, x, Axis(bottom, top, high - margin["b"], margin["t"]))

    def at(self, x: float, y: float, xref: str = "x", yref: str = "y") -> tuple[float, float]:
        """Pixels of a place on the axes, or of a share of the plot where the reference is `paper`."""
        left = self.x.px(x) if xref != "paper" else self.x.start + x * (self.x.end - self.x.start)
        top = self.y.px(y) if yref != "paper" else self.y.start + y * (self.y.end - self.y.start)
        return left, top


def lines_of(figure: Figure, frame: Frame) -> Iterator[Line]:
    """What a name should not be crossed by: lines between marks, bars of ranges, arrows."""
    for trace in figure["data"]:
        if trace["type"] != "scatter":
            continue
        spots = [frame.at(x, y) for x, y in zip(trace["x"], trace["y"], strict=True)]
        if trace.get("mode") == "lines":
            yield from pairwise(spots)
        for name in ("error_x", "error_y"):
            if trace.get(name, {}).get("visible"):
                yield from (bar_of(trace, name, n, frame) for n in range(len(spots)))
    for note in figure["layout"].get("annotations", ()):
        if note["showarrow"]:
            yield frame.at(note["ax"], note["ay"]), frame.at(note["x"], note["y"])


def bar_of(trace: dict[str, Any], name: str, n: int, frame: Frame) -> Line:
    """The ends of a mark's bar, in pixels."""
    x, y = trace["x"][n], trace["y"][n]
    down, up = trace[name]["arrayminus"][n] or 0, trace[name]["array"][n] or 0
    if name == "error_x":
        return frame.at(x - down, y), frame.at(x + up, y)
    return frame.at(x, y - down), frame.at(x, y + up)


def box_of(note: dict[str, Any], frame: Frame) -> Box:
    """Where the text of an annotation stands."""
    x, y = frame.at(note["x"], note["y"], note.get("xref", "x"), note.get("yref", "y"))
    size = note["font"]["size"]
    wide, high = width(note["text"], size), height(note["text"], size)
    left = x + note.get("xshift", 0) - {"left": 0, "center": wide / 2, "right": wide}[note.get("xanchor", "center")]
    top = y - note.get("yshift", 0) - {"top": 0, "middle": high / 2, "bottom": high}[note.get("yanchor", "middle")]
    return left, top, left + wide, top + high
