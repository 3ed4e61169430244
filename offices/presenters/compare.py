"""A comparison to print. What differs is decided in comparison/rows.py. No queries, no HTML."""

from dataclasses import dataclass

from offices.comparison.notices import notices
from offices.comparison.rows import Comparison, Row, Verdict
from offices.presenters.notices import NoticeText, notice_text
from offices.presenters.profile import Phase, phase
from offices.presenters.statements import Statement, of_parts_only, statement, statements
from offices.records import DimensionRecord, OfficeRecord


@dataclass(frozen=True)
class CompareCell:
    values: list[Statement]
    others: list[Statement]


@dataclass(frozen=True)
class CompareRow:
    dimension: DimensionRecord
    cells: list[CompareCell]
    differs: bool
    incomparable: bool


@dataclass(frozen=True)
class CompareGroup:
    label: str
    rows: list[CompareRow]


@dataclass(frozen=True)
class CompareHead:
    office: OfficeRecord
    phase: Phase


@dataclass(frozen=True)
class CompareTable:
    heads: list[CompareHead]
    groups: list[CompareGroup]
    notices: list[NoticeText]
    n_rows: int
    n_differ: int
    n_incomparable: int


def compare_table(comparison: Comparison, dimensions: dict[str, DimensionRecord]) -> CompareTable:
    """The comparison in words, with its notices."""
    rows = list(comparison.rows)
    return CompareTable(
        heads=[CompareHead(case.office, phase(case.visit, case.office)) for case in comparison.cases],
        groups=[
            CompareGroup(str(group.group.label), [compare_row(row) for row in group.rows])
            for group in comparison.groups
        ],
        notices=[notice_text(notice, dimensions) for notice in notices(comparison)],
        n_rows=len(rows),
        n_differ=comparison.count(Verdict.DIFFERS),
        n_incomparable=comparison.count(Verdict.INCOMPARABLE),
    )


def compare_row(row: Row) -> CompareRow:
    cells = [
        CompareCell(
            statements(cell, row.dimension) if cell or not beside else [of_parts_only()],
            [statement(coding, row.dimension) for coding in beside],
        )
        for cell, beside in zip(row.cells, row.elsewhere, strict=True)
    ]
    return CompareRow(row.dimension, cells, row.verdict is Verdict.DIFFERS, row.verdict is Verdict.INCOMPARABLE)
