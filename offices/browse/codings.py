"""All codings of a visit by group of the codebook: what has a value, and below it what has none. No key facts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from offices.data.records import DimensionRecord, GroupRecord, VisitRecord
from offices.models.vocabulary import PartKind
from offices.wording.statements import Statement, statement, told_and_beside


@dataclass(frozen=True)
class CodingRow:
    """One dimension of one visit: the office's value first, then what is said of its parts and of other times."""

    dimension: DimensionRecord
    values: tuple[Statement, ...]
    others: tuple[Statement, ...]
    of_parts: bool
    """Whether something of it is told of a part, which then leads here."""


@dataclass(frozen=True)
class Silence:
    """The dimensions of a group that are without a value in one and the same way, and nothing more to say of them."""

    status: str
    dimensions: tuple[DimensionRecord, ...]
    values: tuple[Statement, ...]
    """One a dimension, named by it: what opens beside them is where somebody looked."""


@dataclass(frozen=True)
class CodingGroup:
    group: GroupRecord
    rows: tuple[CodingRow, ...]
    silences: tuple[Silence, ...]

    @property
    def n_silent(self) -> int:
        return sum(len(one.dimensions) for one in self.silences)


def coding_groups(visit: VisitRecord, groups: Sequence[GroupRecord]) -> list[CodingGroup]:
    """The groups of which something is coded; what has no value stands together below the rest."""
    return [made for group in groups if (made := coding_group(visit, group)).rows or made.silences]


def coding_group(visit: VisitRecord, group: GroupRecord) -> CodingGroup:
    told = [dimension for dimension in group.dimensions if dimension.key in visit.by_dimension]
    silent = {dimension.key: dimension for dimension in told if is_silent(visit, dimension)}
    rows = tuple(coding_row(visit, dimension) for dimension in told if dimension.key not in silent)
    return CodingGroup(group, rows, tuple(silences(visit, silent.values())))


def coding_row(visit: VisitRecord, dimension: DimensionRecord) -> CodingRow:
    of_parts = any(coding.part.kind != PartKind.OFFICE for coding in visit.by_dimension[dimension.key])
    return CodingRow(dimension, *told_and_beside(visit, dimension), of_parts)


def is_silent(visit: VisitRecord, dimension: DimensionRecord) -> bool:
    """Whether all there is to say is that the office as a whole is without a value; single categories say more."""
    codings = visit.by_dimension[dimension.key]
    return len(codings) == 1 and codings == list(visit.cell(dimension)) and not codings[0].is_coded


def silences(visit: VisitRecord, dimensions: Iterable[DimensionRecord]) -> Iterator[Silence]:
    """The dimensions by the way in which they are without a value."""
    ways: dict[str, list[DimensionRecord]] = {}
    for dimension in dimensions:
        ways.setdefault(visit.by_dimension[dimension.key][0].status, []).append(dimension)
    for ones in ways.values():
        values = [statement(visit.by_dimension[one.key][0], one) for one in ones]
        named = (replace(value, text=str(one.label)) for value, one in zip(values, ones, strict=True))
        yield Silence(values[0].text, tuple(ones), tuple(named))
