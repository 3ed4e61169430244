"""When a comparison limps: NOTICES, gravest first; each stands with its rule, title, definition and sentence.

To add one: write it in the module of its matter, concluding nothing from a missing value, and list it here.
"""

from offices.compare.notices.confounding import confounded
from offices.compare.notices.identity import not_assessed, possibly_same_office
from offices.compare.notices.time import different_years, retrospective_and_observed, unequal_time_open
from offices.compare.notices.values import certainty_differs, fte_and_headcount
from offices.compare.notices.voices import different_informants, different_sources
from offices.compare.rows import Comparison
from offices.wording.notices import Notice, NoticeText, notices_on

NOTICES: tuple[Notice[Comparison], ...] = (
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


def notices(comparison: Comparison) -> list[NoticeText]:
    """Every notice that applies, in the order of NOTICES; a single office needs none."""
    return notices_on(comparison, NOTICES) if len(comparison.cases) > 1 else []
