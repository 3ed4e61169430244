"""What a file of an office holds: visits, parts, codings. Sources and dimensions are in codebook.py."""

from collections.abc import Iterator

from pydantic import Field

from offices import models
from offices.curation.seeding.entry import Entry, FixtureRow
from offices.curation.seeding.schema import (
    NO_QUANTITY,
    NO_TEXT,
    Column,
    LowHigh,
    MaybeFigure,
    Names,
    Quantity,
    Switch,
    TextPair,
)
from offices.models.vocabulary import Account, Basis, Certainty, Line, PartKind, Realisation, RecordKind, Status


class CodingEntry(Entry, table=models.Coding, belongs="part"):
    dimension: str
    category: str | None = Field(None, exclude=True)
    id: str | None = Field(None, exclude=True)
    status: Status = Status.CODED
    holds: Switch | None = None
    number: Quantity = NO_QUANTITY
    text: TextPair = NO_TEXT
    where: TextPair = NO_TEXT
    source_term: str = ""
    account: Account = Account.AUTHOR
    account_line: Line | None = None
    certainty: Certainty = Certainty.STATED
    inferred_from: TextPair = NO_TEXT
    realisation: Realisation = Realisation.IN_PLACE
    shown: Switch = True
    why_shown: TextPair = NO_TEXT
    note: TextPair = NO_TEXT
    cite: Names = Field([], exclude=True)

    def columns(self, owner: str) -> Iterator[Column]:
        """It is called by office, visit, part, dimension, category and, of several alike, its id."""
        yield from super().columns(owner)
        yield "ref", "/".join(filter(None, [owner, self.dimension, self.category, self.id]))
        yield "category", f"{self.dimension}.{self.category}" if self.category else None
        yield from (("citation", self.cite[0] if self.cite else None), ("further_citations", self.cite[1:]))


class PartEntry(Entry, table=models.Part, belongs="visit"):
    key: str
    kind: PartKind
    name: TextPair
    parent: str | None = Field(None, exclude=True)
    count: MaybeFigure = None
    codings: tuple[CodingEntry, ...] = ()

    def columns(self, owner: str) -> Iterator[Column]:
        yield from super().columns(owner)
        yield "count", self.count or 1
        yield "parent", f"{owner}/{self.parent}" if self.parent else None

    def rows(self, where: str, owner: str = "", order: int = 0) -> Iterator[FixtureRow]:
        """One value is shown: where an edition shows another, the old one steps back before the new comes forward."""
        yield from sorted(super().rows(where, owner, order), key=lambda row: row.values.get("shown") is True)


class VisitEntry(Entry, table=models.Visit, belongs="office"):
    key: str
    label: TextPair
    basis: Basis
    months: LowHigh = Field(LowHigh(), alias="months_open")
    year: LowHigh = Field(LowHigh(), alias="years")
    months_certainty: Certainty | None = None
    years_certainty: Certainty | None = None
    informants: TextPair = NO_TEXT
    note: TextPair = NO_TEXT
    citation: str | None = Field(None, alias="cite")
    parts: tuple[PartEntry, ...] = ()

    def columns(self, owner: str) -> Iterator[Column]:
        """Months and years are stated unless the file says otherwise."""
        yield from super().columns(owner)
        if "months" in self.model_fields_set:
            yield "months_certainty", self.months_certainty or Certainty.STATED
        if "year" in self.model_fields_set:
            yield "years_certainty", self.years_certainty or Certainty.STATED


class MatchEntry(Entry, table=models.PossibleMatch, belongs="office"):
    other: str = Field(alias="office")
    reason: TextPair
    citation: str | None = Field(None, alias="cite")


class OfficeFile(Entry, table=models.Office):
    slug: str
    record: RecordKind
    anonymised: Switch = True
    name: TextPair
    about: TextPair
    visits: tuple[VisitEntry, ...] = ()
    possibly_same_as: tuple[MatchEntry, ...] = ()
