"""Reading the visible sources, and what rests on each. No findings here."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch

from offices.data.codebook import place_cited
from offices.data.editions import Edition
from offices.data.records import CitationRecord, Pair
from offices.data.rows import pair
from offices.models import Citation, Coding, Dimension, Part, ReviewEntry, Source
from offices.models.visibility import Published, is_visible


def load_source(published: Published, key: str) -> Source | None:
    """A visible source with its book, its chapters and, of a review, the studies that it read; four queries."""
    chapters = Prefetch("chapters", Source.objects.visible(published).order_by("authors"))
    entries = Prefetch("entries", ReviewEntry.objects.visible(published).select_related("study").order_by("number"))
    rows = Source.objects.visible(published).filter(key=key).select_related("part_of")
    found = rows.prefetch_related(chapters).prefetch_related(entries).first()
    if found and found.part_of and not is_visible(found.part_of, is_published=published.has):
        found.part_of = None
    return found


def load_reviews_of(published: Published, key: str) -> list[tuple[ReviewEntry, CitationRecord, dict[str, Pair]]]:
    """What reviews say of the source `key`, each with its citation and texts; one query."""
    rows = ReviewEntry.objects.visible(published).filter(study__key=key)
    names = ("method", "sample", "found", "note")
    return [
        (row, place_cited(row.citation), {name: pair(row, name) for name in names})
        for row in rows.select_related("review", "citation__source").order_by("review__year")
    ]


@dataclass
class Use:
    """What in the data rests on a source."""

    codings: int = 0
    offices: set[str] = field(default_factory=set)


def codings_by_source(edition: Edition) -> dict[str, Use]:
    """Source key -> the visible codings that cite it first, and the slugs of their offices; four plain scans.

    A part of the edition, since it reads every coding. Joined and grouped by the database it took a
    second at 10,000 visits and, with SQLite's statistics, did not end at 100,000.
    """
    published = edition.published
    sources = dict(Citation.objects.visible(published).order_by().values_list("id", "source__key"))
    offices = dict(Part.objects.visible(published).order_by().values_list("id", "visit__office__slug"))
    dimensions = set(Dimension.objects.visible(published).values_list("id", flat=True))
    found: dict[str, Use] = defaultdict(Use)
    rows = Coding.objects.filter(published.condition(Coding)).order_by()
    for citation, part, dimension in rows.values_list("citation_id", "part_id", "dimension_id").iterator(10_000):
        if citation in sources and part in offices and dimension in dimensions:
            use = found[sources[citation]]
            use.codings += 1
            use.offices.add(offices[part])
    return dict(found)
