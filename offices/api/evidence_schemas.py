"""The shapes of studies, findings, figures and questions, each read from the records. No queries, no counting."""

from typing import Annotated

from pydantic import AliasPath, BeforeValidator, Field, model_validator

from offices.api.parameters import Json
from offices.api.schemas import Bounds, Locator, NumberValue, OrNull, Place, Schema, Text, url_of
from offices.data.records import End
from offices.data.studies import SampleRecord
from offices.evidence.indicators.words import indicators_url
from offices.models.vocabulary import SampleUnit


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
    publication_url: str = Field(validation_alias="url")
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
