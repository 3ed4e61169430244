"""The shapes that the API answers in (design, section 3), each read from the records. No queries, no counting."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Self

from django.urls import reverse
from pydantic import AliasPath, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from offices.api.parameters import Json
from offices.compare.rows import Row
from offices.data.case import Case
from offices.data.records import CitationRecord, End
from offices.data.studies import SampleRecord
from offices.evidence.indicators.words import indicators_url
from offices.matrix.matrix import Column
from offices.models.vocabulary import SampleUnit
from offices.wording.statements import place

Text = Annotated[str, BeforeValidator(str)]
"""A text of the data, in the language that was asked for."""
OrNull = Annotated[str | None, BeforeValidator(lambda word: word or None)]
"""A word that may be empty."""
Slugs = Annotated[list[str], BeforeValidator(lambda offices: [one.slug for one in offices])]
Locator = Annotated[str, BeforeValidator(lambda citation: place(citation).locator)]


def url_of(route: str) -> BeforeValidator:
    """The address of the page about what has this key."""
    return BeforeValidator(lambda key: reverse(route, args=[key]))


class Schema(BaseModel):
    """Read from the attributes of a record: by a field's own name, unless it says another (`validation_alias`)."""

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True)


class Error(Schema):
    code: str
    message: str
    field: str | None
    allowed: list[str]


class ErrorAnswer(Schema):
    error: Error


class OfficeLine(Schema):
    slug: str
    name: Text
    record: str
    anonymised: bool
    url: Annotated[str, url_of("offices:office-detail")] = Field(validation_alias="slug")


class OfficeList(Schema):
    count: int
    n_offices: int
    next: str | None
    results: list[OfficeLine]


class Place(Schema):
    source: str
    locator: str

    @model_validator(mode="before")
    @classmethod
    def placed(cls, citation: CitationRecord) -> Json:
        return {"source": citation.source, "locator": place(citation).locator}


class NumberValue(Schema):
    low: float | None
    high: float | None
    comparator: str
    unit: Text


class PartName(Schema):
    key: str
    kind: str
    name: Text


class CodingRow(Schema):
    dimension: str
    part: PartName
    status: str
    category: OrNull
    holds: bool | None
    where: Text
    number: NumberValue | None
    text: Text
    account: str
    account_line: str
    certainty: str
    inferred_from: Text
    realisation: str
    shown: bool
    why_shown: Text
    note: Text
    citations: list[Place]


class Bounds(Schema):
    low: float | None
    high: float | None

    @model_validator(mode="before")
    @classmethod
    def of_both(cls, both: Sequence[object]) -> Json:
        return dict(zip(("low", "high"), both, strict=True))


class VisitRow(Schema):
    key: str
    label: Text
    order: int = Field(default_factory=int)
    """Its place among the visits of the office."""
    basis: str
    months_open: Bounds
    years: Bounds
    codings: list[CodingRow]


class CaveatRow(Schema):
    kind: str
    text: Text
    citation: Place


class MatchRow(Schema):
    slug: str
    record: str
    reason: Text
    citation: Place


class OfficeDetail(OfficeLine):
    possibly_same_as: list[MatchRow]
    caveats: list[CaveatRow]
    visits: list[VisitRow]

    @model_validator(mode="after")
    def numbered(self) -> Self:
        for order, visit in enumerate(self.visits):
            visit.order = order
        return self


class FacetCategory(Schema):
    key: str
    label: Text
    count: int
    selected: bool


class FacetMissing(Schema):
    status: str
    count: int
    selected: bool


class FacetDimension(Schema):
    key: str
    label: Text
    categories: list[FacetCategory]
    missing: list[FacetMissing]

    @classmethod
    def counted(cls, column: Column, counts: Mapping[str, int], chosen: Sequence[str]) -> Json:
        """A column with what each of its words would leave."""

        def row(word: str) -> Json:
            return {"count": counts[word], "selected": word in chosen}

        return {
            "key": column.dimension.key,
            "label": column.dimension.label,
            "categories": [{"key": one.key, "label": one.label, **row(one.key)} for one in column.dimension.categories],
            "missing": [{"status": word, **row(word)} for word in column.missing],
        }


class Facets(Schema):
    count: int
    n_offices: int
    dimensions: list[FacetDimension]


class CrosstabCell(Schema):
    x: str = Field(validation_alias=AliasPath("x", "word"))
    y: str = Field(validation_alias=AliasPath("y", "word"))
    count: int
    n_offices: int
    offices: Slugs


class CrosstabAnswer(Schema):
    x: str = Field(validation_alias=AliasPath("x", "dimension", "key"))
    y: str = Field(validation_alias=AliasPath("y", "dimension", "key"))
    n: int
    cells: Annotated[list[CrosstabCell], BeforeValidator(lambda cells: [one for one in cells.values() if one.count])]
    """Those that hold anything; an absent pair is an empty cell."""


class NoticeRow(Schema):
    code: str
    text: str = Field(validation_alias="whole")
    dimensions: list[str] = Field(validation_alias="keys")
    reasons: list[CaveatRow] = Field(validation_alias=AliasPath("told", "warnings"))


