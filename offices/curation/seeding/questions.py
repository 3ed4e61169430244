"""What a file of a ready question holds: what it asks, its sides, its sentences, what sources can support."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from offices import models
from offices.curation.seeding.entry import Entry
from offices.curation.seeding.schema import Column, Columns, Figure, Names, Spread, TextPair
from offices.models.vocabulary import Push, SentenceKind


class AskedEntry(Spread):
    """Which findings are about it: by the dimensions they start from or lead to, and by outcomes."""

    from_dimensions: Names = Field([], alias="from")
    to_dimensions: Names = Field([], alias="to")
    outcomes: Names = []

    def columns(self, name: str) -> Iterator[Column]:
        yield from self

    @classmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        return {field.alias or each: row.get(each) for each, field in cls.model_fields.items()}


class SideEntry(Entry, table=models.QuestionSide, belongs="question"):
    key: str
    label: TextPair
    categories: Names = []
    outcomes: Names = []
    speaks_for: Push | None = None


class CarrierEntry(Entry, table=models.SentenceFinding, belongs="sentence"):
    finding: str
    digest: str = ""


def as_carriers(value: object) -> object:
    """`finding: digest` as entries. One without a digest is let in, as it is written first: check_data names it."""
    if isinstance(value, dict):
        return [{"finding": finding, "digest": digest} for finding, digest in value.items()]
    return [{"finding": one} if isinstance(one, str) else one for one in value] if isinstance(value, list) else value


def as_day(value: object) -> date | None:
    if value == "":
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f"is {value!r}; expected a day such as 2026-11-29.") from error


def as_list(value: object) -> object:
    """One entry as a list of it."""
    return value if isinstance(value, list) else [value]


Day = Annotated[date | None, BeforeValidator(as_day)]
Carriers = Annotated[tuple[CarrierEntry, ...], BeforeValidator(as_carriers)]


class SentenceEntry(Entry, table=models.QuestionSentence, belongs="question"):
    """A sentence; of which kind it is, its place in the file says."""

    text: TextPair
    kinds: ClassVar[tuple[str, ...]] = ()
    carriers: Carriers = Field((), alias="rests_on")

    @classmethod
    def has(cls, row: Columns, owner: str) -> bool:
        return super().has(row, owner) and row["kind"] in cls.kinds


class AnswerEntry(SentenceEntry, table=models.QuestionSentence, belongs="question"):
    kinds = (SentenceKind.ANSWER,)

    def columns(self, owner: str) -> Iterator[Column]:
        yield from (*super().columns(owner), ("kind", SentenceKind.ANSWER))


class PointEntry(SentenceEntry, table=models.QuestionSentence, belongs="question"):
    kinds = (SentenceKind.POINT,)

    def columns(self, owner: str) -> Iterator[Column]:
        yield from (*super().columns(owner), ("kind", SentenceKind.POINT))


class ChangeEntry(SentenceEntry, table=models.QuestionSentence, belongs="question"):
    kinds = (SentenceKind.CHANGE,)

    def columns(self, owner: str) -> Iterator[Column]:
        yield from (*super().columns(owner), ("kind", SentenceKind.CHANGE))


class StudiedEntry(SentenceEntry, table=models.QuestionSentence, belongs="question"):
    kinds = ("effect", "mechanism", "moderators", "implementation", "cost")

    kind: Literal["effect", "mechanism", "moderators", "implementation", "cost"] = Field(alias="aspect")


class SupportEntry(Entry, table=models.QuestionSource, belongs="question"):
    source: str
    can: TextPair
    cannot: TextPair
    citation: str | None = Field(None, alias="cite")


class QuestionFile(Entry, table=models.Question):
    key: str
    order: Figure
    title: TextPair
    asks: AskedEntry
    sides: tuple[SideEntry, ...] = Field(min_length=1)
    answer: Annotated[tuple[AnswerEntry, ...], BeforeValidator(as_list)]
    points: tuple[PointEntry, ...] = ()
    changes: tuple[ChangeEntry, ...] = ()
    studied: tuple[StudiedEntry, ...] = ()
    written_on: Day = None
    review_by: Day = None
    signed_by: str = ""
    supports: tuple[SupportEntry, ...] = ()
