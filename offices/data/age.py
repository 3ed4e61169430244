"""How long offices had been open when they were seen. No words."""

from collections.abc import Iterable

from offices.data.records import VisitRecord

MIN_MONTHS_APART = 1
"""Visits that are at least this many months apart in the life of their offices are not of the same phase."""


def ages_differ(visits: Iterable[VisitRecord]) -> bool:
    """Whether the offices were seen at different ages, or of some the age is not stated while others have one.

    Early months are not like later ones: what staff say of a change belongs to its phase (Klemsdal 2008, 3.1).
    """
    spans = [(visit.months_low, visit.months_high) for visit in visits]
    known = [(low, high) for low, high in spans if low is not None and high is not None]
    if not known:
        return False
    apart = max(low for low, _ in known) - min(high for _, high in known)
    return len(known) < len(spans) or apart >= MIN_MONTHS_APART
