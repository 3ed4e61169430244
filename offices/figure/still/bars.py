"""Bars of a still, level or upright: filled for values, striped for ranges of which no single value is known."""

from typing import Any

from offices.figure.frame import Frame
from offices.figure.naming import each
from offices.figure.still.svg import colour, number
from offices.figure.still.traces import FINGER, Trace, link, name

STEP = 7
"""Pixels between two stripes."""
WIDTH = 0.8
"""Of a bar that says nothing else, in rows: Plotly's own."""


def bars(trace: Trace, frame: Frame) -> str:
    """A bar for each row from `base` on, with its words at the end where they stand outside it.

    A zero is a stroke on its base; of what has no value only the words stand there, and it can be followed too.
    """
    return "".join(link(trace, n, bar(trace, n, frame)) for n in range(len(trace["y"])))


def bar(trace: Trace, n: int, frame: Frame) -> str:
    is_level = trace.get("orientation") == "h"
    along, across = ("x", "y") if is_level else ("y", "x")
    base, value, row = each(trace.get("base", 0), n), trace[along][n], trace[across][n]
    half = each(trace.get("width", WIDTH), n) / 2
    corners = [(base, row + half), (base + (value or 0), row - half)]
    spots = [frame.at(*(one if is_level else one[::-1])) for one in corners]
    (left, right), (top, bottom) = (sorted(ends) for ends in zip(*spots, strict=True))
    end = spots[1][0 if is_level else 1]
    drawn = "" if value is None else body(trace["marker"], n, left, top, right, bottom)
    return drawn + words(trace, n, end, (left + right) / 2, (top + bottom) / 2, is_backwards=(value or 0) < 0)


def body(marker: dict[str, Any], n: int, left: float, top: float, right: float, bottom: float) -> str:
    """The bar itself, or the stroke that it shrinks to."""
    if "pattern" in marker:
        css = colour(marker["line"]["color"])
        drawn = f'<path class="stripes {css}" d="{stripes(left, top, right, bottom)}"/>'
        return rect(f"open {css}", left, top, right, bottom) + drawn
    css = colour(each(marker["color"], n))
    if left == right or top == bottom:
        return f'<path class="line {css}" d="M{number(left)} {number(top)}L{number(right)} {number(bottom)}"/>'
    return rect(css, left, top, right, bottom)


def rect(css: str, left: float, top: float, right: float, bottom: float) -> str:
    box = f'x="{number(left)}" y="{number(top)}" width="{number(right - left)}" height="{number(bottom - top)}"'
    return f'<rect class="{css}" {box}/>'


def words(trace: Trace, n: int, end: float, middle: float, centre: float, is_backwards: bool) -> str:
    """What stands at the end of the bar; a finger finds it where there is no bar."""
    if trace.get("textposition", "none") == "none":
        return ""
    is_level = trace.get("orientation") == "h"
    x, y = (end, centre) if is_level else (middle, end)
    sides = ("middle right", "middle left") if is_level else ("top center", "bottom center")
    finger = f'<circle class="finger" cx="{number(x)}" cy="{number(y)}" r="{FINGER}"/>'
    return finger + name({**trace, "mode": "text", "textposition": sides[is_backwards]}, n, x, y, 0, "said")


def stripes(left: float, top: float, right: float, bottom: float) -> str:
    """Slanted lines within the box."""
    high, drawn, foot = bottom - top, [], left - (bottom - top) + STEP
    while foot < right:
        start, end = max(foot, left), min(foot + high, right)
        low, high_end = bottom - (start - foot), bottom - (end - foot)
        drawn.append(f"M{number(start)} {number(low)}L{number(end)} {number(high_end)}")
        foot += STEP
    return "".join(drawn)
