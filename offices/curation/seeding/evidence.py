"""What files of reviews, findings and indicators hold. Offices are in offices.py, questions in questions.py."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from offices import models
from offices.curation.seeding.codebook import AreaEntry
from offices.curation.seeding.entry import Entry, FixtureRow
from offices.curation.seeding.schema import (
    NO_QUANTITY,
    NO_TEXT,
    Column,
    Columns,
    LowHigh,
    MaybeFigure,
    Names,
    Quantity,
    Spread,
    Switch,
    TextPair,
    own_key,
)
from offices.models.vocabulary import Direction, EvidenceKind, FindingBasis, Polarity


class FamilyEntry(Entry, table=models.DataFamily):
    key: str
    label: TextPair
    note: TextPair
    own_data: Switch = True
    sources: Names = []


class DesignEntry(Entry, table=models.Design):
    key: str
    label: TextPair
    definition: TextPair


class ThemeEntry(Entry, table=models.Theme):
    key: str
    label: TextPair


class OutcomeEntry(Entry, table=models.Outcome):
    key: str
    label: TextPair
    definition: TextPair
    polarity: Polarity
    area: str | None = None


class SpeakerEntry(Entry, table=models.Speaker):
    key: str
    label: TextPair
    definition: TextPair


class ListFile(Entry):
    """A file that is one list."""

    families: tuple[FamilyEntry, ...] = ()
    designs: tuple[DesignEntry, ...] = ()
    areas: tuple[AreaEntry, ...] = ()
    themes: tuple[ThemeEntry, ...] = ()
    outcomes: tuple[OutcomeEntry, ...] = ()
    speakers: tuple[SpeakerEntry, ...] = ()


class StudyEntry(Entry, table=models.ReviewEntry, belongs="review"):
    study: str
    number: MaybeFigure = None
    second_hand: Switch = False
    method: TextPair
    sample: TextPair
    found: TextPair
    note: TextPair = NO_TEXT
    citation: str | None = Field(None, alias="cite")


class ReviewFile(Entry):
    review: str
    entries: tuple[StudyEntry, ...] = ()

    def rows(self, where: str, owner: str = "", order: int = 0) -> Iterator[FixtureRow]:
        return super().rows(where, self.review)

    def owns(self, owner: str, order: int = 0) -> str:
        return self.review


def with_dimension(category: str, info: ValidationInfo) -> str:
    """A category as others refer to it, by the dimension that stands before it."""
    if not (dimension := info.data.get("dimension")):
        raise ValueError("needs a dimension.")
    return f"{dimension}.{category}"


CategoryKey = Annotated[str, AfterValidator(with_dimension)]


class Antecedent(Spread):
    """What leads to something: a dimension, maybe one of its categories."""

    dimension: str | None = None
    category: CategoryKey | None = None

    def columns(self, name: str) -> Iterator[Column]:
        yield from ((name, self.dimension), (f"{name}_category", self.category))

    @classmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        return {"dimension": row.get(name), "category": own_key(row.get(f"{name}_category"))}


class Consequent(Antecedent):
    """What something leads to: an outcome, or another dimension."""

    outcome: str | None = None

    def columns(self, name: str) -> Iterator[Column]:
        yield from (*super().columns(name), ("outcome", self.outcome))

    @classmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        return super().told(name, row) | {"outcome": row.get("outcome")}


class PlaceEntry(Entry, table=models.FindingSource, belongs="finding"):
    study: str
    second_hand: Switch = False
    citation: str = Field(alias="cite")


class FindingEntry(Entry, table=models.Finding):
    key: str = Field(alias="id")
    statement: TextPair
    theme: str
    antecedent: Antecedent = Antecedent()
    consequent: Consequent = Consequent()
    direction: Direction
    kind: EvidenceKind
    basis: FindingBasis
    speakers: Names = Field([], alias="speaker")
    strength: TextPair
    places: tuple[PlaceEntry, ...] = Field(alias="sources", min_length=1)
    offices: Names = []
    dimensions: Names = []
    note: TextPair = NO_TEXT


class ContradictionEntry(Entry, table=models.Contradiction):
    finding: str
    other: str
    why: TextPair


class FindingFile(Entry):
    source: str
    findings: tuple[FindingEntry, ...] = ()
    contradictions: tuple[ContradictionEntry, ...] = ()

    @field_validator("findings")
    @classmethod
    def of_the_source(cls, findings: tuple[FindingEntry, ...], info: ValidationInfo) -> tuple[FindingEntry, ...]:
        """Each id begins with the source that was read."""
        begins = f"{info.data['source']}-" if "source" in info.data else ""
        if strange := [finding.key for finding in findings if not finding.key.startswith(begins)]:
            raise ValueError(f"has the id {strange[0]!r}; it must begin with {begins}.")
        return findings


class MeasurementEntry(Entry, table=models.Measurement, belongs="indicator"):
    key: str
    year: LowHigh = Field(LowHigh(), alias="years")
    group: TextPair = NO_TEXT
    number: Quantity = NO_QUANTITY
    words: TextPair = NO_TEXT
    base: TextPair
    study: str
    second_hand: Switch = False
    not_comparable: TextPair = NO_TEXT
    note: TextPair = NO_TEXT
    citation: str | None = Field(None, alias="cite")


class IndicatorEntry(Entry, table=models.Indicator):
    key: str
    text: TextPair
    theme: str
    unit: TextPair
    polarity: Polarity
    minimum: MaybeFigure = None
    dimension: str | None = None
    category: CategoryKey | None = None
    outcome: str | None = None
    note: TextPair = NO_TEXT
    measurements: tuple[MeasurementEntry, ...] = ()

    @classmethod
    def told(cls, row: Columns) -> dict[str, object]:
        return super().told(row) | {"category": own_key(row.get("category"))}


class IndicatorFile(Entry):
    source: str
    indicators: tuple[IndicatorEntry, ...] = ()
