"""The codebook and the sources to print. No queries, no HTML."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from offices.facets.counting import facet_counts
from offices.facets.matrix import Matrix, OfficeRow
from offices.facets.selection import Selection
from offices.presenters.facets import Option, options
from offices.presenters.numbers import span
from offices.presenters.statements import Place, place
from offices.records import CategoryRecord, CaveatRecord, DimensionRecord
from offices.vocabulary import CaveatKind, Scale, SourceKind

MOST_NAMED = 24
"""Offices named beside a source; more are counted."""


@dataclass(frozen=True)
class CodebookCategory:
    category: CategoryRecord
    option: Option
    place: Place | None


@dataclass(frozen=True)
class CodebookEntry:
    dimension: DimensionRecord
    scale: str
    place: Place | None
    categories: list[CodebookCategory]
    missing: list[Option]
    n_coded: int


@dataclass(frozen=True)
class CodebookGroup:
    key: str
    label: str
    entries: list[CodebookEntry]


def codebook_groups(matrix: Matrix) -> list[CodebookGroup]:
    """The codebook with the counts of the default selection."""
    counts = facet_counts(matrix, Selection())
    return [
        CodebookGroup(group.key, str(group.label), [entry(matrix, dimension, counts) for dimension in group.dimensions])
        for group in matrix.groups
    ]


def entry(matrix: Matrix, dimension: DimensionRecord, counts: dict[str, dict[str, int]]) -> CodebookEntry:
    made = {option.word: option for option in options(dimension, counts[dimension.key], ())}
    return CodebookEntry(
        dimension=dimension,
        scale=str(Scale(dimension.scale).label),
        place=place(dimension.citation) if dimension.citation else None,
        categories=[
            CodebookCategory(category, made[category.key], place(category.citation) if category.citation else None)
            for category in dimension.categories
        ],
        missing=[option for option in made.values() if option.is_missing],
        n_coded=(matrix.columns[dimension.key].coded & matrix.latest).bit_count(),
    )


@dataclass(frozen=True)
class SourceEntry:
    source: Any
    kind: str
    years: str
    n_codings: int
    offices: list[OfficeRow]
    n_more: int
    """Offices beyond those named."""
    caveats: list[tuple[str, CaveatRecord, Place]]


def source_entries(
    sources: Sequence[Any], uses: dict[str, Any], caveats: Sequence[CaveatRecord], matrix: Matrix
) -> list[SourceEntry]:
    """The sources with what rests on them and what they warn of."""
    slugs = {key: sorted(use.offices & matrix.first_row.keys(), key=matrix.first_row.get) for key, use in uses.items()}
    warned = defaultdict(list)
    for caveat in caveats:
        warned[caveat.citation.source].append((str(CaveatKind(caveat.kind).label), caveat, place(caveat.citation)))
    return [
        SourceEntry(
            source=source,
            kind=str(SourceKind(source.kind).label),
            years=span(source.data_year_low, source.data_year_high)
            if source.data_year_low or source.data_year_high
            else "",
            n_codings=uses[source.key].codings if source.key in uses else 0,
            offices=[matrix.office(slug) for slug in slugs.get(source.key, [])[:MOST_NAMED]],
            n_more=max(len(slugs.get(source.key, [])) - MOST_NAMED, 0),
            caveats=warned[source.key],
        )
        for source in sources
    ]
