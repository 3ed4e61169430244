"""The shapes that the API answers in (design, section 3). They describe; what fills them is in serialise.py."""

from ninja import Schema


class Error(Schema):
    code: str
    message: str
    field: str | None
    allowed: list[str]


class ErrorAnswer(Schema):
    error: Error


class OfficeLine(Schema):
    slug: str
    name: str
    record: str
    anonymised: bool
    url: str


class OfficeList(Schema):
    count: int
    n_offices: int
    next: str | None
    results: list[OfficeLine]


class Place(Schema):
    source: str
    locator: str


class NumberValue(Schema):
    low: float | None
    high: float | None
    comparator: str
    unit: str


class PartName(Schema):
    key: str
    kind: str
    name: str


class CodingRow(Schema):
    dimension: str
    part: PartName
    status: str
    category: str | None
    holds: bool | None
    where: str
    number: NumberValue | None
    text: str
    account: str
    account_line: str
    certainty: str
    inferred_from: str
    realisation: str
    shown: bool
    why_shown: str
    note: str
    citations: list[Place]


class Bounds(Schema):
    low: float | None
    high: float | None


class VisitRow(Schema):
    key: str
    label: str
    order: int
    basis: str
    months_open: Bounds
    years: Bounds
    codings: list[CodingRow]


class CaveatRow(Schema):
    kind: str
    text: str
    citation: Place


class MatchRow(Schema):
    slug: str
    record: str
    reason: str
    citation: Place


class OfficeDetail(OfficeLine):
    possibly_same_as: list[MatchRow]
    caveats: list[CaveatRow]
    visits: list[VisitRow]


class FacetCategory(Schema):
    key: str
    label: str
    count: int
    selected: bool


class FacetMissing(Schema):
    status: str
    count: int
    selected: bool


class FacetDimension(Schema):
    key: str
    label: str
    categories: list[FacetCategory]
    missing: list[FacetMissing]


class Facets(Schema):
    count: int
    n_offices: int
    dimensions: list[FacetDimension]


class CrosstabCell(Schema):
    x: str
    y: str
    count: int
    n_offices: int
    offices: list[str]


class CrosstabAnswer(Schema):
    x: str
    y: str
    n: int
    cells: list[CrosstabCell]


class NoticeRow(Schema):
    code: str
    text: str
    dimensions: list[str]
    reasons: list[CaveatRow]


class CompareRow(Schema):
    dimension: str
    label: str
    verdict: str
    cells: dict[str, list[CodingRow]]


class Comparison(Schema):
    offices: list[OfficeLine]
    rows: list[CompareRow]
    notices: list[NoticeRow]


class CategoryRow(Schema):
    key: str
    label: str
    definition: str
    named_by_source: bool
    order_inferred: bool
    citation: Place | None


class DimensionRow(Schema):
    key: str
    group: str
    label: str
    definition: str
    scale: str
    unit: str
    note: str
    union_of_part: str
    citation: Place | None
    categories: list[CategoryRow]
    url: str


class DimensionList(Schema):
    count: int
    next: str | None
    results: list[DimensionRow]


class SourceRow(Schema):
    key: str
    authors: str
    year: int
    year_external: bool
    kind: str
    title: str
    title_external: bool
    publisher: str
    series: str
    data_years: Bounds
    method: str
    url: str


class SourceList(Schema):
    count: int
    next: str | None
    results: list[SourceRow]


class FindingSourceRow(Place):
    study: str
    second_hand: bool


class ContradictionRow(Schema):
    id: str
    why: str


class FindingRow(Schema):
    id: str
    statement: str
    theme: str
    antecedent: dict[str, str | None] | None
    consequent: dict[str, str | None] | None
    direction: str
    kind: str
    basis: str
    speaker: list[str]
    strength: str
    note: str
    sources: list[FindingSourceRow]
    offices: list[str]
    dimensions: list[str]
    contradicts: list[ContradictionRow]
    url: str


class FindingList(Schema):
    count: int
    n_families: int
    next: str | None
    results: list[FindingRow]


class MeasurementRow(Schema):
    key: str
    year: int | None
    years: Bounds
    group: str
    number: NumberValue | None
    words: str
    base: str
    study: str
    second_hand: bool
    not_comparable: str
    note: str
    citations: list[Place]


class IndicatorRow(Schema):
    key: str
    text: str
    theme: str
    unit: str
    polarity: str
    dimension: str | None
    category: str | None
    outcome: str | None
    note: str
    measurements: list[MeasurementRow]
    url: str


class IndicatorList(Schema):
    count: int
    next: str | None
    results: list[IndicatorRow]


class SentenceRow(Schema):
    text: str
    findings: list[str]


class AspectRow(SentenceRow):
    aspect: str


class SideRow(Schema):
    key: str
    label: str
    categories: list[str]
    outcomes: list[str]
    speaks_for: str | None


class GroupRow(Schema):
    key: str
    label: str
    count: int
    n_families: int
    basis: dict[str, int]
    speaker: dict[str, int]
    findings: list[str]


class SupportRow(Schema):
    source: str
    can: str
    cannot: str
    citation: Place


class AsksRow(Schema):
    antecedent: list[str]
    outcome: list[str]


class QuestionRow(Schema):
    key: str
    title: str
    answer: SentenceRow | None
    points: list[SentenceRow]
    changes: list[SentenceRow]
    aspects: list[AspectRow]
    asks: AsksRow
    sides: list[SideRow]
    groups: list[GroupRow]
    count: int
    n_families: int
    n_families_in_several: int
    basis: dict[str, int]
    speaker: dict[str, int]
    unlinked: list[str]
    sources: list[SupportRow]
    written_on: str | None
    review_by: str | None
    signed_by: str
    url: str


class QuestionList(Schema):
    count: int
    next: str | None
    results: list[QuestionRow]
