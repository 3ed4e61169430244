"""Marks and lines of a still: each mark a link with its words, its bars and its name."""

from typing import Any

from offices.figure.frame import Frame, bar_of
from offices.figure.labels import Label
from offices.figure.naming import nth
from offices.figure.still.svg import CARRIED, attribute, block, colour, px, svg_words
from offices.figure.still.symbols import shape

Trace = dict[str, Any]
FINGER = 12
"""Half of what a finger should find, in pixels."""
CAP = 4
"""Half of the stroke at the end of a bar."""


def line_svg(trace: Trace, frame: Frame) -> str:
    """Between marks; dotted or dashed where the figure says so."""
    spots = [frame.at(x, y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    path = "L".join(f"{px(x)} {px(y)}" for x, y in spots)
    dash = {"dot": " dot", "dash": " dash"}.get(trace["line"].get("dash", ""), "")
    return f'<path class="line{dash} {colour(trace["line"]["color"])}" d="M{path}"/>'


def marks_svg(trace: Trace, frame: Frame) -> str:
    drawer = mark_svg if "markers" in trace["mode"] else only_words
    return "".join(drawer(trace, n, frame) for n in range(len(trace["x"])))


def only_words(trace: Trace, n: int, frame: Frame) -> str:
    """Words in the place of a mark, such as of what has no value; where they lead somewhere, a finger finds them."""
    x, y = frame.at(trace["x"][n], trace["y"][n])
    said = name(trace, n, x, y, 0, "said")
    return link(trace, n, finger(x, y) + said) if "customdata" in trace else said


def mark_svg(trace: Trace, n: int, frame: Frame) -> str:
    """One mark: where it leads, what it says, its bars, its shape, its name."""
    marker = trace["marker"]
    x, y = frame.at(trace["x"][n], trace["y"][n])
    radius, css = nth(marker["size"], n) / 2, colour(nth(marker["color"], n))
    drawn = shape(nth(marker["symbol"], n), x, y, radius, css)
    return link(trace, n, ranges(trace, n, frame, css) + finger(x, y) + drawn + name(trace, n, x, y, radius))


def finger(x: float, y: float) -> str:
    return f'<circle class="finger" cx="{px(x)}" cy="{px(y)}" r="{FINGER}"/>'


def link(trace: Trace, n: int, inside: str) -> str:
    told = svg_words(trace["hovertext"][n].replace("<br>", "\n"))
    return f'<a href="{attribute(trace["customdata"][n])}{CARRIED}" tabindex="-1"><title>{told}</title>{inside}</a>'


def ranges(trace: Trace, n: int, frame: Frame, css: str) -> str:
    """The bars of a mark, each from end to end with a stroke at an end that is known."""
    drawn = []
    for axis in ("error_x", "error_y"):
        bars = trace.get(axis, {})
        if bars.get("visible") and (bars["array"][n] or bars["arrayminus"][n]):
            (x, y), (to_x, to_y) = bar_of(trace, axis, n, frame)
            ends = [f"M{px(x)} {px(y)}L{px(to_x)} {px(to_y)}"]
            for end_x, end_y, is_there in ((x, y, bars["arrayminus"][n]), (to_x, to_y, bars["array"][n])):
                ends.append(cap(end_x, end_y, axis) if is_there else "")
            drawn.append(f'<path class="line {css}" d="{"".join(ends)}"/>')
    return "".join(drawn)


def cap(x: float, y: float, axis: str) -> str:
    if axis == "error_x":
        return f"M{px(x)} {px(y - CAP)}v{2 * CAP}"
    return f"M{px(x - CAP)} {px(y)}h{2 * CAP}"


def name(trace: Trace, n: int, x: float, y: float, radius: float, css: str = "") -> str:
    """The name beside its mark, on the side that the figure says."""
    if "text" not in trace["mode"] or not trace["text"][n]:
        return ""
    side, size = nth(trace["textposition"], n), nth(trace["textfont"]["size"], n)
    label = Label(trace["text"][n], x, y, radius, size, side)
    # The estimated width is generous: a text is held at the end that touches its mark.
    anchor = {"left": "right", "center": "center", "right": "left"}[side.split()[1]]
    return block(label.text, label.box, anchor, size, css)