class CompareRow(Schema):
    dimension: str
    label: Text
    verdict: str
    cells: dict[str, list[CodingRow]]

    @classmethod
    def by_office(cls, row: Row, cases: Sequence[Case]) -> Json:
        """A row with its cells by office: first what the matrix holds, then what is coded beside it."""
        cells = zip(cases, row.cells, row.elsewhere, strict=True)
        return {
            "dimension": row.dimension.key,
            "label": row.dimension.label,
            "verdict": row.verdict.value,
            "cells": {case.office.slug: [*cell, *beside] for case, cell, beside in cells},
        }


class Comparison(Schema):
    offices: list[OfficeLine]
    rows: list[CompareRow]
    notices: list[NoticeRow]


class CategoryRow(Schema):
    key: str
    label: Text
    definition: Text
    named_by_source: bool
    order_inferred: bool
    citation: Place | None


class DimensionRow(Schema):
    key: str
    group: str
    label: Text
    definition: Text
    scale: str
    unit: Text
    note: Text
    union_of_part: str
    citation: Place | None
    categories: list[CategoryRow]
    url: Annotated[str, url_of("offices:dimension-detail")] = Field(validation_alias="key")


class DimensionList(Schema):
    count: int
    next: str | None
    results: list[DimensionRow]


class SampleRow(Schema):
    key: str
    number: NumberValue | None

    @model_validator(mode="before")
    @classmethod
    def counted(cls, sample: SampleRecord) -> Json:
        """Without a number it has one, but how large is not stated."""
        one, unit = sample.number, str(SampleUnit(sample.unit).label)
        number = one and {"low": one.low, "high": one.high, "comparator": one.comparator, "unit": unit}
        return {"key": sample.unit, "number": number}


class SourceRow(Schema):
    key: str
    authors: str
    year: int
    year_external: bool
    kind: str
    title: Text
    title_external: bool
    publisher: str
    series: str
    data_years: Bounds
    method: Text
    read_here: bool = Field(validation_alias="is_read")
    told_in: list[str] = Field(validation_alias="reviews")
    own_data: bool
    described: bool
    designs: list[str]
    themes: list[str]
    samples: list[SampleRow]
    families: list[str]
    url: Annotated[str, url_of("offices:source-detail")] = Field(validation_alias="key")


class SourceList(Schema):
    count: int
    next: str | None
    results: list[SourceRow]


class FindingSourceRow(Schema):
    source: str = Field(validation_alias=AliasPath("citation", "source"))
    locator: Locator = Field(validation_alias="citation")
    study: str
    second_hand: bool


class ContradictionRow(Schema):
    id: str = Field(validation_alias="finding")
    why: Text


def end_or_null(end: End) -> dict[str, str | None] | None:
    """An outcome, or a dimension with maybe a category; null where the finding has no such end."""
    if end.outcome:
        return {"outcome": end.outcome}
    return {"dimension": end.dimension, "category": end.category or None} if end else None


FindingEnd = Annotated[dict[str, str | None] | None, BeforeValidator(end_or_null)]


class FindingRow(Schema):
    id: str = Field(validation_alias="key")
    statement: Text
    theme: str
    antecedent: FindingEnd
    consequent: FindingEnd
    direction: str
    kind: str
    basis: str
    speaker: list[str] = Field(validation_alias="speakers")
    strength: Text
    note: Text
    sources: list[FindingSourceRow] = Field(validation_alias="places")
    offices: list[str]
    dimensions: list[str]
    contradicts: list[ContradictionRow]
    url: Annotated[str, url_of("offices:finding-detail")] = Field(validation_alias="key")


class FindingList(Schema):
    count: int
    n_families: int
    next: str | None
    results: list[FindingRow]


class MeasurementRow(Schema):
    key: str
    year: int | None = Field(validation_alias="year_low")
    years: Bounds
    group: Text
    number: NumberValue | None
    """None where the source gives the quantity only in words."""
    words: Text
    base: Text
    study: str
    second_hand: bool
    not_comparable: Text
    note: Text
    citations: Annotated[list[Place], BeforeValidator(lambda one: [one])] = Field(validation_alias="citation")


class IndicatorRow(Schema):
    key: str
    text: Text
    theme: str
    unit: Text
    polarity: str
    dimension: OrNull = Field(validation_alias=AliasPath("end", "dimension"))
    category: OrNull = Field(validation_alias=AliasPath("end", "category"))
    outcome: OrNull
    note: Text
    measurements: list[MeasurementRow]
    url: Annotated[str, BeforeValidator(indicators_url)] = Field(validation_alias="key")


class IndicatorList(Schema):
    count: int
    next: str | None
    results: list[IndicatorRow]


class CheckedOffice(Schema):
    office: str
    visit: str
    verdict: str
    why: str | None
    status: str | None
    values: str
    weakest: str | None


class CheckedVignette(CheckedOffice):
    same_data: bool


class DrawnFrom(Schema):
    office: str
    certain: bool


class HypothesisRow(Schema):
    id: str
    statement: str
    antecedent: dict[str, str | None]
    consequent: dict[str, str | None]
    direction: str
    kind: str
    why_no_case_can_tell: str | None
    fits: list[CheckedOffice]
    does_not_fit: list[CheckedOffice]
    cannot_tell: list[CheckedOffice]
    same_data: list[CheckedOffice]
    drawn_from: list[DrawnFrom]
    vignettes: list[CheckedVignette]
    url: str


class HypothesisList(Schema):
    count: int
    n_cases_left_out: int
    next: str | None
    results: list[HypothesisRow]


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
    can: Text
    cannot: Text
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
