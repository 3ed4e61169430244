"""What two coded apart, side by side: by part and dimension, whether they agree, what was agreed on. Reads only."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from offices.models import Citation, Coding, Dimension, DoubleCoding, FirstCoding, Part
from offices.models.vocabulary import Scale, Slot, Stage

Said = frozenset[tuple[Any, ...]]


@dataclass
class Pair:
    """One dimension of one part: the rows of each, and those agreed on."""

    part: Part
    dimension: Dimension
    first: list[Any] = field(default_factory=list)
    second: list[Any] = field(default_factory=list)
    agreed: list[Any] = field(default_factory=list)

    @property
    def is_of_both(self) -> bool:
        return bool(self.first and self.second)

    @property
    def is_alike(self) -> bool:
        return self.is_of_both and said(self.first) == said(self.second)


def said(rows: Iterable[Any]) -> Said:
    """What the rows of one coder say, whatever the words of its evidence."""
    return frozenset(one_said(row) for row in rows)


def one_said(row: Any) -> tuple[Any, ...]:
    number = (row.comparator, row.number_low, row.number_high)
    text = (row.text_en.casefold(), row.text_nb.casefold()) if row.scale == Scale.TEXT else ()
    return (row.status, row.category_id, row.holds, *number, *text, row.realisation)


def pairs(double: DoubleCoding) -> list[Pair]:
    """Of all that either coded, in the order of the codebook. Three queries."""
    rows = double.first_codings.select_related("part__visit", "dimension__group", "category")
    found: dict[tuple[int, int], Pair] = {}
    for row in rows.order_by("dimension__group__order", "dimension__order", "part__order", "category__order", "id"):
        pair = found.setdefault((row.part_id, row.dimension_id), Pair(row.part, row.dimension))
        (pair.first if row.slot == Slot.FIRST else pair.second).append(row)
    for key, codings in codings_of(found).items():
        if key in found:
            found[key].agreed = codings
    return list(found.values())


def codings_of(keys: Collection[tuple[int, int]]) -> dict[tuple[int, int], list[Coding]]:
    parts, dimensions = {part for part, _dimension in keys}, {dimension for _part, dimension in keys}
    further = Prefetch("further_citations", Citation.objects.select_related("source"))
    rows = Coding.objects.filter(part__in=parts, dimension__in=dimensions).exclude(stage=Stage.WITHDRAWN)
    found: dict[tuple[int, int], list[Coding]] = defaultdict(list)
    for row in rows.select_related("category", "citation__source").prefetch_related(further).order_by("id"):
        found[row.part_id, row.dimension_id].append(row)
    return found


def own(double: DoubleCoding, slot: str, part: Part, dimensions: Collection[int]) -> "Sequence[FirstCoding]":
    """Of one coder, of one part."""
    rows = double.first_codings.filter(slot=slot, part=part, dimension__in=dimensions)
    return list(rows.select_related("category").order_by("-shown", "id"))
