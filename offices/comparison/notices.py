"""When a comparison limps: one function a notice, computed from the data. Their sentences are in presenters/notices.py.

To add one: write a function from Comparison to Notice or None, list it in NOTICES, and give it a sentence.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from offices.comparison.rows import Case, Comparison
from offices.records import CodingRecord

MIN_MONTHS_APART = 1
"""Visits that are at least this many months apart in the life of their offices are not of the same phase."""


@dataclass(frozen=True)
class Notice:
    """A reason for care: its code, the dimensions it touches (none: all), and facts for its sentence."""

    code: str
    dimensions: tuple[str, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)


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
    return Notice("unequal_time_open", facts={"cases": comparison.cases})


def different_sources(comparison: Comparison) -> Notice | None:
    """The offices were studied by different researchers, who asked different things and used words differently."""
    sources = [main_source(case) for case in comparison.cases]
    if len(set(sources)) == 1:
        return None
    touched = tuple(row.dimension.key for row in comparison.rows if len({cell_sources(cell) for cell in row.cells}) > 1)
    return Notice("different_sources", touched, {"cases": comparison.cases, "sources": sources})


def main_source(case: Case) -> str:
    """The study that most of the visit's codings rest on; a threshold borrowed from another does not count."""
    cited = Counter(coding.citations[0].cited_as for coding in case.visit.codings if coding.citations)
    return max(cited, key=cited.__getitem__, default="")


def cell_sources(cell: Iterable[CodingRecord]) -> frozenset[str]:
    return frozenset(place.cited_as for coding in cell for place in coding.citations[:1])


NOTICES: tuple[Callable[[Comparison], Notice | None], ...] = (unequal_time_open, different_sources)


def notices(comparison: Comparison) -> list[Notice]:
    """Every notice that applies, in the order of NOTICES; a single office needs none."""
    if len(comparison.cases) < 2:
        return []
    return [notice for make in NOTICES if (notice := make(comparison))]
