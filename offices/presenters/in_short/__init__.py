"""An office in short: two paragraphs made from its codings, and from nothing else. No queries, no HTML."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from offices.presenters.in_short.frame import changed, opening, seen
from offices.presenters.in_short.pieces import Piece, Pieces
from offices.presenters.in_short.reading import Reading
from offices.presenters.in_short.sentences import FIRST, PLAIN, REST, missing, paragraph
from offices.records import DimensionRecord, OfficeRecord
from offices.vocabulary import RecordKind

SPOKEN_OF = PLAIN
"""The dimensions that the paragraphs lead to; the key facts show them."""


def in_short(
    office: OfficeRecord, dimensions: Mapping[str, DimensionRecord], changes: Sequence[tuple[str, str]] = ()
) -> list[Pieces]:
    """What it is and how it is led and organised; then, in a second paragraph, the rest and how that is known.

    `changes` are the dimensions (key, label) whose value is not the same in all phases.
    """
    if office.latest is None:
        return [paragraph([opening(office), (Piece(_("Nothing is coded of it yet.")),)])]
    told = Reading(office.latest, dimensions)
    if office.record == RecordKind.SETTING:
        first, rest = [told.plainly(key) for key in PLAIN], []
    else:
        first, rest = [sentence(told) for sentence in FIRST], [sentence(told) for sentence in REST]
    known = [missing(told), seen(office.latest, office.record), changed(changes)]
    paragraphs = [paragraph([opening(office), *first]), paragraph([*rest, *known])]
    return [one for one in paragraphs if one]


def as_text(paragraphs: Sequence[Pieces]) -> str:
    """The paragraphs without their links, for search engines and tests."""
    return " ".join("".join(piece.text for piece in pieces) for pieces in paragraphs)
