"""Where a place on the axes of a figure is in its picture, in pixels. Nothing is drawn here."""

from dataclasses import dataclass
from typing import Any


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
