"""Reading what authors warn of, and which records may be one office. No offices here."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, Q

from offices.data.codebook import place_cited
from offices.data.editions import Edition
from offices.data.records import CaveatRecord, MatchRecord
from offices.data.rows import pair, record_of
from offices.models import Caveat, Dimension, Office, PossibleMatch
from offices.models.visibility import Published
from offices.models.vocabulary import CaveatKind


def load_matches(published: Published, slugs: Iterable[str]) -> dict[str, list[MatchRecord]]:
    """Slug -> the visible records that it may be the same as, whichever way round that was entered; one query."""
    slugs = set(slugs)
    rows = PossibleMatch.objects.visible(published).filter(Q(office__slug__in=slugs) | Q(other__slug__in=slugs))
    found: dict[str, list[MatchRecord]] = defaultdict(list)
    for row in rows.select_related("office", "other", "citation__source").order_by(
        "office__sort_key_nb", "other__sort_key_nb"
    ):
        for one, twin in ((row.office, row.other), (row.other, row.office)):
            if one.slug in slugs:
                place = place_cited(row.citation)
                found[one.slug].append(
                    MatchRecord(twin.slug, twin.record, pair(twin, "name"), pair(row, "reason"), place)
                )
    return found


def read_twins(edition: Edition) -> dict[str, frozenset[str]]:
    """Slug -> the visible records that it may be the same as, whichever way round that was entered; one query.

    A part of the edition, for whoever asks of many records and needs no reasons.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in (
        PossibleMatch.objects.visible(edition.published).order_by().values_list("office__slug", "other__slug")
    ):
        found[one].add(other)
        found[other].add(one)
    return {slug: frozenset(others) for slug, others in found.items()}


def concerns(caveat: CaveatRecord, slug: str, sources: set[str]) -> bool:
    """Whether a warning is about the office: it names it, or speaks of the whole study and the office rests on that.

    Under which law a study was made is said where its findings are to be carried over, not of each office.
    """
    if caveat.kind == CaveatKind.LAW:
        return False
    return slug in caveat.offices or (not caveat.offices and caveat.citation.source in sources)


def read_caveats(edition: Edition) -> list[CaveatRecord]:
    """All visible warnings, a part of the edition; three queries."""
    return load_caveats(edition.published)


def load_caveats(published: Published) -> list[CaveatRecord]:
    """All visible warnings; three queries."""
    rows = Caveat.objects.visible(published).select_related("citation__source").order_by("source", "id")
    offices = Prefetch("offices", Office.objects.visible(published))
    dimensions = Prefetch("dimensions", Dimension.objects.visible(published))
    return [caveat_record(row) for row in rows.prefetch_related(offices).prefetch_related(dimensions)]


def caveat_record(row: Caveat) -> CaveatRecord:
    return record_of(
        CaveatRecord,
        row,
        citation=place_cited(row.citation),
        offices=tuple(office.slug for office in row.offices.all()),
        dimensions=tuple(dimension.key for dimension in row.dimensions.all()),
    )
