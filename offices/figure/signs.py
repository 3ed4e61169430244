"""What the signs of a figure mean: one legend for the still and the interactive chart, read off the figure itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from offices.figure.naming import nth
from offices.figure.still.svg import colour
from offices.figure.still.symbols import shape
from offices.figure.theme import PALETTE, Figure

WIDTH, HEIGHT, RADIUS = 26, 16, 5
"""Of a sign, in pixels."""


@dataclass(frozen=True)
class Sign:
    """A shape, a line, an arrow, a bar or a ground, and what it stands for."""

    words: str
    symbol: str = ""
    colour: str = PALETTE["line"]
    line: str = ""
    """solid, dash or dot."""
    is_arrow: bool = False
    is_short: bool = False
    """Of an arrow that leads to no mark."""
    is_band: bool = False
    is_bar: bool = False
    is_striped: bool = False
    is_range: bool = False


def signs_of(figure: Figure) -> Iterator[Sign]:
    """One for each trace with a name."""
    for trace in figure["data"]:
        if trace.get("name") and trace.get("showlegend", True):
            words, marker = unescape(trace["name"]), trace["marker"]
            if "pattern" in marker:
                yield Sign(words, colour=marker["line"]["color"], is_striped=True)
            elif trace["type"] == "bar":
                yield Sign(words, colour=nth(marker["color"], 0), is_bar=True)
            else:
                yield Sign(words, shape_of(marker["symbol"]), marker["color"])


def shape_of(symbol: str | list[str]) -> str:
    """The shape that stands for the trace: where its marks are open or not each for itself, the filled one."""
    return symbol if isinstance(symbol, str) else symbol[0].removesuffix("-open")


def drawn(sign: Sign) -> str:
    """The sign as a small picture; its words stand beside it."""
    css, middle = colour(sign.colour), HEIGHT / 2
    inside = ""
    if sign.is_band:
        inside += f'<rect class="band" width="{WIDTH}" height="{HEIGHT}"/>'
    box = f'x="1" y="2" width="{WIDTH - 2}" height="{HEIGHT - 4}"'
    if sign.is_bar:
        inside += f'<rect class="{css}" {box}/>'
    if sign.is_striped:
        inside += f'<rect class="open {css}" {box}/><path class="stripes {css}" d="M4 14L16 2M10 14L22 2M16 14L25 5"/>'
    if sign.line:
        start = f"{WIDTH / 2 - 1:g} " if sign.is_short else "1 "
        dash = "" if sign.line == "solid" else f" {sign.line}"
        inside += f'<path class="line{dash} {css}" d="M{start}8H{WIDTH - 4 if sign.is_arrow else WIDTH}"/>'
    if sign.is_range:
        inside += f'<path class="line {css}" d="M2 8H{WIDTH - 2}M2 4v8M{WIDTH - 2} 4v8"/>'
    if sign.is_arrow:
        inside += f'<path class="head {css}" d="M{WIDTH} 8L{WIDTH - 7} 4.5V11.5Z"/>'
    if sign.symbol:
        inside += shape(sign.symbol, WIDTH / 2, middle, RADIUS, css)
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg {size} aria-hidden="true">{inside}</svg>'
