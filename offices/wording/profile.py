"""An office to print: key facts, codings by group, visits side by side. No queries, no HTML."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from offices.data.case import Verdict, beside, deciding, has_value, judge
from offices.data.records import CaveatRecord, DimensionRecord, GroupRecord, OfficeRecord, VisitRecord
from offices.models.vocabulary import Basis, RecordKind
from offices.wording.computed import Ground, of
from offices.wording.numbers import months_words, years_words
from offices.wording.statements import Place, Statement, of_parts_only, place, statement, statements


@dataclass(frozen=True)
class ProfileRow:
    """One dimension of one visit: the office's value first, then what is said of its parts and of other times."""

    dimension: DimensionRecord
    values: list[Statement]
    others: list[Statement]


@dataclass(frozen=True)
class Silence:
    """The dimensions of a group that are without a value in one and the same way, and nothing more to say of them."""

    status: str
    dimensions: list[DimensionRecord]
    values: list[Statement]
    """One a dimension, named by it: what opens beside them is where somebody looked."""


@dataclass(frozen=True)
class ProfileGroup:
    key: str
    label: str
    rows: list[ProfileRow]
    silences: list[Silence]
    is_open: bool
    """Whether it stands open: it has a headline dimension, and something to tell."""

    @property
    def n_silent(self) -> int:
        return sum(len(one.dimensions) for one in self.silences)


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
    """A dimension with different values at different visits, a cell a visit: what the visit is called, its values."""

    key: str
    label: str
    cells: list[tuple[str, list[Statement]]]
    rests_on: tuple[Ground, ...]
    """The values that make the difference."""


@dataclass(frozen=True)
class Fact:
    key: str
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


def facts(visit: VisitRecord | None, groups: Sequence[GroupRecord], also: Collection[str] = ()) -> list[Fact]:
    """The headline dimensions of a visit, a missing value as such; and those of `also` that have a value."""
    return [
        fact(dimension, visit)
        for group in groups
        for dimension in group.dimensions
        if dimension.headline or (dimension.key in also and visit and has_value(visit.cell(dimension)))
    ]


def fact(dimension: DimensionRecord, visit: VisitRecord | None) -> Fact:
    return Fact(dimension.key, str(dimension.label), statements(visit.cell(dimension) if visit else (), dimension))


def profile_groups(visit: VisitRecord, groups: Sequence[GroupRecord]) -> list[ProfileGroup]:
    """All codings of a visit by group of the codebook; what has no value stands together below the rest."""
    return [made for group in groups if (made := profile_group(visit, group)).rows or made.silences]


def profile_group(visit: VisitRecord, group: GroupRecord) -> ProfileGroup:
    told = [dimension for dimension in group.dimensions if dimension.key in visit.by_dimension]
    silent = [dimension for dimension in told if is_silent(visit, dimension)]
    rows = [profile_row(visit, dimension) for dimension in told if dimension not in silent]
    is_open = bool(rows) and any(dimension.headline for dimension in told)
    return ProfileGroup(group.key, str(group.label), rows, list(silences(visit, silent)), is_open)


def is_silent(visit: VisitRecord, dimension: DimensionRecord) -> bool:
    """Whether all there is to say is that the office as a whole is without a value; single categories say more."""
    codings = visit.by_dimension[dimension.key]
    return len(codings) == 1 and codings == list(visit.cell(dimension)) and not codings[0].is_coded


def silences(visit: VisitRecord, dimensions: Sequence[DimensionRecord]) -> Iterator[Silence]:
    """The dimensions by the way in which they are without a value."""
    ways: dict[str, list[DimensionRecord]] = {}
    for dimension in dimensions:
        ways.setdefault(visit.by_dimension[dimension.key][0].status, []).append(dimension)
    for ones in ways.values():
        values = [statement(visit.by_dimension[one.key][0], one) for one in ones]
        named = [replace(value, text=str(one.label)) for value, one in zip(values, ones, strict=True)]
        yield Silence(values[0].text, ones, named)


def profile_row(visit: VisitRecord, dimension: DimensionRecord) -> ProfileRow:
    cell = visit.cell(dimension)
    return ProfileRow(
        dimension,
        statements(cell, dimension) if cell else [of_parts_only()],
        [statement(coding, dimension) for coding in beside(visit, dimension, cell)],
    )


def warnings(office: OfficeRecord) -> list[CaveatRecord]:
    """What the authors warn of: first what is said of this office, then of the study that saw it, then the rest."""
    study = office.latest.citation.source if office.latest and office.latest.citation else ""
    return sorted(office.caveats, key=lambda one: (office.slug not in one.offices, one.citation.source != study))


def places(office: OfficeRecord) -> Iterator[Place]:
    """Every place that something on the profile is told in."""
    cited = [visit.citation for visit in office.visits if visit.citation]
    cited += [place for visit in office.visits for coding in visit.codings for place in coding.citations]
    cited += [one.citation for one in (*office.caveats, *office.possibly_same_as)]
    return (place(citation) for citation in dict.fromkeys(cited))


def changes(office: OfficeRecord, groups: Sequence[GroupRecord]) -> list[ChangeRow]:
    """Dimensions of which two visits say what a comparison of them would call different."""
    rows = []
    for dimension in (dimension for group in groups for dimension in group.dimensions):
        cells = [visit.cell(dimension) for visit in office.visits]
        if judge(dimension, cells) is Verdict.DIFFERS:
            told = [
                (str(visit.label), statements(cell, dimension))
                for visit, cell in zip(office.visits, cells, strict=True)
            ]
            beneath = tuple(map(of, deciding(dimension, cells)))
            rows.append(ChangeRow(dimension.key, str(dimension.label), told, beneath))
    return rows
