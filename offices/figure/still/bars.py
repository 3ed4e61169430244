"""Bars of a still, level or upright: filled for values, striped for ranges of which no single value is known."""

from typing import Any

from offices.figure.frame import Frame
from offices.figure.naming import nth
from offices.figure.still.svg import colour, px
from offices.figure.still.traces import Trace, link, name

STEP = 7
"""Pixels between two stripes."""
WIDTH = 0.8
"""Of a bar that says nothing else, in rows: Plotly's own."""
SIDES = {True: ("middle right", "middle left"), False: ("top center", "bottom center")}
"""Where words stand at the end of a bar, by whether it is level: of a value from zero on, and below zero."""


def bars_svg(trace: Trace, frame: Frame) -> str:
    """A bar for each row from `base` on, with its words at the end where they stand outside it."""
    return "".join(link(trace, n, bar_svg(trace, n, frame)) for n in range(len(trace["y"])))


def bar_svg(trace: Trace, n: int, frame: Frame) -> str:
    is_level = trace.get("orientation") == "h"
    value, row = (trace["x"][n], trace["y"][n]) if is_level else (trace["y"][n], trace["x"][n])
    base, half = nth(trace.get("base", 0), n), nth(trace.get("width", WIDTH), n) / 2
    corners = [(base, row + half), (base + value, row - half)]
    spots = [frame.at(*(one if is_level else one[::-1])) for one in corners]
    (left, right), (top, bottom) = (sorted(ends) for ends in zip(*spots, strict=True))
    drawn = body(trace["marker"], n, left, top, right, bottom)
    if trace.get("textposition", "none") == "none":
        return drawn
    (x, y), side = spots[1], SIDES[is_level][value < 0]
    x, y = (x, (top + bottom) / 2) if is_level else ((left + right) / 2, y)
    return drawn + name({**trace, "mode": "text", "textposition": side}, n, x, y, 0, "said")


def body(marker: dict[str, Any], n: int, left: float, top: float, right: float, bottom: float) -> str:
    """Striped or filled; of a zero the stroke that it shrinks to."""
    if "pattern" in marker:
        css = colour(marker["line"]["color"])
        drawn = f'<path class="stripes {css}" d="{stripes(left, top, right, bottom)}"/>'
        return rect(f"open {css}", left, top, right, bottom) + drawn
    css = colour(nth(marker["color"], n))
    if left == right or top == bottom:
        return f'<path class="line {css}" d="M{px(left)} {px(top)}L{px(right)} {px(bottom)}"/>'
    return rect(css, left, top, right, bottom)


def rect(css: str, left: float, top: float, right: float, bottom: float) -> str:
    box = f'x="{px(left)}" y="{px(top)}" width="{px(right - left)}" height="{px(bottom - top)}"'
    return f'<rect class="{css}" {box}/>'


def stripes(left: float, top: float, right: float, bottom: float) -> str:
    """Slanted lines within the box."""
    high, drawn, foot = bottom - top, [], left - (bottom - top) + STEP
    while foot < right:
        start, end = max(foot, left), min(foot + high, right)
        low, high_end = bottom - (start - foot), bottom - (end - foot)
        drawn.append(f"M{px(start)} {px(low)}L{px(end)} {px(high_end)}")
        foot += STEP
    return "".join(drawn)
