"""The sheet around a picture: caption above, legend and words below, from top to bottom in pixels. SVG as text."""

from collections.abc import Iterable, Sequence

from offices.figure.export.looks import CARD, INK, MUTED, RULE, SANS, SERIF, alone
from offices.figure.picture import Picture
from offices.figure.signs import WIDTH as SIGN
from offices.figure.signs import Sign, drawn
from offices.figure.still.svg import attribute, px, text
from offices.figure.text import LEADING, broken, height, width
from offices.figure.theme import WIDE

EDGE, GAP = 24, 14
"""Around the sheet, and between its parts."""
CAPTION, WORDS, FOOT = 20, 13, 12
"""Sizes of letters."""
ACROSS = 18
"""Between two signs of the legend."""
ROOM = 0.85
"""Of the width that words are taken to need elsewhere: here it is known which fonts they are set in."""


Part = tuple[str, float]
"""A piece of SVG, and how high it is."""


def sheet(picture: Picture, caption: str, words: Iterable[str], foot: str, language: str) -> str:
    """The wide picture as a document of its own; `words` are said below it, line by line, and at last the `foot`."""
    key = " ".join(f"{number} {name}" for number, name in picture.keys["wide"])
    parts = [
        block(caption, CAPTION, f'font-family="{SERIF}" font-weight="600"'),
        (alone(picture.stills["wide"]), picture.wide["layout"]["height"]),
        legend(picture.signs),
        *(block(one, WORDS, f'fill="{MUTED}"') for one in [key, *words]),
        (f'<path stroke="{RULE}" d="M0 0H{WIDE}"/>', 0.0),
        block(foot, FOOT, f'fill="{MUTED}"'),
    ]
    placed, high = stacked([part for part in parts if part[0]])
    wide = WIDE + 2 * EDGE
    size = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    own = f'xml:lang="{language}" role="img" font-family="{SANS}" fill="{INK}"'
    ground = f'<title>{attribute(caption)}</title><rect width="{wide}" height="{high}" fill="{CARD}"/>'
    return f"<svg {size} {own}>{ground}{placed}</svg>"


def stacked(parts: Iterable[Part]) -> tuple[str, str]:
    """One below the other, and how high the whole is with its edges."""
    made, down = [], float(EDGE)
    for part, high in parts:
        made.append(f'<g transform="translate({EDGE} {px(down)})">{part}</g>')
        down += high + GAP
    return "".join(made), px(down - GAP + EDGE)


def block(words: str, size: int, look: str) -> Part:
    """Words in as many lines as they need; nothing without words."""
    label = broken(words, WIDE / ROOM, size)
    made = f"<g {look}>{text(label, 0, size * LEADING / 2, 'left', size)}</g>" if label else ""
    return made, height(label, size)


def legend(signs: Sequence[Sign]) -> Part:
    """Each sign with its words, as many in a row as there is room for."""
    made, x, y = [], 0.0, 0.0
    row = WORDS * LEADING + 6
    for sign in signs:
        label = broken(sign.words, (WIDE - SIGN - 8) / ROOM, WORDS)
        wide = SIGN + 8 + width(label, WORDS) * ROOM
        if x and x + wide > WIDE:
            x, y = 0.0, y + row
        place = f'transform="translate({px(x)} {px(y)})"'
        words = text(label, SIGN + 8, WORDS * LEADING / 2, "left", WORDS)
        made.append(f"<g {place}>{alone(drawn(sign))}{words}</g>")
        x, y = x + wide + ACROSS, y + height(label, WORDS) - WORDS * LEADING
    return "".join(made), y + row
