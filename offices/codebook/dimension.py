"""One dimension to print: what it means, who has which value, what research says of it. No queries, no HTML."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from django.utils.translation import gettext as _

from offices.data.findings import Evidence, FindingRecord
from offices.data.records import CategoryRecord, CaveatRecord, ComparisonRecord, DimensionRecord, OfficeRecord
from offices.evidence.indicators.words import IndicatorRow, first_numbers, indicator_rows
from offices.evidence.selection import findings_of, findings_with
from offices.matrix.counting import Match, as_match, select
from offices.matrix.matrix import Matrix, OfficeRow
from offices.matrix.selection import Selection
from offices.models.vocabulary import (
    MISSING_LABELS,
    TOLD_OF_PARTS,
    Account,
    Certainty,
    FindingBasis,
    Medium,
    RecordKind,
    Scale,
)
from offices.wording.computed import Ground, Sentence, computed
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.parts import OfParts, parts_told
from offices.wording.statements import Place, Statement, place, statement, told_and_beside

MOST_NAMED = 60
FEW = 10
"""Values that a page shows whoever has them."""
FINDINGS = 5
"""On the page, those that were measured or observed first; the list of findings has them all."""
STRENGTH = {basis: place for place, basis in enumerate(FindingBasis)}
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


@dataclass(frozen=True)
class OfficeValue:
    """What is recorded of one office as last seen, with its evidence."""

    office: OfficeRecord
    phase: str
    values: tuple[Statement, ...]
    others: tuple[Statement, ...]
    n_silent: int
    """What is recorded beside it to have no value: the office's own page lists it."""


@dataclass(frozen=True)
class SourceTerm:
    """What a source itself calls a value, of which office."""

    term: str
    value: str
    office: OfficeRecord
    phase: str
    part: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class AuthorsComparison:
    """Where an author sets offices side by side in the dimension."""

    place: Place
    medium: str
    offices: list[OfficeRow]
    note: str


@dataclass(frozen=True)
class DimensionPage:
    dimension: DimensionRecord
    group: str
    scale: str
    place: Place | None
    holders: list[Holders]
    is_measured: bool
    """Whether a figure or a measured finding is about it, so that a source may tell how common something is."""
    studied: list[OfficeValue]
    others: list[OfficeValue]
    """Vignettes and settings."""
    terms: list[SourceTerm]
    findings: list[FindingCard]
    n_findings: int
    indicators: list[IndicatorRow]
    caveats: list[tuple[CaveatRecord, Place]]
    comparisons: list[AuthorsComparison]

    @property
    def numbers(self) -> list[IndicatorRow]:
        return first_numbers(self.indicators)

    @property
    def of_offices(self) -> list[Holders]:
        """What the page shows of many values: those of the studied offices; all, where there are few."""
        return self.holders if len(self.holders) <= FEW else [one for one in self.holders if one.match.n_offices]

    @property
    def of_none(self) -> list[Holders]:
        return [] if len(self.holders) <= FEW else [one for one in self.holders if not one.match.n_offices]


def dimension_page(
    matrix: Matrix,
    evidence: Evidence,
    key: str,
    caveats: Sequence[CaveatRecord],
    offices: Sequence[OfficeRecord],
    comparisons: Sequence[ComparisonRecord] = (),
) -> DimensionPage:
    """Everything about the dimension `key`, which the codebook must have; `offices` are those told of."""
    dimension = matrix.dimensions[key]
    about = findings_with(findings_of(evidence, matrix), "dimension", key)
    measured = [one for one in evidence.indicators.values() if one.end.dimension == key]
    values = [value for office in offices if (value := office_value(office, dimension))]
    return DimensionPage(
        dimension=dimension,
        group=next(str(group.label) for group in matrix.groups if dimension in group.dimensions),
        scale=str(Scale(dimension.scale).label),
        place=place(dimension.citation) if dimension.citation else None,
        holders=holders(matrix, dimension, offices),
        is_measured=bool(measured) or is_measured(key, about),
        studied=[one for one in values if one.office.record == RecordKind.CASE],
        others=[one for one in values if one.office.record != RecordKind.CASE],
        terms=[term for office in offices for term in source_terms(office, dimension)],
        findings=finding_cards(evidence, matrix, strongest(about)),
        n_findings=len(about),
        indicators=indicator_rows(measured, evidence, matrix),
        comparisons=[authors_comparison(one, matrix) for one in comparisons],
        caveats=[(caveat, place(caveat.citation)) for caveat in caveats if key in caveat.dimensions],
    )


def strongest(findings: Iterable[FindingRecord]) -> list[FindingRecord]:
    """The few that the page shows, by how what they say came to be known; else in their order."""
    return sorted(findings, key=lambda one: STRENGTH[FindingBasis(one.basis)])[:FINDINGS]


def authors_comparison(one: ComparisonRecord, matrix: Matrix) -> AuthorsComparison:
    offices = [matrix.office(slug) for slug in one.offices if slug in matrix.first_row]
    return AuthorsComparison(place(one.citation), str(Medium(one.medium).label), offices, str(one.note))


def is_measured(key: str, findings: Iterable[FindingRecord]) -> bool:
    """Whether any of the findings was measured and has the dimension as an end."""
    measured = (one for one in findings if one.basis == FindingBasis.MEASURED)
    return any(key in (one.antecedent.dimension, one.consequent.dimension) for one in measured)


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


def office_value(office: OfficeRecord, dimension: DimensionRecord) -> OfficeValue | None:
    """The office's latest visit; None where only earlier phases tell of the dimension."""
    visit = office.latest
    if visit is None or dimension.key not in visit.by_dimension:
        return None
    values, beside = told_and_beside(visit, dimension)
    others = tuple(one for one in beside if not one.is_missing)
    return OfficeValue(office, str(visit.label), values, others, len(beside) - len(others))


def source_terms(office: OfficeRecord, dimension: DimensionRecord) -> Iterator[SourceTerm]:
    """The words of the sources for what is coded of an office, phase by phase."""
    for visit in office.visits:
        for coding in visit.by_dimension.get(dimension.key, ()):
            if coding.source_term:
                one = statement(coding, dimension)
                yield SourceTerm(one.source_term, one.text, office, str(visit.label), one.part, one.places)


def scale_note(dimension: DimensionRecord) -> Sentence | None:
    """What a reader must know of a scale whose steps or order are ours."""
    ours = [one for one in dimension.categories if not one.named_by_source or one.order_inferred]
    if dimension.scale != Scale.ORDINAL or not ours:
        return None
    grounds = [Ground(f"{dimension.key}/{one.key}", Certainty.INFERRED, Account.CODER) for one in ours]
    return computed(note_words(dimension), grounds)


def note_words(dimension: DimensionRecord) -> str:
    unnamed = [str(one.label) for one in dimension.categories if not one.named_by_source]
    if not unnamed:
        return _("The source names these categories; part of their order is our reading.")
    return _(
        "The source does not name all steps of this scale. These, and their place in the order, are our reading: "
        "%(names)s."
    ) % {"names": ", ".join(unnamed)}
