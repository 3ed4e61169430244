"""A mark on a scale of steps, as a small picture in a line of text. It knows no office."""

from dataclasses import dataclass

from offices.figure.still.svg import attribute, px

STEP, BOX, TOP, HIGH = 26, 22, 8, 14
"""From one step to the next, and the box of a step: how wide, how far down, how high; in pixels."""
LINE = 3.5
"""How far down the arrow runs."""
FAR, HEAD = 38, 4
"""How far an arrow goes that leads to no step, and how long its head is."""
INK, PALE, EMPTY, RULE = "#16202a", "#b9b7b0", "#ffffff", "#8d9198"
"""Where no style says otherwise; static/css/list.css does, in the tokens' colours."""
WAYS = {1: ("up", "#1b5e9e"), -1: ("down", "#a04408")}
"""Class and colour of an arrow: towards the last step, towards the first."""


@dataclass(frozen=True)
class Mark:
    """Steps are counted from 0."""

    n_steps: int
    at: int | None
    was: int | None = None
    way: int = 0
    """Which way it moves, where nobody says how far: 1 up the scale, -1 down."""
    is_sure: bool = True
    """Of the step that it is at."""
    was_sure: bool = True

    @property
    def width(self) -> int:
        return self.n_steps * STEP + 2


def mark_svg(mark: Mark, words: str) -> str:
    """Filled is where it is, open where it was, dashed what is not certain."""
    inside = "".join(box(mark, step) for step in range(mark.n_steps)) + arrow(mark)
    size = f'viewBox="0 0 {mark.width} 24" width="{mark.width}" height="24"'
    return f'<svg class="mark" {size} role="img" aria-label="{attribute(words)}">{inside}</svg>'


def box(mark: Mark, step: int) -> str:
    place = f'x="{step * STEP + 1}" y="{TOP}" width="{BOX}" height="{HIGH}" rx="2"'
    if step == mark.at:
        css, fill, line, is_sure = ("at" if mark.is_sure else "at unsure"), INK, INK, mark.is_sure
        fill = INK if is_sure else PALE
    elif step == mark.was:
        css, fill, line, is_sure = "was", EMPTY, INK, mark.was_sure
    else:
        css, fill, line, is_sure = "step", EMPTY, RULE, True
    wide = 1 if css in ("step", "at") else 1.5
    dash = "" if is_sure else ' stroke-dasharray="3 2"'
    return f'<rect class="{css}" {place} fill="{fill}" stroke="{line}" stroke-width="{wide}"{dash}/>'


def arrow(mark: Mark) -> str:
    """From where it was to where it is; else a short way along the scale, dashed since it has no end."""
    if mark.at is None:
        return ""
    at, is_open = middle(mark.at), mark.was is None
    if mark.was is not None:
        start, end, way = middle(mark.was), at, 1 if mark.at > mark.was else -1
    elif mark.way:
        start, end, way = at, min(max(at + mark.way * FAR, 1), mark.width - 1), mark.way
    else:
        return ""
    css, colour = WAYS[way]
    look = f'class="{css}" fill="none" stroke="{colour}" stroke-width="1.75"'
    dash = ' stroke-dasharray="4 3"' if is_open else ""
    neck = px(end - way * HEAD)
    head = f'<path {look} d="M{neck} {LINE - 3}L{px(end)} {LINE}L{neck} {LINE + 3}"/>'
    return f'<path {look}{dash} d="M{px(start)} {LINE}H{px(end)}"/>{head}'


def middle(step: int) -> float:
    """Of the box of a step."""
    return step * STEP + 1 + BOX / 2
