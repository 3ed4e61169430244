"""Reading offices that are on the site as records. Filtering and counting are in facets; nothing is written here."""

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import get_language

from offices.data.codebook import citation_record, pair
from offices.data.records import (
    CaveatRecord,
    CitationRecord,
    CodingRecord,
    MatchRecord,
    Number,
    OfficeRecord,
    Pair,
    PartRecord,
    VisitRecord,
)
from offices.models import (
    Caveat,
    Citation,
    Coding,
    Dimension,
    Office,
    Part,
    PossibleMatch,
    ReviewEntry,
    Source,
    Visit,
)
from offices.models.visibility import is_visible
from offices.models.vocabulary import RecordKind, Stage

EMPTY = Pair()
DEFAULT_RECORDS = (RecordKind.CASE, RecordKind.VIGNETTE)


def load_offices(
    slugs: Collection[str], *, dimensions: Collection[str] | None = None, caveats: bool = False
) -> list[OfficeRecord]:
    """The visible offices of these slugs, in their order, with visits, parts and codings; at most eight queries.

    `dimensions` limits the codings to these keys (a card needs few); `caveats` adds what the authors warn of, and which
    records may be the same office.
    """
    visits = Visit.objects.visible().select_related("citation__source").order_by("order")
    wanted = (
        Office.objects.visible()
        .filter(slug__in=slugs)
        .prefetch_related(
            Prefetch("visits", visits.prefetch_related(Prefetch("parts", Part.objects.order_by("order", "key"))))
        )
    )
    found = {office.slug: office for office in wanted}
    codings = load_codings([visit for office in found.values() for visit in office.visits.all()], dimensions)
    warnings = load_caveats() if caveats and found else ()
    twins = load_matches(found) if caveats and found else {}
    return [
        office_record(found[slug], codings, warnings, tuple(twins.get(slug, ()))) for slug in slugs if slug in found
    ]


def slugs_coded(dimension: str, most: int) -> list[str]:
    """The visible records with any coding of the dimension, cases first, by name, at most `most`; one query.

    Each record is asked in turn until there are enough: to collect all that have one takes 0.2 s at 100,000 visits.
    First whether there is any row, then whether one is visible: the second takes more tables, and most need it not.
    """
    told = Coding.objects.filter(part__visit__office=OuterRef("pk"), dimension__key=dimension)
    offices = Office.objects.visible().filter(Exists(told), Exists(told.visible()), record__in=DEFAULT_RECORDS)
    in_order = offices.order_by("record", f"sort_key_{'nb' if get_language() == 'nb' else 'en'}", "slug")
    return list(in_order.values_list("slug", flat=True)[:most])


MOST_KEPT, MOST_LISTED = 64, 256
Kept = OrderedDict[tuple[str, str], OfficeRecord]
_kept: Kept = OrderedDict()
_listed: Kept = OrderedDict()
"""The same with the few codings that a list shows; small, so more of them."""


def whole_offices(token: str, slugs: Collection[str]) -> list[OfficeRecord]:
    """The visible offices of these slugs, in their order, with all codings and caveats."""
    return keeping(_kept, MOST_KEPT, token, slugs, caveats=True)


def listed_offices(token: str, slugs: Collection[str], dimensions: Collection[str]) -> list[OfficeRecord]:
    """The same with just the dimensions that a list shows: the same ones at every call with the same token."""
    return keeping(_listed, MOST_LISTED, token, slugs, dimensions=dimensions)


def keeping(kept: Kept, most: int, token: str, slugs: Collection[str], **how: Any) -> list[OfficeRecord]:
    """What `load_offices` reads; the last few are kept for the data version `token`.

    Records never change, and reading took half of the time of a comparison and of a list. A record can be newer than
    its token, never older, since the token was read before it.
    """
    missing = [slug for slug in slugs if (token, slug) not in kept]
    read = {office.slug: office for office in load_offices(missing, **how)} if missing else {}
    found = [office for slug in slugs if (office := read.get(slug) or kept.get((token, slug)))]
    for office in found if token else ():
        kept[token, office.slug] = office
        kept.move_to_end((token, office.slug))
    while len(kept) > most:
        kept.popitem(last=False)
    return found


