"""When a comparison limps: NOTICES, gravest first, each computed from the records. Their sentences are in presenters.

To add one: write a function from Comparison to Notice or None, list it in NOTICES, and give it a sentence.
"""

from collections.abc import Callable

from offices.compare.notices.confounding import confounded
from offices.compare.notices.identity import not_assessed, possibly_same_office
from offices.compare.notices.notice import Notice
from offices.compare.notices.time import different_years, retrospective_and_observed, unequal_time_open
from offices.compare.notices.values import certainty_differs, fte_and_headcount
from offices.compare.notices.voices import different_informants, different_sources
from offices.compare.rows import Comparison

__all__ = ["NOTICES", "Notice", "notices"]

NOTICES: tuple[Callable[[Comparison], Notice | None], ...] = (
    possibly_same_office,
    not_assessed,
    confounded,
    unequal_time_open,
    different_sources,
    different_years,
    different_informants,
    retrospective_and_observed,
    fte_and_headcount,
    certainty_differs,
)


def notices(comparison: Comparison) -> list[Notice]:
    """Every notice that applies, in the order of NOTICES; a single office needs none."""
    if len(comparison.cases) < 2:
        return []
    return [notice for make in NOTICES if (notice := make(comparison))]
