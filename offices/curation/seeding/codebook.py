"""What files of sources and of the codebook hold. Offices are in offices.py, findings in evidence.py."""

from pydantic import Field

from offices import models
from offices.curation.seeding.entry import Entry
from offices.curation.seeding.schema import (
    NO_QUANTITY,
    NO_TEXT,
    Columns,
    Figure,
    LowHigh,
    MaybeFigure,
    Names,
    Quantity,
    Switch,
    TextPair,
)
from offices.models.vocabulary import CaveatKind, Medium, PartKind, SampleUnit, Scale, SourceKind


class CitationEntry(Entry, table=models.Citation, belongs="source"):
    key: str
    section: str = ""
    page: str = ""


class CaveatEntry(Entry, table=models.Caveat, belongs="source"):
    key: str
    kind: CaveatKind
    text: TextPair
    citation: str | None = Field(None, alias="cite")
    offices: Names = []
    dimensions: Names = []


class ComparisonEntry(Entry, table=models.Comparison):
    citation: str = Field(alias="cite")
    dimension: str
    medium: Medium = Medium.PROSE
    offices: Names
    note: TextPair = NO_TEXT

    @classmethod
    def has(cls, row: Columns, owner: str) -> bool:
        """It stands in the file of the source that its place is in."""
        return str(row["citation"]).startswith(f"{owner}:")


class SampleEntry(Entry, table=models.Sample, belongs="source"):
    unit: SampleUnit
    number: Quantity = NO_QUANTITY


class SourceFile(Entry, table=models.Source):
    key: str
    authors: str
    year: Figure
    year_external: Switch = False
    kind: SourceKind
    title: TextPair
    title_external: Switch = False
    publisher: str = ""
    series: str = ""
    url: str = ""
    data_year: LowHigh = Field(LowHigh(), alias="data_years")
    own_data: Switch = True
    described: Switch = False
    designs: Names = []
    themes: Names = []
    samples: tuple[SampleEntry, ...] = ()
    method: TextPair = NO_TEXT
    part_of: str | None = None
    citations: tuple[CitationEntry, ...] = ()
    caveats: tuple[CaveatEntry, ...] = ()
    comparisons: tuple[ComparisonEntry, ...] = ()


class CategoryEntry(Entry, table=models.Category, belongs="dimension"):
    key: str
    label: TextPair
    definition: TextPair
    named_by_source: Switch = True
    order_inferred: Switch = False
    citation: str | None = Field(None, alias="cite")


class DimensionEntry(Entry, table=models.Dimension, belongs="group"):
    key: str
    scale: Scale
    label: TextPair
    definition: TextPair
    unit: TextPair = NO_TEXT
    unit_one: TextPair = NO_TEXT
    minimum: MaybeFigure = None
    note: TextPair = NO_TEXT
    headline: Switch = False
    union_of_part: PartKind | None = None
    only_in_findings: Switch = False
    citation: str | None = Field(None, alias="cite")
    categories: tuple[CategoryEntry, ...] = ()


class AreaEntry(Entry, table=models.Area):
    key: str
    label: TextPair


class GroupFile(Entry, table=models.DimensionGroup):
    key: str = Field(alias="group")
    label: TextPair
    area: str | None = None
    order: Figure
    dimensions: tuple[DimensionEntry, ...] = ()
