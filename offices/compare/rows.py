"""Two to six offices aligned by dimension, and whether they differ. No notices, no words for people."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from offices.data.case import Case, Verdict, beside, deciding, has_value, judge
from offices.data.records import (
    CodingRecord,
    DimensionRecord,
    GroupRecord,
    OfficeRecord,
    VisitRecord,
)


@dataclass(frozen=True)
class Row:
    """One dimension over the cases; a cell is what the matrix holds of it, empty where no row does."""

    dimension: DimensionRecord
    cells: tuple[tuple[CodingRecord, ...], ...]
    elsewhere: tuple[tuple[CodingRecord, ...], ...]
    """Per case what is coded of it beside the matrix: for other parts, planned, dropped, or not the shown value."""
    verdict: Verdict

    @property
    def deciding(self) -> tuple[CodingRecord, ...]:
        """The codings that make the cells say different things."""
        return deciding(self.dimension, self.cells)

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
    def visits(self) -> list[VisitRecord]:
        return [case.visit for case in self.cases]

    @property
    def rows(self) -> Iterator[Row]:
        return (row for group in self.groups for row in group.rows)

    def only(self, keep: Collection[str]) -> "Comparison":
        """Less the rows that do not `differ`, or in which not every case is `coded`, as `keep` asks for."""
        kept = ((one.group, tuple(row for row in one.rows if row.is_kept(keep))) for one in self.groups)
        return Comparison(self.cases, tuple(Group(group, rows) for group, rows in kept if rows))

    @property
    def differing(self) -> list[Row]:
        return [row for row in self.rows if row.verdict is Verdict.DIFFERS]

    @property
    def incomparable(self) -> list[Row]:
        return [row for row in self.rows if row.verdict is Verdict.INCOMPARABLE]


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
