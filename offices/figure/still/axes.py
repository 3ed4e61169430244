"""The axes of a still: lines at the ticks, their words, the title below."""

from collections.abc import Iterator
from typing import Any

from offices.figure.frame import Frame
from offices.figure.still.svg import px, text
from offices.figure.text import LEADING, lines


def axes_svg(layout: dict[str, Any], frame: Frame) -> str:
    across, up = layout["xaxis"], layout["yaxis"]
    ways = [*upright(across["tickvals"], frame), *level(up["tickvals"], frame)]
    ticks = [*below(across, frame), *beside(up, frame)]
    title = across.get("title", {}).get("text", "")
    middle = (frame.x.start + frame.x.end) / 2
    rise = 12 + (len(lines(title)) - 1) * 12 * LEADING
    ticks.append(text(title, middle, frame.height - rise, "center", 12, "said"))
    return f'<path class="grid" d="{"".join(ways)}"/><g class="ticks" aria-hidden="true">{"".join(ticks)}</g>'


def upright(values: list[float], frame: Frame) -> Iterator[str]:
    """A line at each place across."""
    for value in values:
        yield f"M{px(frame.x.px(value))} {px(frame.y.end)}V{px(frame.y.start)}"


def level(values: list[float], frame: Frame) -> Iterator[str]:
    """A line at each place upwards."""
    for value in values:
        yield f"M{px(frame.x.start)} {px(frame.y.px(value))}H{px(frame.x.end)}"


def below(axis: dict[str, Any], frame: Frame) -> Iterator[str]:
    for value, label in zip(axis["tickvals"], axis["ticktext"], strict=True):
        yield text(label, frame.x.px(value), frame.y.start + 14, "center", axis["tickfont"]["size"])


def beside(axis: dict[str, Any], frame: Frame) -> Iterator[str]:
    size = axis["tickfont"]["size"]
    for value, label in zip(axis["tickvals"], axis["ticktext"], strict=True):
        rise = (len(lines(label)) - 1) * size * LEADING / 2
        yield text(label, frame.x.start - 8, frame.y.px(value) - rise, "right", size)
