"""The shapes that the API answers in (design, section 3), each read from the records. No queries, no counting."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Self

from django.urls import reverse
from pydantic import AliasPath, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from offices.api.parameters import Json
from offices.compare.rows import Row
from offices.data.case import Case
from offices.data.records import CitationRecord
from offices.matrix.matrix import Column
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


class PartRow(PartName):
    count: int
    parent: OrNull
    """The part that it stands in; null where that is the office itself."""


class CodingRow(Schema):
    dimension: str
    part: PartName
    status: str
    category: OrNull
    holds: bool | None
    where: Text
    number: NumberValue | None
    text: Text
    source_term: str
    """What the source itself calls it, in its own language."""
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
    parts: list[PartRow]
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


class ComparedBy(Schema):
    """Where an author sets offices side by side in a dimension."""

    source: str = Field(validation_alias=AliasPath("citation", "source"))
    locator: Locator = Field(validation_alias="citation")
    medium: str
    offices: list[str]
    note: Text


class CompareRow(Schema):
    dimension: str
    label: Text
    verdict: str
    compared_by: list[ComparedBy]
    cells: dict[str, list[CodingRow]]

    @classmethod
    def by_office(cls, row: Row, cases: Sequence[Case]) -> Json:
        """A row with its cells by office: first what the matrix holds, then what is coded beside it."""
        cells = zip(cases, row.cells, row.elsewhere, strict=True)
        return {
            "dimension": row.dimension.key,
            "label": row.dimension.label,
            "verdict": row.verdict.value,
            "compared_by": row.compared_by,
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
    unit_one: Text
    note: Text
    union_of_part: str
    only_in_findings: bool
    citation: Place | None
    categories: list[CategoryRow]
    url: Annotated[str, url_of("offices:dimension-detail")] = Field(validation_alias="key")


class DimensionList(Schema):
    count: int
    next: str | None
    results: list[DimensionRow]
