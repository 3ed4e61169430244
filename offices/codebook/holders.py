"""Who has which value of a dimension, as last seen, and that in a sentence. No queries, no HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from django.utils.translation import gettext as _

from offices.data.records import CategoryRecord, DimensionRecord, OfficeRecord
from offices.matrix.counting import Match, as_match, select
from offices.matrix.matrix import Matrix, OfficeRow
from offices.matrix.selection import Selection
from offices.models.vocabulary import MISSING_LABELS, TOLD_OF_PARTS, RecordKind
from offices.wording.computed import Sentence, computed, how_sure, mid_sentence, of
from offices.wording.parts import OfParts, parts_told
from offices.wording.statements import Place, place

MOST_NAMED = 60
NO_PARTS: Mapping[str, OfParts] = MappingProxyType({})


@dataclass(frozen=True)
class Holders:
    """The records with one value, as last seen; vignettes are marked and never counted as offices."""

    word: str
    label: str
    category: CategoryRecord | None
    place: Place | None
    offices: list[OfficeRow]
    match: Match
    parts: Mapping[str, OfParts]
    """Slug -> the values by part, of what is told of parts only."""

    @property
    def n_more(self) -> int:
        return self.match.count - len(self.offices)

    @property
    def studied(self) -> list[OfficeRow]:
        """The studied offices; what is told of the parts of one takes the room of several."""
        return [] if self.parts else [one for one in self.offices if one.record == RecordKind.CASE]

    @property
    def others(self) -> list[OfficeRow]:
        return [one for one in self.offices if one not in self.studied]


def holders(matrix: Matrix, dimension: DimensionRecord, offices: Iterable[OfficeRecord] = ()) -> list[Holders]:
    """Every category, held or not, then the ways of being without a value that occur.

    What only findings speak of is asked of no record, so that none is without it. `offices` are those that were read.
    """
    parts = {one.slug: told for one in offices if (told := parts_told(one.latest, dimension))}
    column = matrix.columns[dimension.key]
    rows = select(matrix, Selection()).rows
    found = [
        one_value(matrix, rows & column.held[one.key], one.key, str(one.label), one) for one in dimension.categories
    ]
    for word, label in () if dimension.only_in_findings else MISSING_LABELS.items():
        if missing := rows & column.missing[word]:
            of_parts = parts if word == TOLD_OF_PARTS else NO_PARTS
            found.append(one_value(matrix, missing, word, str(label), None, of_parts))
    return found


def one_value(
    matrix: Matrix,
    rows: int,
    word: str,
    label: str,
    category: CategoryRecord | None,
    parts: Mapping[str, OfParts] = NO_PARTS,
) -> Holders:
    match = as_match(matrix, rows)
    return Holders(
        word=word,
        label=label,
        category=category,
        place=place(category.citation) if category and category.citation else None,
        offices=list(islice(matrix.office_rows(match.offices), MOST_NAMED)),
        match=match,
        parts=parts,
    )


def counted_answer(
    dimension: DimensionRecord, found: Sequence[Holders], offices: Iterable[OfficeRecord]
) -> Sentence | None:
    """Studied offices by value, as sure as their codings; none where none has a value, or more than were read."""
    visits = [one.latest for one in offices if one.record == RecordKind.CASE]
    grounds = [of(coding) for visit in visits if visit for coding in visit.cell(dimension) if coding.is_coded]
    counts = [f"{mid_sentence(one.label)} {one.match.n_offices}" for one in found if one.match.n_offices]
    n = sum(one.match.n_offices for one in found if one.category)
    if not (grounds and n <= len(visits)):  # of those that were not read it is not known how sure they are
        return None
    words = _("Studied offices: %(counts)s.") % {"counts": ", ".join(counts)}
    return computed(" ".join(filter(None, [words, how_sure(grounds)])), grounds)
