"""Two to six offices aligned by dimension, and whether they differ. No notices, no words for people."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from offices.records import CodingRecord, DimensionRecord, GroupRecord, OfficeRecord, VisitRecord


class Verdict(Enum):
    """What can be said of one row."""

    SAME = "same"
    DIFFERS = "differs"
    INCOMPARABLE = "incomparable"
    """Nobody who has a value differs, but somebody has none; or the values are sentences."""


@dataclass(frozen=True)
class Case:
    """An office at the visit that is compared."""

    office: OfficeRecord
    visit: VisitRecord


@dataclass(frozen=True)
class Row:
    """One dimension over the cases; a cell is what the matrix holds of it, none where it is not yet coded."""

    dimension: DimensionRecord
    cells: tuple[tuple[CodingRecord, ...], ...]
    elsewhere: tuple[tuple[CodingRecord, ...], ...]
    """Per case what is coded of it beside the matrix: for other parts, planned, dropped, or not the shown value."""
    verdict: Verdict

    def is_kept(self, keep: Collection[str]) -> bool:
        differs = self.verdict is Verdict.DIFFERS or "differ" not in keep
        return differs and ("coded" not in keep or all(map(has_value, self.cells)))


@dataclass(frozen=True)
class Group:
    group: GroupRecord
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Comparison:
    cases: tuple[Case, ...]
    groups: tuple[Group, ...]

    @property
    def rows(self) -> Iterator[Row]:
        return (row for group in self.groups for row in group.rows)

    def only(self, keep: Collection[str]) -> "Comparison":
        """Less the rows that do not `differ`, or in which not every case is `coded`, as `keep` asks for."""
        kept = ((one.group, tuple(row for row in one.rows if row.is_kept(keep))) for one in self.groups)
        return Comparison(self.cases, tuple(Group(group, rows) for group, rows in kept if rows))

    def count(self, verdict: Verdict) -> int:
        return sum(row.verdict is verdict for row in self.rows)


def compare(offices: Sequence[OfficeRecord], groups: Sequence[GroupRecord]) -> Comparison:
    """The offices at their latest visit; those without a visit are left out."""
    return compare_cases([Case(office, office.latest) for office in offices if office.latest], groups)


def compare_cases(cases: Sequence[Case], groups: Sequence[GroupRecord]) -> Comparison:
    """The cases side by side, over every dimension that any of them has a coding for."""
    cases = tuple(cases)
    aligned = ((group, tuple(align(cases, group.dimensions))) for group in groups)
    return Comparison(cases, tuple(Group(group, rows) for group, rows in aligned if rows))


def align(cases: Sequence[Case], dimensions: Sequence[DimensionRecord]) -> Iterator[Row]:
    coded = {key for case in cases for key in case.visit.by_dimension}
    for dimension in dimensions:
        if dimension.key not in coded:
            continue
        cells = tuple(case.visit.cell(dimension) for case in cases)
        elsewhere = tuple(beside(case.visit, dimension, cell) for case, cell in zip(cases, cells, strict=True))
        yield Row(dimension, cells, elsewhere, judge(dimension, cells))


def beside(visit: VisitRecord, dimension: DimensionRecord, cell: tuple[CodingRecord, ...]) -> tuple[CodingRecord, ...]:
    return tuple(coding for coding in visit.by_dimension.get(dimension.key, ()) if coding not in cell)


def has_value(cell: Sequence[CodingRecord]) -> bool:
    """Missing is not a value, whatever its status; nothing is concluded from it."""
    return bool(cell) and cell[0].is_coded


def judge(dimension: DimensionRecord, cells: Sequence[tuple[CodingRecord, ...]]) -> Verdict:
    """Whether the cells say the same.

    Two values that are not the same differ, whoever else is silent. That all are the same can only be said when all
    have a value: missing is not one.
    """
    if dimension.scale == "text":
        return Verdict.INCOMPARABLE
    said = {substance(cell, dimension) for cell in cells if has_value(cell)}
    if len(said) > 1:
        return Verdict.DIFFERS
    return Verdict.SAME if said and all(map(has_value, cells)) else Verdict.INCOMPARABLE


def deciding(dimension: DimensionRecord, cells: Sequence[tuple[CodingRecord, ...]]) -> tuple[CodingRecord, ...]:
    """The codings that make the cells say different things: all values; of several categories those not in all."""
    valued = [cell for cell in cells if has_value(cell)]
    if dimension.scale != "multi":
        return tuple(coding for cell in valued for coding in cell)
    shared = frozenset.intersection(*(substance(cell, dimension) for cell in valued)) if valued else frozenset()
    return tuple(coding for cell in valued for coding in cell if coding.holds and coding.category not in shared)


def substance(cell: tuple[CodingRecord, ...], dimension: DimensionRecord) -> frozenset[object]:
    """What a cell says, without who said it; of several categories those that hold, since silence is neither."""
    if dimension.scale == "multi":
        return frozenset(coding.category for coding in cell if coding.holds)
    return frozenset((coding.category, coding.holds, coding.number) for coding in cell)
