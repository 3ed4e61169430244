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
from offices.truth_table.rows import Fit, Share, TruthRow, TruthTable


@dataclass(frozen=True)
class SetHead:
    """A column: what the set is, and its name in the file for R."""

    label: str
    key: str
    name: str


@dataclass(frozen=True)
class RowWords:
    number: int
    signs: list[str]
    verdict: str
    n: int
    n_with: int
    """Of these cases, those with the outcome."""
    share: str
    consistency: Share
    pri: Share
    """As coefficients they are for files."""
    cases: list[CaseName]
    url: str
    """The list of just these cases, where the selection grammar can say it."""


@dataclass(frozen=True)
class FitRow:
    label: str
    of_outcome: str
    """How many of the cases with the outcome are in the set: inclN and covS are this."""
    of_set: str
    """How many of the cases in the set have the outcome: covN, inclS and PRI are this."""
    incl_n: Share
    incl_s: Share
    """The same two; as coefficients they are for files."""


@dataclass(frozen=True)
class TruthWords:
    heads: list[SetHead]
    outcome: SetHead
    rows: list[RowWords]
    remainders: list[RowWords]
    cases: list[CaseRow]
    incomplete: list[CaseRow]
    fits: list[FitRow]
    n_rows: int
    n_complete: int
    n_offices: int
    """Studied offices among the complete cases; only they count as offices."""
    n_contradictions: int
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
        heads=heads,
        outcome=outcome,
        rows=[row for row in rows if row.n],
        remainders=[row for row in rows if not row.n],
        cases=cases,
        incomplete=[row for row in cases if row.missing],
        fits=[fit_row(fit, by_key[fit.condition.word]) for fit in table.fits],
        n_rows=len(rows),
        n_complete=len(table.complete),
        n_offices=len({one.case.office.slug for one in table.complete if one.case.office.record == "case"}),
        n_contradictions=len(table.with_verdict("C")),
        n_unread=n_unread,
    )


def set_heads(table: TruthTable) -> list[SetHead]:
    """The conditions, and last the outcome."""
    asked = (*table.conditions, table.outcome)
    return [SetHead(condition_words(one), one.word, name) for one, name in zip(asked, set_names(table), strict=True)]


def row_words(row: TruthRow, table: TruthTable, matrix: Matrix, selection: Selection, by_visit: bool) -> RowWords:
    share = row.consistency
    return RowWords(
        number=row.number,
        signs=[SIGNS[one] for one in row.sets],
        verdict=row.verdict,
        n=share.whole,
        n_with=share.part,
        share=share_words(share),
        consistency=share,
        pri=row.pri,
        cases=[named_case(one, table, by_visit) for one in row.cases],
        url=row_url(row, table, matrix, selection) if row.cases else "",
    )


def fit_row(fit: Fit, label: str) -> FitRow:
    return FitRow(
        label=_("not: %(condition)s") % {"condition": label} if fit.negated else label,
        of_outcome=share_words(fit.incl_n),
        of_set=share_words(fit.incl_s),
        incl_n=fit.incl_n,
        incl_s=fit.incl_s,
    )


def share_words(share: Share) -> str:
    """2 of 3: never a per cent, nor a fraction that a spreadsheet would take for a date."""
    return _("%(part)s of %(whole)s") % {"part": share.part, "whole": share.whole}
