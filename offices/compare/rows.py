"""Two to six offices aligned by dimension, and whether they differ. No notices, no words for people."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from offices.data.case import Case, Verdict, beside, deciding, has_value, judge
from offices.data.comparisons import Comparisons, among
from offices.data.records import (
    CodingRecord,
    ComparisonRecord,
    DimensionRecord,
    GroupRecord,
    OfficeRecord,
    VisitRecord,
)
from offices.models.vocabulary import Scale

PAIR = 2
"""Offices of which one page can have all rows, and a paragraph all key facts; of more it would be too long to read."""


class Kind(Enum):
    """What a reader can take from a row, in the order of the page."""

    DIFFER = "differ"
    SAME = "same"
    TOLD = "told"
    """Told of two or more, but in sentences or of parts, so that nothing can be set side by side."""
    SOME = "some"
    """Those who have a value do not differ, but somebody has none."""
    NONE = "none"
    """Nobody has any."""


@dataclass(frozen=True)
class Row:
    """One dimension over the cases; a cell is what the matrix holds of it, empty where no row does."""

    dimension: DimensionRecord
    cells: tuple[tuple[CodingRecord, ...], ...]
    elsewhere: tuple[tuple[CodingRecord, ...], ...]
    """Per case what is coded of it beside the matrix: for other parts, planned, dropped, or not the shown value."""
    verdict: Verdict
    compared_by: tuple[ComparisonRecord, ...] = ()
    """Where an author sets some of these offices side by side in it."""

    @property
    def deciding(self) -> tuple[CodingRecord, ...]:
        """The codings that make the cells say different things."""
        return deciding(self.dimension, self.cells)

    @cached_property
    def kind(self) -> Kind:
        if self.verdict is not Verdict.INCOMPARABLE:
            return Kind.DIFFER if self.verdict is Verdict.DIFFERS else Kind.SAME
        both = zip(self.cells, self.elsewhere, strict=True)
        told = [has_value(cell) or any(one.is_coded for one in more) for cell, more in both]
        if not any(told):
            return Kind.NONE
        is_loose = self.dimension.scale == Scale.TEXT or not any(map(has_value, self.cells))
        return Kind.TOLD if is_loose and sum(told) > 1 else Kind.SOME

    def is_kept(self, keep: Collection[str]) -> bool:
        kinds = {kind.value for kind in Kind}.intersection(keep)
        is_of_kind = not kinds or self.kind.value in kinds
        is_told = "compared" not in keep or bool(self.compared_by)
        return is_of_kind and is_told and ("coded" not in keep or all(map(has_value, self.cells)))


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

    def of_group(self, key: str) -> "Comparison":
        """Less the rows of other groups of the codebook."""
        return Comparison(self.cases, tuple(group for group in self.groups if group.group.key == key))

    def of_kind(self, kind: Kind) -> "Comparison":
        """Less the rows of other kinds."""
        return self.less(lambda row: row.kind is kind)

    def only(self, keep: Collection[str]) -> "Comparison":
        """Less the rows that `keep` has no place for: another kind, not coded for all, not compared by an author."""
        return self.less(lambda row: row.is_kept(keep))

    def less(self, stays: Callable[[Row], bool]) -> "Comparison":
        """Only the rows that stay, and the groups that have any."""
        kept = ((one.group, tuple(row for row in one.rows if stays(row))) for one in self.groups)
        return Comparison(self.cases, tuple(Group(group, rows) for group, rows in kept if rows))

    @property
    def first_group(self) -> str:
        """Key of the first group in which they differ, or of the first of all; none where there is no row."""
        differing = (group for group in self.groups if any(row.kind is Kind.DIFFER for row in group.rows))
        one = next(differing, next(iter(self.groups), None))
        return one.group.key if one else ""

    @property
    def differing(self) -> list[Row]:
        return [row for row in self.rows if row.verdict is Verdict.DIFFERS]

    @property
    def incomparable(self) -> list[Row]:
        return [row for row in self.rows if row.verdict is Verdict.INCOMPARABLE]


def compare(offices: Sequence[OfficeRecord], groups: Sequence[GroupRecord]) -> Comparison:
    """The offices at their latest visit; those without a visit are left out."""
    return compare_cases([Case(office, office.latest) for office in offices if office.latest], groups)


def compare_cases(
    cases: Sequence[Case], groups: Sequence[GroupRecord], comparisons: Comparisons | None = None
) -> Comparison:
    """The cases side by side, over every dimension that any of them has a coding for."""
    cases = tuple(cases)
    aligned = ((group, tuple(align(cases, group.dimensions, comparisons or {}))) for group in groups)
    return Comparison(cases, tuple(Group(group, rows) for group, rows in aligned if rows))


def align(cases: Sequence[Case], dimensions: Sequence[DimensionRecord], comparisons: Comparisons) -> Iterator[Row]:
    slugs = {case.office.slug for case in cases}
    coded = {key for case in cases for key in case.visit.by_dimension}
    for dimension in dimensions:
        if dimension.key not in coded:
            continue
        cells = tuple(case.visit.cell(dimension) for case in cases)
        elsewhere = tuple(beside(case.visit, dimension, cell) for case, cell in zip(cases, cells, strict=True))
        told = among(comparisons.get(dimension.key, ()), slugs)
        yield Row(dimension, cells, elsewhere, judge(dimension, cells), told)
