"""The organisation of an office in one phase, drawn from its parts in two widths. The same as a list: parts.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from offices.browse.organisation.boxes import Box, boxes, frame
from offices.browse.organisation.layout import laid_out
from offices.browse.organisation.svg import drawn
from offices.browse.organisation.title import everything, title
from offices.browse.parts import BuiltPart
from offices.data.records import DimensionRecord, OfficeRecord
from offices.wording.computed import Sentence

WIDE, NARROW = 720, 340
"""Pixels across: beside the contents of a page, and on a phone, which has a drawing of its own."""


@dataclass(frozen=True)
class Drawing:
    """The parts as boxes in one another."""

    title: Sentence
    wide: str
    narrow: str
    """SVG, each complete in itself."""
    n: int
    """How many parts there are."""


def organisation(
    office: OfficeRecord, parts: Sequence[BuiltPart], dimensions: Mapping[str, DimensionRecord]
) -> Drawing | None:
    """The drawing of its latest phase; none where only the whole office is told of."""
    visit = office.latest
    if visit is None or not parts:
        return None
    made = boxes(visit, parts, dimensions)
    whole, said = frame(office, visit, dimensions), title(office, visit, parts)
    wide, narrow = (picture(whole, made, width, str(said)) for width in (WIDE, NARROW))
    return Drawing(said, wide, narrow, len(list(everything(parts))))


def picture(whole: Box, made: Sequence[Box], width: float, words: str) -> str:
    return drawn(laid_out(whole, made, width), words)