def partial_offices(token: str, slugs: Collection[str], dimensions: Collection[str]) -> tuple[OfficeRecord, ...]:
    """The visible offices with just these dimensions; the last few readings are kept for the data version `token`."""
    read = kept_parts if token else kept_parts.__wrapped__
    return read(token, tuple(slugs), frozenset(dimensions))


@lru_cache(maxsize=16)
def kept_parts(token: str, slugs: tuple[str, ...], dimensions: frozenset[str]) -> tuple[OfficeRecord, ...]:
    return tuple(load_offices(slugs, dimensions=dimensions))


def load_codings(visits: Iterable[Visit], dimensions: Collection[str] | None) -> dict[int, list[CodingRecord]]:
    """Visit id -> its visible codings, in the order of parts, categories and entry; three queries.

    Plain tuples instead of model instances: a comparison reads hundreds of rows, and instances took most of its time.
    """
    parts = {part.pk: (visit.pk, part_record(part)) for visit in visits for part in visit.parts.all()}
    wanted = Coding.objects.visible().filter(part__in=list(parts))
    if dimensions is not None:
        wanted = wanted.filter(dimension__key__in=dimensions)
    rows = list(
        wanted.order_by("part__order", "category__order", "-shown", "id").values_list(*CODING_FIELDS, named=True)
    )
    places = cited_places(rows)
    found: dict[int, list[CodingRecord]] = defaultdict(list)
    for row in rows:
        visit, part = parts[row.part_id]
        found[visit].append(coding_record(row, part, tuple(places[row.id])))
    return found


CODING_FIELDS = (
    *("id", "ref", "part_id", "dimension__key", "status", "category__key", "holds", "where_en", "where_nb"),
    *("number_low", "number_high", "comparator", "text_en", "text_nb", "account", "account_line", "certainty"),
    *("inferred_from_en", "inferred_from_nb", "realisation", "shown", "why_shown_en", "why_shown_nb"),
    *("note_en", "note_nb", "citation_id"),
)


def cited_places(rows: Sequence[Any]) -> dict[int, list[CitationRecord]]:
    """Coding id -> the places it cites in texts that are on the site, the first one first; two queries."""
    cited = {row.id: [row.citation_id] for row in rows if row.citation_id}
    further = Coding.further_citations.through.objects.filter(coding_id__in=list(cited))
    for coding, place in further.order_by("citation__source", "citation__order").values_list(
        "coding_id", "citation_id"
    ):
        cited[coding].append(place)
    ids = {place for places in cited.values() for place in places}
    found = Citation.objects.visible().select_related("source").filter(pk__in=ids)
    records = {place.pk: citation_record(place) for place in found}
    return defaultdict(
        list, {coding: [records[place] for place in places if place in records] for coding, places in cited.items()}
    )


def coding_record(row: Any, part: PartRecord, places: tuple[CitationRecord, ...]) -> CodingRecord:
    """A row of CODING_FIELDS as a record."""
    return CodingRecord(
        ref=row.ref,
        part=part,
        dimension=row.dimension__key,
        status=row.status,
        category=row.category__key or "",
        holds=row.holds,
        where=texts(row.where_en, row.where_nb),
        number=Number(row.number_low, row.number_high, row.comparator) if row.comparator else None,
        text=texts(row.text_en, row.text_nb),
        account=row.account,
        account_line=row.account_line,
        certainty=row.certainty,
        inferred_from=texts(row.inferred_from_en, row.inferred_from_nb),
        realisation=row.realisation,
        shown=row.shown,
        why_shown=texts(row.why_shown_en, row.why_shown_nb),
        note=texts(row.note_en, row.note_nb),
        citations=places,
    )


def texts(en: str, nb: str) -> Pair:
    """Most texts of a coding are empty, so they share one empty pair."""
    return Pair(en, nb) if en else EMPTY


def part_record(part: Part) -> PartRecord:
    return PartRecord(part.key, part.kind, pair(part, "name"), part.count, part.order)


def visit_record(visit: Visit, codings: list[CodingRecord]) -> VisitRecord:
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
        citation=citation_record(visit.citation),
        parts=tuple(part_record(part) for part in visit.parts.all()),
        codings=tuple(codings),
    )


def office_record(
    office: Office,
    codings: dict[int, list[CodingRecord]],
    caveats: Iterable[CaveatRecord] = (),
    matches: tuple[MatchRecord, ...] = (),
) -> OfficeRecord:
    visits = tuple(visit_record(visit, codings.get(visit.pk, [])) for visit in office.visits.all())
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


