"""What a visit tells of single parts where it tells nothing of the whole office: the values by part, in short."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.utils.text import Truncator

from offices.data.case import status_of, values_of_parts
from offices.data.records import DimensionRecord, VisitRecord
from offices.models.vocabulary import TOLD_OF_PARTS
from offices.wording.statements import Statement, statement

MOST_PARTS = 6
"""Parts that are told of in short; the profile has them all."""
SHORT = 60
"""Letters of a text that is told in short."""


@dataclass(frozen=True)
class PartValues:
    """One part by its name, and its values."""

    part: str
    values: tuple[Statement, ...]


@dataclass(frozen=True)
class OfParts:
    """The values by part: “Reception: joint; Team for sick leave: separate”."""

    parts: tuple[PartValues, ...] = ()
    n_more: int = 0
    """Parts beyond those that are told of."""

    def __bool__(self) -> bool:
        return bool(self.parts)


PartsTold = Mapping[tuple[str, str], OfParts]
"""(Dimension, slug) -> what is told of the parts of an office."""


def parts_told(visit: VisitRecord | None, dimension: DimensionRecord, letters: int | None = SHORT) -> OfParts:
    """The values of the parts, in short: of a longer text its beginning, of many parts the first."""
    by_part: dict[str, list[Statement]] = {}
    for one in statements_of_parts(visit, dimension):
        short = replace(one, text=Truncator(one.text).chars(letters)) if letters else one
        by_part.setdefault(one.part, []).append(short)
    shown = (PartValues(part, tuple(values)) for part, values in islice(by_part.items(), MOST_PARTS))
    return OfParts(tuple(shown), max(len(by_part) - MOST_PARTS, 0))


def statements_of_parts(visit: VisitRecord | None, dimension: DimensionRecord) -> Sequence[Statement]:
    """All values of parts, each with its evidence; none where the visit has a row of its own."""
    if visit is None or status_of(visit, dimension) != TOLD_OF_PARTS:
        return ()
    told = visit.by_dimension.get(dimension.key, ())
    return [statement(coding, dimension) for coding in values_of_parts(told)]


def parts_at(visits: Iterable[VisitRecord], dimension: DimensionRecord) -> OfParts:
    """What the last of the visits that tells of parts only says of them."""
    told = [found for visit in visits if (found := parts_told(visit, dimension))]
    return told[-1] if told else OfParts()
