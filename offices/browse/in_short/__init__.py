"""An office in short: two paragraphs made from its codings, and from nothing else. No queries, no HTML."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from offices.browse.changes import Change
from offices.browse.in_short.frame import changed, opening, seen
from offices.browse.in_short.reading import Reading
from offices.browse.in_short.sentences import FIRST, PLAIN, REST, missing
from offices.data.records import DimensionRecord, OfficeRecord
from offices.models.vocabulary import RecordKind
from offices.wording.computed import Sentence, computed, of_record

SPOKEN_OF = PLAIN
"""The dimensions that the paragraphs lead to; the key facts show them."""


def in_short(
    office: OfficeRecord, dimensions: Mapping[str, DimensionRecord], changes: Sequence[Change] = ()
) -> list[list[Sentence]]:
    """What it is and how it is led and organised; then, in a second paragraph, the rest and how that is known.

    `changes` are the dimensions whose value is not the same in all phases.
    """
    if office.latest is None:
        nothing = computed(_("Nothing is coded of it yet."), [of_record(office)])
        return [[Sentence(opening(office)), nothing]]
    told = Reading(office, office.latest, dimensions)
    if office.record == RecordKind.SETTING:
        first, rest = [told.plainly(key) for key in PLAIN], []
    else:
        first, rest = ([one for say in sayings for one in say(told)] for sayings in (FIRST, REST))
    known = [*missing(told), seen(office.latest, office), changed(changes)]
    paragraphs = [[opening(office), *first], [*rest, *known]]
    said = [[Sentence(pieces) for pieces in paragraph if pieces] for paragraph in paragraphs]
    return [paragraph for paragraph in said if paragraph]


def as_text(paragraphs: Sequence[Sequence[Sentence]]) -> str:
    """The paragraphs without their links, for tests."""
    return " ".join(str(sentence) for paragraph in paragraphs for sentence in paragraph)


def beginning(paragraphs: Sequence[Sequence[Sentence]], most: int) -> str:
    """Whole sentences of at most `most` words together, and at least one: a sentence cut short could lose its hedge."""
    told, *rest = (str(sentence) for paragraph in paragraphs for sentence in paragraph)
    for sentence in rest:
        if len(f"{told} {sentence}".split()) > most:
            break
        told = f"{told} {sentence}"
    return told
