"""The colours of the drawing and its words, as attributes of SVG. No boxes, no places."""

from offices.browse.organisation.boxes import Side
from offices.figure.still.svg import attribute, px

COLOURS = {
    Side.STATE: ("#1b5e9e", "#dfeaf5"),
    Side.MUNICIPALITY: ("#a04408", "#f8e7db"),
    Side.BOTH: ("#5d5776", "#e9e7ef"),
    Side.UNKNOWN: ("#767f88", "#ffffff"),
}
"""Line and ground of each side, those of tokens.css in the light; the page's own colours overrule them by class."""
CARD, INK, MUTED = "#ffffff", "#16202a", "#515b66"


def text(x: float, top: float, words: str, size: float, is_bold: bool = False) -> str:
    look = f'font-weight="600" fill="{INK}"' if is_bold else f'fill="{MUTED}" class="fact"'
    return f'<text x="{px(x)}" y="{px(top + size)}" font-size="{size}" {look}>{attribute(words)}</text>'
