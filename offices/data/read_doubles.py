"""Reading what two coded apart as records, of what is published. How far they agree: codebook/doubles.py."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from offices.data.editions import Edition
from offices.data.records import CodingRecord, DoubleRecord, Number, Pair, PartRecord
from offices.models import Coding, FirstCoding
from offices.models.vocabulary import Scale, Slot

Doubles = Mapping[str, Sequence[DoubleRecord]]
"""Key of a dimension -> what two coded of it, in the order of offices, visits and parts."""
AGREED = "agreed"
ORDER = ("part__visit__office__slug", "part__visit__order", "part__order", "part", "category__order", "id")
FIELDS = (
    *("told_by", "part_id", "dimension__key", "status", "category__key", "holds", "number_low", "number_high"),
    *("comparator", "realisation", "dimension__unit_en", "dimension__unit_nb"),
    *("part__key", "part__kind", "part__name_en", "part__name_nb", "part__count", "part__order"),
    *("part__visit__label_en", "part__visit__label_nb", "part__visit__office__slug"),
    *("part__visit__office__name_en", "part__visit__office__name_nb"),
)


def read_doubles(edition: Edition) -> Doubles:
    """Of double codings that are settled, where what was agreed on is on the site; no free texts. Two queries."""
    on_site = Coding.objects.visible(edition.published).order_by()
    same = on_site.filter(part=OuterRef("part"), dimension=OuterRef("dimension"))
    of_both = Q(double__closed_at__isnull=False) & ~Q(dimension__scale=Scale.TEXT)
    first = named(FirstCoding.objects.filter(Exists(same), of_both), F("slot"))
    parts = {row.part_id for row in first}
    agreed = named(on_site.filter(part__in=parts), Value(AGREED)) if parts else []
    found: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in first:
        found[row.dimension__key, row.part_id].append(row)
    for row in agreed:
        if (key := (row.dimension__key, row.part_id)) in found:
            found[key].append(row)
    doubles: dict[str, list[DoubleRecord]] = defaultdict(list)
    for (dimension, _part), rows in found.items():
        doubles[dimension].append(double_record(rows))
    return dict(doubles)


def named(rows: "QuerySet[Any]", by: Any) -> list[Any]:
    return list(rows.annotate(told_by=by).order_by(*ORDER).values_list(*FIELDS, named=True))


def double_record(rows: Sequence[Any]) -> DoubleRecord:
    one = rows[0]
    name = Pair(one.part__name_en, one.part__name_nb)
    part = PartRecord(one.part__key, one.part__kind, name, one.part__count, one.part__order)
    return DoubleRecord(
        office=one.part__visit__office__slug,
        office_name=Pair(one.part__visit__office__name_en, one.part__visit__office__name_nb),
        phase=Pair(one.part__visit__label_en, one.part__visit__label_nb),
        part=part,
        first=said(rows, Slot.FIRST, part),
        second=said(rows, Slot.SECOND, part),
        agreed=said(rows, AGREED, part),
    )


def said(rows: Iterable[Any], by: str, part: PartRecord) -> tuple[CodingRecord, ...]:
    return tuple(coding_record(row, part) for row in rows if row.told_by == by)


def coding_record(row: Any, part: PartRecord) -> CodingRecord:
    unit = Pair(row.dimension__unit_en, row.dimension__unit_nb)
    return CodingRecord(
        ref="",
        part=part,
        dimension=row.dimension__key,
        status=row.status,
        category=row.category__key or "",
        holds=row.holds,
        number=Number(row.number_low, row.number_high, row.comparator, unit) if row.comparator else None,
        realisation=row.realisation,
    )
