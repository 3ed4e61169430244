"""Reading what authors set side by side. How the site compares is in compare."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Prefetch

from offices.data.codebook import place_cited
from offices.data.editions import Edition
from offices.data.records import ComparisonRecord
from offices.data.rows import pair
from offices.models import Comparison, Office

FEWEST = 2
"""Offices that can be set side by side."""

Comparisons = Mapping[str, Sequence[ComparisonRecord]]
"""Key of a dimension -> where authors compare offices in it, in the order of the sources and their places."""


def read_comparisons(edition: Edition) -> Comparisons:
    """All visible ones, a part of the edition; those of which one office alone is left say nothing. Two queries."""
    rows = Comparison.objects.visible(edition.published).select_related("dimension", "citation__source")
    offices = Prefetch("offices", Office.objects.visible(edition.published))
    found: dict[str, list[ComparisonRecord]] = defaultdict(list)
    for row in rows.order_by("citation__source", "citation__order", "id").prefetch_related(offices):
        slugs = tuple(office.slug for office in row.offices.all())
        if len(slugs) >= FEWEST:
            found[row.dimension.key].append(
                ComparisonRecord(place_cited(row.citation), row.medium, slugs, pair(row, "note"))
            )
    return dict(found)


def among(comparisons: Sequence[ComparisonRecord], slugs: Collection[str]) -> tuple[ComparisonRecord, ...]:
    """Those that set at least two of these offices side by side."""
    wanted = set(slugs)
    return tuple(one for one in comparisons if len(wanted.intersection(one.offices)) >= FEWEST)
