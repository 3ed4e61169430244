"""The findings of a question drawn for paper: columns are sides, rows how it is known, marks differ in shape too.

Colours are attributes, so that it looks alike where no style sheet is, and nothing hangs on them: in grey the sides are
told by their place, their heads and the shape of their marks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.brief.document import Drawing, Text
from offices.brief.room import Room, more_words
from offices.browse.organisation.wrapping import wrapped
from offices.evidence.questions.picture import Mark, Picture, Row
from offices.evidence.questions.sides import Pan
from offices.evidence.words import count_words
from offices.figure.export.looks import CARD, INK, MUTED, RULE, SANS
from offices.figure.still.svg import attribute, px

WIDE, HEAD, GAP = 720.0, 104.0, 14.0
"""Across; of the words before each row; between columns."""
SIZE, SMALL, LEADING = 12.5, 11.0, 1.25
NARROWER = 0.9
"""How much less room letters need in the site's font than in the one that is measured."""
SIGN = 9.0
INDENT = SIGN + 6


@dataclass(frozen=True)
class Look:
    """How the marks of a side look; the shape says the same as the colour."""

    colour: str
    outline: Callable[[float, float], str]


def square(x: float, y: float) -> str:
    return f"M{px(x)} {px(y)}h{px(SIGN)}v{px(SIGN)}h{px(-SIGN)}z"


def diamond(x: float, y: float) -> str:
    half = SIGN / 2
    side, back = px(half + 1), px(-half - 1)
    return f"M{px(x + half)} {px(y - 1)}l{side} {side} {back} {side} {back} {back}z"


def circle(x: float, y: float) -> str:
    r = SIGN / 2
    return f"M{px(x)} {px(y + r)}a{px(r)} {px(r)} 0 1 1 {px(SIGN)} 0a{px(r)} {px(r)} 0 1 1 {px(-SIGN)} 0z"


LOOKS = {"first": Look("#1b5e9e", square), "between": Look("#5d5776", diamond), "second": Look("#a04408", circle)}
"""The colours are those of tokens.css in the light."""


@dataclass
class Pen:
    """Writes downwards in one column."""

    x: float
    width: float
    y: float = 0.0
    made: list[str] = field(default_factory=list)

    def words(self, words: str, size: float, look: str, indent: float = 0.0) -> None:
        bold = "600" in look
        for row in wrapped(words, (self.width - indent) / NARROWER, size, bold):
            self.y += size * LEADING
            place = f'x="{px(self.x + indent)}" y="{px(self.y - size * 0.3)}"'
            self.made.append(f'<text {place} font-size="{px(size)}" {look}>{attribute(row)}</text>')

    def sign(self, look: Look, *, is_open: bool, at: float = 0.0) -> None:
        """A mark beside the line that comes next."""
        outline = look.outline(self.x + at, self.y + SIZE * LEADING / 2 - SIGN / 2)
        fill = CARD if is_open else look.colour
        self.made.append(f'<path d="{outline}" fill="{fill}" stroke="{look.colour}" stroke-width="1.5"/>')


def drawing(picture: Picture, caption: Text, room: Room) -> Drawing:
    """The picture as far as there is room for names; every finding is a mark."""
    wide = (WIDE - HEAD) / len(picture.columns)
    lefts = [HEAD + number * wide for number in range(len(picture.columns))]
    pens = [heading(pan, left, wide - GAP) for pan, left in zip(picture.columns, lefts, strict=True)]
    made, y = [one for pen in pens for one in pen.made], max(pen.y for pen in pens) + 6
    for row in picture.rows:
        found, end = drawn_row(row, picture.columns, lefts, wide - GAP, y + 5, room.marks)
        made += [f'<path d="M0 {px(y)}H{px(WIDE)}" stroke="{RULE}"/>', *found]
        y = end + 6
    size = f'viewBox="0 0 {px(WIDE)} {px(y)}" width="{px(WIDE)}" height="{px(y)}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{SANS}">{"".join(made)}</svg>'
    return Drawing(svg, in_words(picture), caption)


def heading(pan: Pan, left: float, width: float) -> Pen:
    """The side, how many findings speak for it and from how much data."""
    look, pen = LOOKS[pan.tone], Pen(left, width)
    pen.made.append(f'<path d="M{px(left)} 1.5h{px(width)}" stroke="{look.colour}" stroke-width="3"/>')
    pen.y = 6
    pen.sign(look, is_open=False)
    pen.words(pan.label, SIZE, f'font-weight="600" fill="{INK}"', INDENT)
    pen.words(pan_counts(pan), SMALL, f'fill="{MUTED}"', INDENT)
    return pen


def pan_counts(pan: Pan) -> str:
    bodies = ngettext("%(n)s body of data", "%(n)s bodies of data", pan.n_families) % {"n": pan.n_families}
    return f"{count_words(pan.n)}, {bodies}" if pan.n and pan.n_families else count_words(pan.n)


def drawn_row(
    row: Row, columns: Sequence[Pan], lefts: Sequence[float], width: float, y: float, most: int
) -> tuple[list[str], float]:
    """A row with its words and its marks, and where it ends."""
    pens = [Pen(0, HEAD - GAP, y)]
    pens[0].words(row.label[:1].upper() + row.label[1:], SIZE, f'font-weight="600" fill="{INK}"')
    if row.is_empty:
        pens.append(Pen(lefts[0], width, y))
        pens[1].words(_("None"), SIZE, f'fill="{MUTED}"')
    for pan, left, cell in zip(columns, lefts, row.cells, strict=True):
        pens.append(Pen(left, width, y))
        marks(pens[-1], LOOKS[pan.tone], cell, most)
    return [one for pen in pens for one in pen.made], max(pen.y for pen in pens)


def marks(pen: Pen, look: Look, cell: Sequence[Mark], most: int) -> None:
    """The first few with their names, the others as bare marks, so that each finding is one."""
    for one in cell[:most]:
        pen.sign(look, is_open=one.is_retold)
        pen.words(one.label, SIZE, f'fill="{INK}"', INDENT)
        pen.words(one.whose, SMALL, f'fill="{MUTED}"', INDENT)
        pen.y += 3
    rest = cell[most:]
    in_line = int(pen.width // (SIGN + 4))
    for start in range(0, len(rest), in_line):
        for number, one in enumerate(rest[start : start + in_line]):
            pen.sign(look, is_open=one.is_retold, at=number * (SIGN + 4))
        pen.y += SIZE * LEADING
    if rest:
        pen.words(more_words(len(rest)), SMALL, f'fill="{MUTED}"')


def in_words(picture: Picture) -> str:
    """What is to be seen, for those who do not see it: row by row how many marks each column has."""
    return ". ".join([str(picture.title), *(row_in_words(row, picture.columns) for row in picture.rows)]) + "."


def row_in_words(row: Row, columns: Sequence[Pan]) -> str:
    counts = (f"{pan.label} {len(cell)}" for pan, cell in zip(columns, row.cells, strict=True))
    return f"{row.label}: {', '.join(counts)}"
