"""An office to print: key facts, codings by group, visits side by side. No queries, no HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offices.comparison.rows import beside
from offices.presenters.numbers import months_words, years_words
from offices.presenters.statements import Place, Statement, of_parts_only, place, statement, statements
from offices.records import DimensionRecord, GroupRecord, OfficeRecord, VisitRecord
from offices.vocabulary import Basis, RecordKind


@dataclass(frozen=True)
class ProfileRow:
    """One dimension of one visit: the office's value first, then what is said of its parts and of other times."""

    dimension: DimensionRecord
    values: list[Statement]
    others: list[Statement]


@dataclass(frozen=True)
class ProfileGroup:
    key: str
    label: str
    rows: list[ProfileRow]


@dataclass(frozen=True)
class Phase:
    """A visit as a step of the timeline."""

    key: str
    label: str
    basis: str
    is_observed: bool
    months: str
    years: str
    informants: str
    note: str
    is_latest: bool
    place: Place | None


@dataclass(frozen=True)
class ChangeRow:
    """A dimension with different values at different visits, a cell a visit."""

    label: str
    cells: list[list[Statement]]


@dataclass(frozen=True)
class Fact:
    label: str
    values: list[Statement]


def kind_words(office: OfficeRecord) -> str:
    return str(RecordKind(office.record).label)


def phase(visit: VisitRecord, office: OfficeRecord) -> Phase:
    return Phase(
        key=visit.key,
        label=str(visit.label),
        basis=str(Basis(visit.basis).label),
        is_observed=visit.basis == Basis.OBSERVED,
        months=months_words(visit),
        years=years_words(visit),
        informants=str(visit.informants),
        note=str(visit.note),
        is_latest=visit is office.latest,
        place=place(visit.citation) if visit.citation else None,
    )


def facts(visit: VisitRecord | None, groups: Sequence[GroupRecord]) -> list[Fact]:
    """The headline dimensions of a visit, a missing value as such."""
    return [
        Fact(str(dimension.label), statements(visit.cell(dimension), dimension) if visit else statements((), dimension))
        for group in groups
        for dimension in group.dimensions
        if dimension.headline
    ]


def profile_groups(visit: VisitRecord, groups: Sequence[GroupRecord]) -> list[ProfileGroup]:
    """All codings of a visit by group of the codebook."""
    made = (ProfileGroup(group.key, str(group.label), list(profile_rows(visit, group.dimensions))) for group in groups)
    return [group for group in made if group.rows]


def profile_rows(visit: VisitRecord, dimensions: Sequence[DimensionRecord]) -> Iterator[ProfileRow]:
    for dimension in dimensions:
        if dimension.key in visit.by_dimension:
            cell = visit.cell(dimension)
            yield ProfileRow(
                dimension,
                statements(cell, dimension) if cell else [of_parts_only()],
                [statement(coding, dimension) for coding in beside(visit, dimension, cell)],
            )


def changes(office: OfficeRecord, groups: Sequence[GroupRecord]) -> list[ChangeRow]:
    """Dimensions whose values at two visits or more are not the same."""
    rows = []
    for dimension in (dimension for group in groups for dimension in group.dimensions):
        cells = [visit.cell(dimension) for visit in office.visits]
        coded = [cell for cell in cells if cell and cell[0].is_coded]
        if len(coded) > 1 and dimension.scale != "text":
            said = {frozenset((one.category, one.holds, one.number) for one in cell) for cell in coded}
            if len(said) > 1:
                rows.append(ChangeRow(str(dimension.label), [statements(cell, dimension) for cell in cells]))
    return rows
