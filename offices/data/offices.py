"""Reading offices that are on the site as records. Filtering and counting are in facets; nothing is written here."""

from collections.abc import Collection, Iterable
from functools import partial

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import get_language

from offices.data.caveats import concerns, load_caveats, load_matches
from offices.data.codebook import citation_record
from offices.data.codings import load_codings, part_records, told_of
from offices.data.editions import Edition, Last
from offices.data.records import (
    CaveatRecord,
    CodingRecord,
    MatchRecord,
    OfficeRecord,
    VisitRecord,
)
from offices.data.rows import pair
from offices.models import (
    Coding,
    Office,
    Part,
    Visit,
)
from offices.models.visibility import Published
from offices.models.vocabulary import RecordKind

DEFAULT_RECORDS = (RecordKind.CASE, RecordKind.VIGNETTE)


def load_offices(
    edition: Edition, slugs: Collection[str], *, dimensions: Collection[str] | None = None, caveats: bool = False
) -> list[OfficeRecord]:
    """The visible offices of these slugs, in their order, with visits, parts and codings; at most eight queries.

    `dimensions` limits the codings to these keys (a card needs few); `caveats` adds what the authors warn of, and which
    records may be the same office.
    """
    published = edition.published
    visits = Visit.objects.visible(published).select_related("citation__source").order_by("order")
    wanted = (
        Office.objects.visible(published)
        .filter(slug__in=slugs)
        .prefetch_related(
            Prefetch("visits", visits.prefetch_related(Prefetch("parts", Part.objects.order_by("order", "key"))))
        )
    )
    found = {office.slug: office for office in wanted}
    visited = [visit for office in found.values() for visit in office.visits.all()]
    codings = load_codings(published, visited, dimensions)
    warnings = load_caveats(published) if caveats and found else ()
    twins = load_matches(published, found) if caveats and found else {}
    return [
        office_record(found[slug], published, codings, warnings, tuple(twins.get(slug, ())))
        for slug in slugs
        if slug in found
    ]


def slugs_coded(edition: Edition, dimension: str, most: int) -> list[str]:
    """The visible records with any coding of the dimension, cases first, by name, at most `most`; one query.

    Each record is asked in turn until there are enough: to collect all that have one takes 0.2 s at 100,000 visits.
    First whether there is any row, then whether one is visible: the second takes more tables, and most need it not.
    """
    published = edition.published
    told = Coding.objects.filter(part__visit__office=OuterRef("pk"), dimension__key=dimension)
    offices = Office.objects.visible(published).filter(
        Exists(told), Exists(told.visible(published)), record__in=DEFAULT_RECORDS
    )
    in_order = offices.order_by("record", f"sort_key_{'nb' if get_language() == 'nb' else 'en'}", "slug")
    return list(in_order.values_list("slug", flat=True)[:most])


MOST_PARTIAL = 16
MOST_WHOLE, MOST_LISTED = 64, 256
"""Offices kept with all that is coded of them, and with the few codings that a list shows: small, so more of them."""


def whole_offices(edition: Edition, slugs: Collection[str]) -> list[OfficeRecord]:
    """The visible offices of these slugs, in their order, with all codings and caveats."""
    return edition.each(read_whole, slugs, MOST_WHOLE)


def listed_offices(edition: Edition, slugs: Collection[str], dimensions: Collection[str]) -> list[OfficeRecord]:
    """The same with just the dimensions that a list shows: the same ones at every call."""
    return edition.each(partial(read_listed, dimensions), slugs, MOST_LISTED)


def read_whole(edition: Edition, slugs: Collection[str]) -> dict[str, OfficeRecord]:
    return {one.slug: one for one in load_offices(edition, slugs, caveats=True)}


def read_listed(dimensions: Collection[str], edition: Edition, slugs: Collection[str]) -> dict[str, OfficeRecord]:
    return {one.slug: one for one in load_offices(edition, slugs, dimensions=dimensions)}


def few_or_partial(
    edition: Edition, n_records: int, slugs: Collection[str], dimensions: Collection[str]
) -> list[OfficeRecord]:
    """The visible offices with at least these dimensions: whole where all records that there are can be kept so.

    For whoever asks for other dimensions each time: of few records nothing is then read twice.
    """
    return whole_offices(edition, slugs) if n_records <= MOST_WHOLE else partial_offices(edition, slugs, dimensions)


def partial_offices(edition: Edition, slugs: Collection[str], dimensions: Collection[str]) -> list[OfficeRecord]:
    """The visible offices with just these dimensions; the last few readings are kept, each of up to 200 offices."""
    last: Last[list[OfficeRecord]] = edition.last(partial_offices, MOST_PARTIAL)
    key = tuple(slugs), frozenset(dimensions)
    return last.keep(key, last[key] if key in last else load_offices(edition, slugs, dimensions=dimensions))


def visit_record(visit: Visit, published: Published, codings: list[CodingRecord]) -> VisitRecord:
    return VisitRecord(
        key=visit.key,
        label=pair(visit, "label"),
        basis=visit.basis,
        months_low=visit.months_low,
        months_high=visit.months_high,
        months_certainty=visit.months_certainty,
        year_low=visit.year_low,
        year_high=visit.year_high,
        years_certainty=visit.years_certainty,
        informants=pair(visit, "informants"),
        note=pair(visit, "note"),
        citation=citation_record(visit.citation, published),
        parts=told_of(part_records(visit).values(), codings),
        codings=tuple(codings),
    )


def office_record(
    office: Office,
    published: Published,
    codings: dict[int, list[CodingRecord]],
    caveats: Iterable[CaveatRecord] = (),
    matches: tuple[MatchRecord, ...] = (),
) -> OfficeRecord:
    visits = tuple(visit_record(visit, published, codings.get(visit.pk, [])) for visit in office.visits.all())
    cited = {place.source for visit in visits for coding in visit.codings for place in coding.citations[:1]}
    return OfficeRecord(
        slug=office.slug,
        record=office.record,
        anonymised=office.anonymised,
        name=pair(office, "name"),
        about=pair(office, "about"),
        visits=visits,
        caveats=tuple(warning for warning in caveats if concerns(warning, office.slug, cited)),
        possibly_same_as=matches,
    )