def load_matches(slugs: Iterable[str]) -> dict[str, list[MatchRecord]]:
    """Slug -> the visible records that it may be the same as, whichever way round that was entered; one query."""
    slugs = set(slugs)
    rows = PossibleMatch.objects.visible().filter(Q(office__slug__in=slugs) | Q(other__slug__in=slugs))
    found: dict[str, list[MatchRecord]] = defaultdict(list)
    for row in rows.select_related("office", "other", "citation__source").order_by(
        "office__sort_key_nb", "other__sort_key_nb"
    ):
        for one, twin in ((row.office, row.other), (row.other, row.office)):
            if one.slug in slugs:
                place = citation_record(row.citation)
                found[one.slug].append(
                    MatchRecord(twin.slug, twin.record, pair(twin, "name"), pair(row, "reason"), place)
                )
    return found


def concerns(caveat: CaveatRecord, slug: str, sources: set[str]) -> bool:
    """Whether a warning is about the office: it names it, or speaks of the whole study and the office rests on that."""
    return slug in caveat.offices or (not caveat.offices and caveat.citation.source in sources)


def load_caveats() -> list[CaveatRecord]:
    """All visible warnings; three queries."""
    rows = Caveat.objects.visible().select_related("citation__source").order_by("source", "id")
    named = (Prefetch("offices", Office.objects.visible()), Prefetch("dimensions", Dimension.objects.visible()))
    return [caveat_record(row) for row in rows.prefetch_related(*named)]


@lru_cache(maxsize=2)
def kept_caveats(token: str) -> tuple[CaveatRecord, ...]:
    """The same, kept for the data version `token`."""
    return tuple(load_caveats())


def caveat_record(row: Caveat) -> CaveatRecord:
    return CaveatRecord(
        kind=row.kind,
        text=pair(row, "text"),
        citation=citation_record(row.citation),
        offices=tuple(office.slug for office in row.offices.all()),
        dimensions=tuple(dimension.key for dimension in row.dimensions.all()),
    )


def load_sources() -> list[Source]:
    """The visible sources by year; one query."""
    return list(Source.objects.visible().order_by("year", "key"))


def load_source(key: str) -> Source | None:
    """A visible source with its book, its chapters and, of a review, the studies that it read; four queries."""
    chapters = Prefetch("chapters", Source.objects.visible().order_by("authors"))
    entries = Prefetch("entries", ReviewEntry.objects.visible().select_related("study").order_by("number"))
    rows = Source.objects.visible().filter(key=key).select_related("part_of")
    found = rows.prefetch_related(chapters, entries).first()
    if found and found.part_of and not is_visible(found.part_of):
        found.part_of = None
    return found


def load_reviews_of(key: str) -> list[tuple[ReviewEntry, CitationRecord, dict[str, Pair]]]:
    """What reviews say of the source `key`, each with its citation and texts; one query."""
    rows = ReviewEntry.objects.visible().filter(study__key=key)
    names = ("method", "sample", "found", "note")
    return [
        (row, citation_record(row.citation), {name: pair(row, name) for name in names})
        for row in rows.select_related("review", "citation__source").order_by("review__year")
    ]


@dataclass
class Use:
    """What in the data rests on a source."""

    codings: int = 0
    offices: set[str] = field(default_factory=set)


@lru_cache(maxsize=2)
def codings_by_source(token: str) -> dict[str, Use]:
    """Source key -> the visible codings that cite it first, and the slugs of their offices; four plain scans.

    Kept for the data version `token`, since it reads every coding. Joined and grouped by the database it took a
    second at 10,000 visits and, with SQLite's statistics, did not end at 100,000.
    """
    sources = dict(Citation.objects.visible().order_by().values_list("id", "source__key"))
    offices = dict(Part.objects.visible().order_by().values_list("id", "visit__office__slug"))
    dimensions = set(Dimension.objects.visible().values_list("id", flat=True))
    found: dict[str, Use] = defaultdict(Use)
    rows = Coding.objects.filter(stage=Stage.PUBLISHED).order_by()
    for citation, part, dimension in rows.values_list("citation_id", "part_id", "dimension_id").iterator(10_000):
        if citation in sources and part in offices and dimension in dimensions:
            use = found[sources[citation]]
            use.codings += 1
            use.offices.add(offices[part])
    return dict(found)
