"""What a file of an office holds: visits, parts, codings. Sources and dimensions are in codebook.py."""

from collections.abc import Iterator

from pydantic import Field

from offices import models
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
    Switch,
    TextPair,
    own_key,
)
from offices.models.vocabulary import Account, Basis, Certainty, Line, PartKind, Realisation, RecordKind, Status


class CodingEntry(Entry, table=models.Coding, belongs="part"):
    dimension: str
    category: str | None = Field(None, exclude=True)
    id: str | None = Field(None, exclude=True)
    ref: str | None = Field(None, exclude=True)
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
        yield "ref", self.ref or "/".join(filter(None, [owner, self.dimension, self.category, self.id]))
        yield "category", f"{self.dimension}.{self.category}" if self.category else None
        yield from (("citation", self.cite[0] if self.cite else None), ("further_citations", self.cite[1:]))

    @classmethod
    def told(cls, row: Columns) -> dict[str, object]:
        """Its `ref` where the rest does not say it, as of a coding whose category was changed."""
        category = own_key(row.get("category"))
        ref, usual = str(row["ref"]), "/".join(filter(None, [str(row["part"]), str(row["dimension"]), category]))
        named = {"id": None} if ref == usual else {"ref": ref}
        if ref.startswith(f"{usual}/"):
            named = {"id": ref.removeprefix(f"{usual}/")}
        further = row.get("further_citations")
        cite = [row.get("citation"), *(further if isinstance(further, list) else [])]
        return super().told(row) | named | {"category": category, "cite": [place for place in cite if place]}


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

    @classmethod
    def told(cls, row: Columns) -> dict[str, object]:
        count = row.get("count")
        return super().told(row) | {"parent": own_key(row.get("parent")), "count": None if count == 1 else count}

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

    @classmethod
    def told(cls, row: Columns) -> dict[str, object]:
        """That something is stated goes without saying beside what is."""
        said = super().told(row)
        for certainty, of in (("months_certainty", "months_open"), ("years_certainty", "years")):
            # Of what is open at an end `told` gives a mapping; its type says any object.
            if said.get(certainty) == Certainty.STATED and any(dict(said[of]).values()):  # type: ignore[call-overload]
                said[certainty] = None
        return said


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
