"""A comparison to print. What differs is decided in rows.py. No queries, no HTML."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.compare.notices import notices
from offices.compare.rows import Comparison, Row
from offices.data.case import Case, Verdict
from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.wording.computed import Sentence, computed, how_sure_to_differ, of, of_record
from offices.wording.notices import NoticeText
from offices.wording.profile import Phase, phase
from offices.wording.statements import Statement, statement, told_by

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


@dataclass(frozen=True)
class CompareHead:
    office: OfficeRecord
    phase: Phase


@dataclass(frozen=True)
class CompareTable:
    heads: list[CompareHead]
    groups: list[tuple[str, list[CompareRow]]]
    """Label and rows of each group of the codebook."""
    notices: list[NoticeText]
    n_shown: int
    differ: Sentence
    """How many rows differ, and how sure it is that they do."""


@dataclass(frozen=True)
class Switch:
    """Leaves only some rows, or all again."""

    label: str
    params: list[tuple[str, str]]
    is_on: bool


@dataclass(frozen=True)
class VisitChoice:
    """The phases of one of the compared offices, the one that is compared among them."""

    name: str
    options: list[tuple[str, str, bool]]
    """The word of the URL, the label, and whether it is the one."""


def switches(words: Sequence[str], only: Collection[str]) -> list[Switch]:
    """What turns each switch over; what is compared and the other switch stay."""
    labels = {"differ": _("Only rows that differ"), "coded": _("Only rows where all have a value")}
    offices = [("office", word) for word in words]
    return [
        Switch(label, [*offices, *(("only", one) for one in labels if (one in only) != (one == name))], name in only)
        for name, label in labels.items()
    ]


def visit_choices(cases: Sequence[Case]) -> list[VisitChoice]:
    return [
        VisitChoice(
            str(case.office.name),
            [
                (f"{case.office.slug}.{visit.key}", str(visit.label), visit.key == case.visit.key)
                for visit in case.office.visits
            ],
        )
        for case in cases
    ]


def compare_table(comparison: Comparison, shown: Comparison) -> CompareTable:
    """The rows that are `shown`, in words; notices and counts are of all."""
    visits, language = comparison.visits, get_language() or "en"
    return CompareTable(
        heads=[CompareHead(case.office, phase(case.visit, case.office)) for case in comparison.cases],
        groups=[
            (str(group.group.label), [compare_row(row, visits, language) for row in group.rows])
            for group in shown.groups
        ],
        n_shown=sum(1 for _row in shown.rows),
        differ=difference(comparison),
        notices=notices(comparison),
    )


def difference(comparison: Comparison) -> Sentence:
    """How many rows differ and how many cannot be told to, and how many of the differences are our reading."""
    differing = comparison.differing
    beneath = [list(map(of, row.deciding)) for row in differing]
    words = _(
        "%(differ)s of %(rows)s rows differ; %(not)s cannot be compared, since a value is missing or is text."
    ) % {
        "differ": len(differing),
        "rows": sum(1 for _row in comparison.rows),
        "not": len(comparison.incomparable),
    }
    grounds = [*(of_record(case.office) for case in comparison.cases), *chain.from_iterable(beneath)]
    return computed(" ".join(filter(None, [words, how_sure_to_differ(beneath)])), grounds)


def compare_row(row: Row, visits: Sequence[VisitRecord], language: str) -> CompareRow:
    """The row in words; `visits` are those of its cells, in their order."""
    cells = [
        compare_cell(visit, row.dimension, beside, language)
        for visit, beside in zip(visits, row.elsewhere, strict=True)
    ]
    return CompareRow(row.dimension, cells, row.verdict is Verdict.DIFFERS, row.verdict is Verdict.INCOMPARABLE)


def compare_cell(visit: VisitRecord, dimension: DimensionRecord, beside: Cell, language: str) -> CompareCell:
    """Worded once a visit and language: six offices have a thousand cells, and a record never changes."""
    key = (dimension.key, language)
    kept: CompareCell | None = visit.words.get(key)
    if kept is None:
        others = [statement(coding, dimension) for coding in beside]
        kept = visit.words[key] = CompareCell(told_by(visit, dimension), others)
    return kept
