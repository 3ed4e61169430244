"""What a file of conflicts holds: pairs of choices that exclude one another. Dimensions are in codebook.py."""

from collections.abc import Iterator

from pydantic import Field

from offices import models
from offices.curation.seeding.entry import Entry
from offices.curation.seeding.evidence import Antecedent
from offices.curation.seeding.schema import Column, Columns, MaybeFigure, Switch, TextPair


class Choice(Antecedent):
    """A dimension with one of its categories, a yes or no, or a range of numbers."""

    dimension: str
    holds: Switch | None = None
    low: MaybeFigure = None
    high: MaybeFigure = None

    def columns(self, name: str) -> Iterator[Column]:
        yield from super().columns(name)
        yield from ((f"{name}_holds", self.holds), (f"{name}_low", self.low), (f"{name}_high", self.high))

    @classmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        return super().told(name, row) | {each: row.get(f"{name}_{each}") for each in ("holds", "low", "high")}


class ConflictEntry(Entry, table=models.Conflict):
    key: str
    one: Choice
    other: Choice
    why: TextPair
    inferred: Switch = False
    citation: str = Field(alias="cite")


class ConflictFile(Entry):
    conflicts: tuple[ConflictEntry, ...] = ()
