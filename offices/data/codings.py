"""Reading the visible codings of visits as records. Offices and visits are in offices."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from offices.data.codebook import place_cited
from offices.data.records import CitationRecord, CodingRecord, Number, Pair, PartRecord
from offices.data.rows import record_of
from offices.models import Citation, Coding, Visit
from offices.models.visibility import Published

EMPTY = Pair()


def load_codings(
    published: Published, visits: Iterable[Visit], dimensions: Collection[str] | None
) -> dict[int, list[CodingRecord]]:
    """Visit id -> its visible codings, in the order of parts, categories and entry; three queries.

    Plain tuples instead of model instances: a comparison reads hundreds of rows, and instances took most of its time.
    """
    parts = {pk: (visit.pk, part) for visit in visits for pk, part in part_records(visit).items()}
    wanted = Coding.objects.visible(published).filter(part__in=list(parts))
    if dimensions is not None:
        wanted = wanted.filter(dimension__key__in=dimensions)
    rows = list(
        wanted.order_by("part__order", "category__order", "-shown", "id").values_list(*CODING_FIELDS, named=True)
    )
    places = cited_places(published, rows)
    found: dict[int, list[CodingRecord]] = defaultdict(list)
    for row in rows:
        visit, part = parts[row.part_id]
        found[visit].append(coding_record(row, part, tuple(places[row.id])))
    return found


CODING_FIELDS = (
    *("id", "ref", "part_id", "dimension__key", "status", "category__key", "holds", "where_en", "where_nb"),
    *("number_low", "number_high", "comparator", "text_en", "text_nb", "source_term"),
    *("account", "account_line", "certainty"),
    *("inferred_from_en", "inferred_from_nb", "realisation", "shown", "why_shown_en", "why_shown_nb"),
    *("note_en", "note_nb", "citation_id", "dimension__unit_en", "dimension__unit_nb"),
)


def cited_places(published: Published, rows: Sequence[Any]) -> dict[int, list[CitationRecord]]:
    """Coding id -> the places it cites in texts that are on the site, the first one first; two queries."""
    cited = {row.id: [row.citation_id] for row in rows if row.citation_id}
    further = Coding.further_citations.through.objects.filter(coding_id__in=list(cited))
    for coding, place in further.order_by("citation__source", "citation__order").values_list(
        "coding_id", "citation_id"
    ):
        cited[coding].append(place)
    ids = {place for places in cited.values() for place in places}
    found = Citation.objects.visible(published).select_related("source").filter(pk__in=ids)
    records = {place.pk: place_cited(place) for place in found}
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
        number=coded_number(row) if row.comparator else None,
        text=texts(row.text_en, row.text_nb),
        source_term=row.source_term,
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


def coded_number(row: Any) -> Number:
    return Number(
        row.number_low, row.number_high, row.comparator, texts(row.dimension__unit_en, row.dimension__unit_nb)
    )


def texts(en: str, nb: str) -> Pair:
    """Most texts of a coding are empty, so they share one empty pair."""
    return Pair(en, nb) if en else EMPTY


def part_records(visit: Visit) -> dict[int, PartRecord]:
    """Part id -> its record, in their order. What one stands in is of the same visit, so it was fetched too."""
    rows = visit.parts.all()
    keys: dict[int | None, str] = {part.pk: part.key for part in rows}
    return {part.pk: record_of(PartRecord, part, parent=keys.get(part.parent_id, "")) for part in rows}


def told_of(parts: Iterable[PartRecord], codings: Iterable[CodingRecord]) -> tuple[PartRecord, ...]:
    """The parts of a visit that a coding tells of, and those that they stand in: nobody sees another before that."""
    parents = {part.key: part.parent for part in parts}
    told = set[str]()
    for coding in codings:
        key = coding.part.key
        while key and key not in told:
            told.add(key)
            key = parents[key]
    return tuple(part for part in parts if part.key in told)
