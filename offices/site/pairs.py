"""Offices that one study set side by side: the comparisons that the front page and search engines are led to."""

from offices.browse.lines import DIMENSIONS as LINED
from offices.data.offices import partial_offices
from offices.data.records import OfficeRecord
from offices.explore.model_map.words import DIMENSIONS as MAPPED
from offices.explore.model_map.words import ON_AXES
from offices.matrix.drawn import Drawn, drawn_cases
from offices.page.page import Page
from offices.wording.urls import with_params

MOST_ON_MAP = 40
MOST_PAIRS = 4

Pair = tuple[OfficeRecord, OfficeRecord]


def drawn_offices(page: Page) -> tuple[Drawn, list[OfficeRecord]]:
    """The studied offices that the model map of the front page can take, with what it and their lines say."""
    drawn = drawn_cases(page.matrix, ON_AXES, MOST_ON_MAP)
    return drawn, partial_offices(page.edition, drawn.slugs, MAPPED | LINED)


def studied_together(offices: list[OfficeRecord]) -> list[Pair]:
    """The first two offices of each study: the comparisons that a researcher made, and the fairest there are."""
    by_study: dict[str, list[OfficeRecord]] = {}
    for office in offices:
        if office.latest and office.latest.citation:
            by_study.setdefault(office.latest.citation.source, []).append(office)
    return [(group[0], group[1]) for group in by_study.values() if len(group) > 1][:MOST_PAIRS]


def pair_addresses(page: Page) -> list[str]:
    """The comparison of each such pair, in the page's language."""
    found = studied_together(drawn_offices(page)[1])
    return [with_params(page.reverse("compare"), [("office", one.slug) for one in pair]) for pair in found]
