"""Bars of a still: ranges of which no single value is known, striped."""

from typing import Any

from offices.figure.frame import Frame
from offices.figure.still.svg import colour, number
from offices.figure.still.traces import link

STEP = 7
"""Pixels between two stripes."""


def bars(trace: dict[str, Any], frame: Frame) -> str:
    """Level bars from `base` on, one for each row."""
    css = colour(trace["marker"]["line"]["color"])
    return "".join(link(trace, n, bar(trace, n, frame, css)) for n in range(len(trace["y"])))


def bar(trace: dict[str, Any], n: int, frame: Frame, css: str) -> str:
    half, base, row = trace["width"] / 2, trace["base"][n], trace["y"][n]
    left, top = frame.at(base, row + half)
    right, bottom = frame.at(base + trace["x"][n], row - half)
    box = f'x="{number(left)}" y="{number(top)}" width="{number(right - left)}" height="{number(bottom - top)}"'
    return f'<rect class="open {css}" {box}/><path class="stripes {css}" d="{stripes(left, top, right, bottom)}"/>'


def stripes(left: float, top: float, right: float, bottom: float) -> str:
    """Slanted lines within the box."""
    high, drawn, foot = bottom - top, [], left - (bottom - top) + STEP
    while foot < right:
        start, end = max(foot, left), min(foot + high, right)
        low, high_end = bottom - (start - foot), bottom - (end - foot)
        drawn.append(f"M{number(start)} {number(low)}L{number(end)} {number(high_end)}")
        foot += STEP
    return "".join(drawn)
