"""Filtering, counting and sorting studies by the engine of the offices: a row a study, a column a facet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from offices.codebook.study_facets import study_columns
from offices.data.editions import Edition
from offices.data.evidence import read_evidence
from offices.data.studies import StudyRecord, read_studies
from offices.matrix.counting import counts_where, rows_where
from offices.matrix.matrix import Column, bit_set, bits
from offices.matrix.searched import keys_found
from offices.matrix.selection import Selection

ORDERS: dict[str, Callable[[StudyRecord], Any]] = {
    "name": lambda one: (one.sort_key, one.year, one.key),
    "year": lambda one: (one.year, one.key),
}
SORTS = ("name", "-name", "year", "-year")
"""What `sort` may be; `-` turns the order."""


@dataclass(frozen=True, eq=False)
class Studies:
    """All studies by year, each a row. Equal only to itself, so that it can be a cache key."""

    edition: Edition
    rows: tuple[StudyRecord, ...]
    facets: Mapping[str, Column]


def studies_of(edition: Edition) -> Studies:
    """The studies with their facets; a part of the edition."""
    return edition.of(made_studies)


def made_studies(edition: Edition) -> Studies:
    records = edition.of(read_studies)
    columns = study_columns(records, edition.of(read_evidence))
    return Studies(edition, tuple(records.studies.values()), {one.dimension.key: one for one in columns})


def searched(studies: Studies, q: str) -> int:
    """The rows that a search finds; all without one."""
    if not q:
        return bit_set(range(len(studies.rows)))
    keys = keys_found(studies.edition, q, "source")
    return bit_set(row for row, study in enumerate(studies.rows) if study.key in keys)


def select_studies(studies: Studies, selection: Selection) -> list[StudyRecord]:
    """The studies that satisfy every facet and the search, by year."""
    return [studies.rows[row] for row in bits(rows_where(studies, searched(studies, selection.q), selection))]


def study_counts(studies: Studies, selection: Selection) -> dict[str, dict[str, int]]:
    """Facet -> word -> how many studies a click on the word would leave; a facet's own choices are left out."""
    return counts_where(studies, searched(studies, selection.q), selection)


def in_order(studies: Sequence[StudyRecord], sort: str) -> list[StudyRecord]:
    """Sorted by a word of `SORTS`; without one those that were read here come first, each part by year."""
    if not sort:
        return sorted(studies, key=lambda one: not one.is_read)
    return sorted(studies, key=ORDERS[sort.removeprefix("-")], reverse=sort.startswith("-"))
