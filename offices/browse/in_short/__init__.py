"""An office in short: a few sentences, then the rest, made from its codings and nothing else. No queries, no HTML."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from offices.browse.changes import Change
from offices.browse.in_short.frame import changed, is_told_last, opening, seen
from offices.browse.in_short.reading import Reading
from offices.browse.in_short.sentences import FIRST, PLAIN, REST, missing
from offices.data.records import DimensionRecord, OfficeRecord
from offices.models.vocabulary import RecordKind
from offices.wording.computed import Sentence, computed, of_record

SPOKEN_OF = PLAIN
"""The dimensions that the paragraphs lead to; the key facts show them."""
MOST_SENTENCES = 4
"""In the first paragraph, which is read in ten seconds."""


def in_short(
    office: OfficeRecord, dimensions: Mapping[str, DimensionRecord], changes: Sequence[Change] = ()
) -> list[list[Sentence]]:
    """How large it is, how it is led and organised, and where that is told; then, in a second paragraph, the rest.

    `changes` are the dimensions whose value is not the same in all phases. A record that is no office says so first.
    """
    if office.latest is None:
        nothing = computed(_("Nothing is coded of it yet."), [of_record(office)])
        return [[Sentence(opening(office)), nothing]]
    told = Reading(office, office.latest, dimensions)
    if office.record == RecordKind.SETTING:
        values, rest = [told.plainly(key) for key in PLAIN], []
    else:
        values, rest = ([one for say in sayings for one in say(told)] for sayings in (FIRST, REST))
    first = [*values, *missing(told)]
    first = [*first, opening(office)] if is_told_last(office) else [opening(office), *first]
    said = [Sentence(pieces) for pieces in first if pieces]
    known = [Sentence(pieces) for pieces in (*rest, seen(office.latest, office), changed(changes)) if pieces]
    paragraphs = [said[:MOST_SENTENCES], [*said[MOST_SENTENCES:], *known]]
    return [paragraph for paragraph in paragraphs if paragraph]


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
