"""Pieces of SVG as text: numbers, escaping, colours as classes, texts in lines. What a chart looks like is not here."""

import re
from html import escape, unescape

from offices.figure.text import LEADING, lines

CARRIED = "\ue000"
"""Behind each address: where a page writes what its reader carries along. No letter of any language, and valid XML."""

TOKEN = re.compile(r"var\(--(c[\w-]*)\)")
NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not know."""
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def px(value: float) -> str:
    """To a tenth of a pixel."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def attribute(text: str) -> str:
    """Text for between quotation marks."""
    return escape(NO_TEXT.sub("", text))


def svg_words(label: str) -> str:
    """A line of a figure's label, which is escaped for Plotly, as text of an element."""
    return escape(NO_TEXT.sub("", unescape(label)), quote=False)


def colour(token: str) -> str:
    """The class of a colour: `var(--c1)` is c1."""
    found = TOKEN.fullmatch(token)
    return found[1] if found else "c-missing"


def text(label: str, x: float, y: float, anchor: str, size: float, css: str = "") -> str:
    """A text whose first line has its middle at `y`; `anchor` is left, center or right of `x`."""
    if not label:
        return ""
    rows = lines(label)
    place = f'x="{px(x)}" y="{px(y + size * 0.35)}"'
    style = f' class="{css}"' if css else ""
    aligned = "" if anchor == "left" else f' text-anchor="{ANCHORS[anchor]}"'
    more = "".join(f'<tspan x="{px(x)}" dy="{px(size * LEADING)}">{svg_words(row)}</tspan>' for row in rows[1:])
    return f'<text {place}{aligned} font-size="{px(size)}"{style}>{svg_words(rows[0])}{more}</text>'


def block(label: str, box: tuple[float, float, float, float], anchor: str, size: float, css: str = "") -> str:
    """A text of several lines that fills the box from above."""
    left, top, right, _bottom = box
    x = {"left": left, "center": (left + right) / 2, "right": right}[anchor]
    return text(label, x, top + size * LEADING / 2, anchor, size, css)
