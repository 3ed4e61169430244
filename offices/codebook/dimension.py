"""One dimension to print: what it means, who has which value, what research says of it. No queries, no HTML."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.codebook.exclusions import Exclusion, exclusions
from offices.codebook.holders import Holders, counted_answer, holders
from offices.data.findings import Evidence, FindingRecord
from offices.data.records import CaveatRecord, ComparisonRecord, ConflictRecord, DimensionRecord, OfficeRecord
from offices.evidence.indicators.words import IndicatorRow, first_numbers, indicator_rows
from offices.evidence.order import strongest_first
from offices.evidence.selection import findings_of, findings_with
from offices.matrix.matrix import Matrix, OfficeRow
from offices.models.vocabulary import (
    Account,
    CaveatKind,
    Certainty,
    FindingBasis,
    Medium,
    RecordKind,
    Scale,
)
from offices.wording.computed import Ground, Sentence, computed
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.statements import Place, Statement, place, statement, told_and_beside

FEW = 10
"""Values that a page shows whoever has them."""
FINDINGS = 5
"""On the page, those that were measured or observed first; the list of findings has them all."""
ONE_VALUE = (Scale.NOMINAL, Scale.ORDINAL, Scale.BOOLEAN)


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
    answer: Sentence | None
    """How many of the studied offices have which value, where each has just one."""
    holders: list[Holders]
    is_measured: bool
    """Whether a figure or a measured finding is about it, so that a source may tell how common something is."""
    studied: list[OfficeValue]
    others: list[OfficeValue]
    """Vignettes."""
    terms: list[SourceTerm]
    findings: list[FindingCard]
    n_findings: int
    indicators: list[IndicatorRow]
    caveats: list[tuple[CaveatRecord, Place]]
    laws: list[tuple[CaveatRecord, Place]]
    """What the sources say of the law of their time."""
    exclusions: list[Exclusion]
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
    conflicts: Sequence[ConflictRecord] = (),
) -> DimensionPage:
    """Everything about the dimension `key`, which the codebook must have; `offices` are those told of."""
    dimension = matrix.dimensions[key]
    about = findings_with(findings_of(evidence, matrix), "dimension", key)
    measured = [one for one in evidence.indicators.values() if one.end.dimension == key]
    values = [value for office in offices if (value := office_value(office, dimension))]
    about_it = [(caveat, place(caveat.citation)) for caveat in caveats if key in caveat.dimensions]
    held = holders(matrix, dimension, offices)
    return DimensionPage(
        dimension=dimension,
        group=next(str(group.label) for group in matrix.groups if dimension in group.dimensions),
        scale=str(Scale(dimension.scale).label),
        place=place(dimension.citation) if dimension.citation else None,
        answer=counted_answer(dimension, held, offices) if dimension.scale in ONE_VALUE else None,
        holders=held,
        is_measured=bool(measured) or is_measured(key, about),
        studied=[one for one in values if one.office.record == RecordKind.CASE],
        others=[one for one in values if one.office.record != RecordKind.CASE],
        terms=[term for office in offices for term in source_terms(office, dimension)],
        findings=finding_cards(evidence, matrix, strongest(about)),
        n_findings=len(about),
        indicators=indicator_rows(measured, evidence, matrix),
        comparisons=[authors_comparison(one, matrix) for one in comparisons],
        caveats=[one for one in about_it if one[0].kind != CaveatKind.LAW],
        laws=[one for one in about_it if one[0].kind == CaveatKind.LAW],
        exclusions=list(exclusions(key, conflicts, matrix.dimensions)),
    )


def strongest(findings: Iterable[FindingRecord]) -> list[FindingRecord]:
    """The few that the page shows, by how what they say came to be known; else in their order."""
    return strongest_first(findings)[:FINDINGS]


def authors_comparison(one: ComparisonRecord, matrix: Matrix) -> AuthorsComparison:
    offices = [matrix.office(slug) for slug in one.offices if slug in matrix.first_row]
    return AuthorsComparison(place(one.citation), str(Medium(one.medium).label), offices, str(one.note))


def is_measured(key: str, findings: Iterable[FindingRecord]) -> bool:
    """Whether any of the findings was measured and has the dimension as an end."""
    measured = (one for one in findings if one.basis == FindingBasis.MEASURED)
    return any(key in (one.antecedent.dimension, one.consequent.dimension) for one in measured)


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
