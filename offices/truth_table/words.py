"""A truth table to print: rows, remainders, how many of how many. Nothing is counted here, no HTML.

Coefficients are for files alone: of a few cases a decimal would look more exact than it is.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.truth_table.case_words import SIGNS, CaseName, CaseRow, case_row, condition_words, named_case, unread_words
from offices.truth_table.links import row_url
from offices.truth_table.qca_words import set_names
from offices.truth_table.rows import Fit, TruthRow, TruthTable


@dataclass(frozen=True)
class SetHead:
    """A column: what the set is, and its name in the file for R."""

    label: str
    key: str
    name: str


@dataclass(frozen=True)
class RowWords:
    counted: TruthRow
    signs: list[str]
    cases: list[CaseName]
    url: str
    """The list of just these cases, where the selection grammar can say it."""


@dataclass(frozen=True)
class TruthWords:
    counted: TruthTable
    heads: list[SetHead]
    outcome: SetHead
    rows: list[RowWords]
    remainders: list[RowWords]
    cases: list[CaseRow]
    incomplete: list[CaseRow]
    fits: list[tuple[str, Fit]]
    """Each with what it is of."""
    n_unread: int
    """Cases of the selection that are not looked at, since they lack a value of some condition or of the outcome."""

    @property
    def unread(self) -> str:
        return unread_words(self.n_unread)


def truth_words(
    table: TruthTable, matrix: Matrix, selection: Selection, *, by_visit: bool, n_unread: int = 0
) -> TruthWords:
    """The table in the language of the page; with `by_visit` a case is named after its visit too."""
    rows = [row_words(row, table, matrix, selection, by_visit) for row in table.rows]
    *heads, outcome = set_heads(table)
    labels = [head.label for head in (*heads, outcome)]
    cases = [case_row(one, table, labels, by_visit) for one in table.cases]
    by_key = {head.key: head.label for head in heads}
    return TruthWords(
        counted=table,
        heads=heads,
        outcome=outcome,
        rows=[row for row in rows if row.cases],
        remainders=[row for row in rows if not row.cases],
        cases=cases,
        incomplete=[row for row in cases if row.missing],
        fits=[(fit_words(fit, by_key[fit.condition.word]), fit) for fit in table.fits],
        n_unread=n_unread,
    )


def set_heads(table: TruthTable) -> list[SetHead]:
    """The conditions, and last the outcome."""
    named = zip(table.asked, set_names(table), strict=True)
    return [SetHead(condition_words(one), one.word, name) for one, name in named]


def row_words(row: TruthRow, table: TruthTable, matrix: Matrix, selection: Selection, by_visit: bool) -> RowWords:
    cases = [named_case(one, table, by_visit) for one in row.cases]
    url = row_url(row, table, matrix, selection) if row.cases else ""
    return RowWords(row, [SIGNS[one] for one in row.sets], cases, url)


def fit_words(fit: Fit, label: str) -> str:
    return _("not: %(condition)s") % {"condition": label} if fit.negated else label
