"""Crisp truth tables of cases by conditions and an outcome, as R's package QCA makes them. No queries, no HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from django.utils.translation import gettext as _

from offices.data.case import Case
from offices.truth_table.conditions import Condition, membership


@dataclass(frozen=True)
class TruthCase:
    """A case with what is known of it: in the set, not in it, or None."""

    case: Case
    sets: tuple[bool | None, ...]
    """One a condition."""
    outcome: bool | None

    @property
    def is_complete(self) -> bool:
        return None not in self.sets and self.outcome is not None


@dataclass(frozen=True)
class Share:
    """A share with its numbers, since few cases are never a per cent."""

    part: int
    whole: int

    @property
    def words(self) -> str:
        """2 of 3: never a per cent, nor a fraction that a spreadsheet would take for a date."""
        return _("%(part)s of %(whole)s") % {"part": self.part, "whole": self.whole}

    @property
    def decimal(self) -> Decimal | None:
        """From 0 to 1; None where there is nothing to have a share of (R prints NaN)."""
        return Decimal(self.part) / self.whole if self.whole else None


@dataclass(frozen=True)
class TruthRow:
    """One combination of the conditions, numbered as in QCA: the first condition is the highest binary digit."""

    number: int
    sets: tuple[bool, ...]
    cases: tuple[TruthCase, ...]

    @property
    def consistency(self) -> Share:
        """inclS of the row: its cases with the outcome among its cases (Duşa 2019, chapter 6; Ragin 2006)."""
        return Share(sum(bool(one.outcome) for one in self.cases), len(self.cases))

    @property
    def pri(self) -> Share:
        """Proportional reduction in inconsistency: of a crisp row its consistency, since no case is in Y and not Y.

        (sum min(X, Y) - sum min(X, Y, ~Y)) / (sum X - sum min(X, Y, ~Y)), as in Schneider and Wagemann, Set-Theoretic
        Methods for the Social Sciences (2012), and in truthTable() and pof() of R's QCA (Duşa 2019, chapter 6).
        """
        return self.consistency

    @property
    def verdict(self) -> str:
        """`1` all have the outcome, `0` none, `C` some (a contradiction), `?` no case (a logical remainder)."""
        share = self.consistency
        if not share.whole:
            return "?"
        return {share.whole: "1", 0: "0"}.get(share.part, "C")


@dataclass(frozen=True)
class Fit:
    """How one condition X, or its negation, goes with the outcome Y over the complete cases, counted as crisp sets.

    Necessity: inclN = |X and Y| / |Y|, covN = |X and Y| / |X|. Sufficiency: inclS = |X and Y| / |X|,
    covS = |X and Y| / |Y|. As in pof() of R's QCA (Duşa, QCA with R, 2019, 5.2-5.3 and 6.2-6.3; Ragin 2006).
    For crisp sets the two are each other's mirror, as these formulas show.
    """

    condition: Condition
    negated: bool
    n_inside: int
    """|X|"""
    n_outcome: int
    """|Y|"""
    n_both: int

    @property
    def incl_n(self) -> Share:
        return Share(self.n_both, self.n_outcome)

    @property
    def cov_n(self) -> Share:
        return Share(self.n_both, self.n_inside)

    @property
    def incl_s(self) -> Share:
        return Share(self.n_both, self.n_inside)

    @property
    def cov_s(self) -> Share:
        return Share(self.n_both, self.n_outcome)


@dataclass(frozen=True)
class TruthTable:
    conditions: tuple[Condition, ...]
    outcome: Condition
    cases: tuple[TruthCase, ...]
    """All, also those that stand in no row."""
    rows: tuple[TruthRow, ...]
    """All 2^k combinations (Ragin 1987)."""
    fits: tuple[Fit, ...]
    """Each condition, then its negation."""

    @property
    def asked(self) -> tuple[Condition, ...]:
        """The conditions, and last the outcome."""
        return (*self.conditions, self.outcome)

    @property
    def n_offices(self) -> int:
        """Studied offices among the complete cases; only they count as offices."""
        return len({one.case.office.slug for one in self.complete if one.case.office.record == "case"})

    @property
    def complete(self) -> list[TruthCase]:
        return [one for one in self.cases if one.is_complete]

    @property
    def incomplete(self) -> list[TruthCase]:
        return [one for one in self.cases if not one.is_complete]

    def with_verdict(self, verdict: str) -> list[TruthRow]:
        return [row for row in self.rows if row.verdict == verdict]


def truth_table(cases: Sequence[Case], conditions: Sequence[Condition], outcome: Condition) -> TruthTable:
    """The cases by 2^k combinations of k conditions; whoever lacks anything stands in no row and is in no share."""
    seen = tuple(
        TruthCase(case, tuple(membership(one, case.visit) for one in conditions), membership(outcome, case.visit))
        for case in cases
    )
    complete = [one for one in seen if one.is_complete]
    rows = tuple(
        TruthRow(number, sets, tuple(one for one in complete if one.sets == sets))
        for number, sets in enumerate(product((False, True), repeat=len(conditions)), start=1)
    )
    return TruthTable(tuple(conditions), outcome, seen, rows, tuple(fits(conditions, complete)))


def fits(conditions: Sequence[Condition], complete: Sequence[TruthCase]) -> Iterator[Fit]:
    n_outcome = sum(bool(one.outcome) for one in complete)
    for place, condition in enumerate(conditions):
        for negated in (False, True):
            inside = [one for one in complete if one.sets[place] is not negated]
            yield Fit(condition, negated, len(inside), n_outcome, sum(bool(one.outcome) for one in inside))
