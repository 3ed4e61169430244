"""Notices about when the offices were seen: age of the office, years, and whether it was told of afterwards."""

from offices.compare.notices.notice import Notice, shared_warnings
from offices.compare.rows import Comparison

MIN_MONTHS_APART = 1
"""Visits that are at least this many months apart in the life of their offices are not of the same phase."""


def unequal_time_open(comparison: Comparison) -> Notice | None:
    """The offices were seen at different ages, or of some the age is not stated while others have one.

    Early months are not like later ones: what staff say of a change belongs to its phase (Klemsdal 2008, 3.1).
    """
    spans = [(case.visit.months_low, case.visit.months_high) for case in comparison.cases]
    known = [(low, high) for low, high in spans if low is not None and high is not None]
    if not known:
        return None
    apart = max(low for low, _ in known) - min(high for _, high in known)
    if len(known) == len(spans) and apart < MIN_MONTHS_APART:
        return None
    warnings = tuple(shared_warnings(comparison, "unequal_time"))
    return Notice("unequal_time_open", facts={"cases": comparison.cases}, warnings=warnings)


def different_years(comparison: Comparison) -> Notice | None:
    """Some visit ended before another began. An open bound stays open: it cannot be before or after anything."""
    starts = [case.visit.year_low for case in comparison.cases if case.visit.year_low is not None]
    ends = [case.visit.year_high for case in comparison.cases if case.visit.year_high is not None]
    if not starts or not ends or max(starts) <= min(ends):
        return None
    return Notice("different_years", facts={"cases": comparison.cases})


def retrospective_and_observed(comparison: Comparison) -> Notice | None:
    """What was told afterwards stands beside what researchers saw or heard at the time."""
    if len({case.visit.basis for case in comparison.cases}) == 1:
        return None
    return Notice("retrospective_and_observed", facts={"cases": comparison.cases})
