"""The codebook and the sources to print. No queries, no HTML."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from offices.data.records import CaveatRecord, DimensionRecord
from offices.matrix.counting import select
from offices.matrix.matrix import Matrix, OfficeRow, bit_set
from offices.matrix.selection import Selection
from offices.models.vocabulary import CaveatKind, Scale, SourceKind
from offices.wording.statements import Place, place

MOST_NAMED = 24
"""Offices named beside a source; more are counted."""


@dataclass(frozen=True)
class CodebookEntry:
    dimension: DimensionRecord
    scale: str
    n_coded: int
    n_findings: int


@dataclass(frozen=True)
class CodebookGroup:
    key: str
    label: str
    entries: list[CodebookEntry]

    @property
    def n_dimensions(self) -> int:
        return len(self.entries)

    @property
    def n_coded(self) -> int:
        """Dimensions of which some record has a value."""
        return sum(bool(one.n_coded) for one in self.entries)


def codebook_groups(matrix: Matrix, findings: Counter[str]) -> list[CodebookGroup]:
    """The codebook, with how many records have a value as last seen and how many findings speak of it."""
    rows = select(matrix, Selection()).rows
    return [
        CodebookGroup(
            group.key,
            str(group.label),
            [
                CodebookEntry(
                    dimension,
                    str(Scale(dimension.scale).label),
                    (matrix.columns[dimension.key].coded & rows).bit_count(),
                    findings[dimension.key],
                )
                for dimension in group.dimensions
            ],
        )
        for group in matrix.groups
    ]


@dataclass(frozen=True)
class SourceEntry:
    source: Any
    kind: str
    n_codings: int
    offices: list[OfficeRow]
    n_more: int
    """Offices beyond those named."""
    caveats: list[tuple[str, CaveatRecord, Place]]

    @property
    def by_record(self) -> list[tuple[str, list[OfficeRow]]]:
        return by_record(self.offices)


def by_record(offices: Sequence[OfficeRow]) -> list[tuple[str, list[OfficeRow]]]:
    """Neighbours of the same kind of record together, each with that kind."""
    return [(record, list(rows)) for record, rows in groupby(offices, attrgetter("record"))]


def source_entry(source: Any, uses: dict[str, Any], caveats: Sequence[CaveatRecord], matrix: Matrix) -> SourceEntry:
    """The source with what rests on it and what it warns of."""
    use = uses.get(source.key)
    rows = bit_set(matrix.first_row[slug] for slug in use.offices if slug in matrix.first_row) if use else 0
    return SourceEntry(
        source=source,
        kind=str(SourceKind(source.kind).label),
        n_codings=use.codings if use else 0,
        offices=list(islice(matrix.office_rows(rows), MOST_NAMED)),
        n_more=max(rows.bit_count() - MOST_NAMED, 0),
        caveats=[
            (str(CaveatKind(caveat.kind).label), caveat, place(caveat.citation))
            for caveat in caveats
            if caveat.citation.source == source.key
        ],
    )
