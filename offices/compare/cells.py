"""A row of a comparison in words, a cell an office. Which rows there are: rows.py; their order: sections.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from offices.compare.rows import Comparison, Row
from offices.data.case import Verdict
from offices.data.records import CodingRecord, DimensionRecord, VisitRecord
from offices.wording.statements import Place, Statement, place, statement, told_by

Cell = tuple[CodingRecord, ...]


@dataclass(frozen=True, eq=False)
class CompareCell:
    """What one office says in one row; itself its key, since thousands are looked up by what was made of them."""

    values: list[Statement]
    others: list[Statement]


@dataclass(frozen=True)
class CompareRow:
    dimension: DimensionRecord
    cells: list[CompareCell]
    differs: bool
    incomparable: bool
    compared_by: tuple[Place, ...] = ()
    """Where an author compares these offices in it."""


CompareGroup = tuple[str, list[CompareRow]]
"""Label and rows of a group of the codebook."""


def compare_groups(shown: Comparison) -> list[CompareGroup]:
    visits, language = shown.visits, get_language() or "en"
    return [(str(one.group.label), [compare_row(row, visits, language) for row in one.rows]) for one in shown.groups]


def compare_row(row: Row, visits: Sequence[VisitRecord], language: str) -> CompareRow:
    """The row in words; `visits` are those of its cells, in their order."""
    cells = [
        compare_cell(visit, row.dimension, beside, language)
        for visit, beside in zip(visits, row.elsewhere, strict=True)
    ]
    differs, incomparable = row.verdict is Verdict.DIFFERS, row.verdict is Verdict.INCOMPARABLE
    places = dict.fromkeys(place(one.citation) for one in row.compared_by)
    return CompareRow(row.dimension, cells, differs, incomparable, tuple(places))


def compare_cell(visit: VisitRecord, dimension: DimensionRecord, beside: Cell, language: str) -> CompareCell:
    """Worded once a visit and language: six offices have a thousand cells, and a record never changes."""
    key = (dimension.key, language)
    kept: CompareCell | None = visit.words.get(key)
    if kept is None:
        others = [statement(coding, dimension) for coding in beside]
        kept = visit.words[key] = CompareCell(told_by(visit, dimension), others)
    return kept
