"""Reading codings into the columns of the matrix: one bit set per dimension and word. Rows and order are in build.py.

Three plain scans with ids instead of one query with joins: at 100,000 visits that is two seconds instead of ten. So
what a coding rests on is looked up in the ids of the visits, dimensions and citations that are on the site.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast

from offices.data.records import DimensionRecord, Number
from offices.matrix.matrix import Column, bit_set, union
from offices.matrix.shared import Shared
from offices.models import Coding, Part
from offices.models.coding import SHOWN_IN_PLACE
from offices.models.visibility import Published
from offices.models.vocabulary import (
    MISSING_LABELS,
    NOT_TOLD_OF_PHASE,
    NOT_YET_CODED,
    TOLD_OF_PARTS,
    PartKind,
    Scale,
    Status,
)

AT_ONCE = 10_000
WAY_ORDER = {way: place for place, way in enumerate(MISSING_LABELS)}
"""Where a visit is without a value in several ways, the first is said."""


@dataclass(frozen=True)
class Block:
    """The columns over the rows of some offices: of one, of a few, or of all."""

    columns: dict[str, Column]
    """By the key of the dimension."""
    cited: dict[str, int]
    """Source key -> the rows that rest on it."""


@dataclass
class Cells:
    """What is read of one dimension."""

    coded: list[int] = field(default_factory=list)
    held: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ways: dict[int, str] = field(default_factory=dict)
    """Row -> how it is without a value for the whole office; other rows may have one."""
    numbers: dict[int, Number] = field(default_factory=dict)


@dataclass(frozen=True)
class Rows:
    """Which visits are read, and the row of each; `offices` are theirs, or None where these are all that there are."""

    row_of: dict[int, int]
    told_afterwards: int
    """The rows of phases that were told of afterwards."""
    offices: Collection[int] | None = None

    def parts(self) -> "QuerySet[Part]":
        rows = Part.objects.order_by()
        return rows if self.offices is None else rows.filter(visit__office__in=self.offices)

    def codings(self, published: Published) -> "QuerySet[Coding]":
        """Those on display, whatever they rest on."""
        rows = Coding.objects.filter(SHOWN_IN_PLACE & published.condition(Coding)).order_by()
        return rows if self.offices is None else rows.filter(part__visit__office__in=self.offices)


class Parts:
    """Which row a part belongs to, and of which dimensions it speaks for the whole office: all, or those of a union."""

    def __init__(self, rows: Rows, union_of: dict[int, str]) -> None:
        self.union_of = union_of
        self.whole: dict[int, int] = {}
        self.others: dict[int, tuple[int, str]] = {}
        row_of = rows.row_of
        for part, visit, kind in rows.parts().values_list("id", "visit_id", "kind").iterator(chunk_size=AT_ONCE):
            if visit in row_of and kind == PartKind.OFFICE:
                self.whole[part] = row_of[visit]
            elif visit in row_of:
                self.others[part] = (row_of[visit], kind)

    def row(self, part: int, dimension: int) -> int | None:
        """The row that it speaks for; none where it is only a part of the office."""
        if part in self.whole:
            return self.whole[part]
        row, kind = self.others.get(part, (None, ""))
        return row if kind and kind == self.union_of[dimension] else None


def read_block(published: Published, shared: Shared, rows: Rows) -> Block:
    """What the database gives for these rows; three scans."""
    parts = Parts(rows, shared.union_of)
    cells = {key: Cells() for key in shared.dimensions}
    cited: dict[str, set[int]] = defaultdict(set)
    codings = rows.codings(published)
    for dimension, row, status, word, about_one, source in read_codings(codings, parts, shared):
        cell = cells[dimension]
        if source:
            cited[source].add(row)
        if status == Status.CODED:
            cell.coded.append(row)
            if word:
                cell.held[word].append(row)
        elif not about_one:
            cell.ways[row] = min(status, cell.ways.get(row, status), key=WAY_ORDER.__getitem__)
    for dimension, row, number in read_numbers(codings, parts, shared):
        cells[dimension].numbers[row] = number
    everything = bit_set(rows.row_of.values())
    columns = {
        key: column(record, cells[key], everything, rows.told_afterwards) for key, record in shared.dimensions.items()
    }
    return Block(columns, {source: bit_set(found) for source, found in cited.items()})


def read_codings(
    codings: "QuerySet[Coding]", parts: Parts, shared: Shared
) -> Iterator[tuple[str, int, str, str | None, bool, str]]:
    """(dimension, row, status, word held, whether it is about just one category, source) of each coding.

    The value of a part that does not speak for the whole office makes its row `told_of_parts`, and cites nothing.
    """
    keys, places, categories = shared.keys, shared.places, shared.categories
    # As a number, since Django turns each truth value of SQLite by a call of its own.
    named = ("part_id", "dimension_id", "citation_id", "status", "category_id")
    fields = codings.values_list(*named, Cast("holds", IntegerField()))
    for part, dimension, place, status, category, holds in fields.iterator(chunk_size=AT_ONCE):
        if dimension not in keys or place not in places:
            continue
        if (row := parts.row(part, dimension)) is not None:
            word = held_word(categories.get(category), holds)
            yield keys[dimension], row, status, word, category is not None, places[place]
        elif status == Status.CODED and part in parts.others:
            yield keys[dimension], parts.others[part][0], TOLD_OF_PARTS, None, False, ""


def read_numbers(codings: "QuerySet[Coding]", parts: Parts, shared: Shared) -> Iterator[tuple[str, int, Number]]:
    keys, places = shared.keys, shared.places
    coded = codings.filter(scale=Scale.NUMBER, status=Status.CODED)
    fields = coded.values_list("part_id", "dimension_id", "citation_id", "number_low", "number_high", "comparator")
    for part, dimension, place, low, high, comparator in fields.iterator(chunk_size=AT_ONCE):
        if dimension in keys and place in places and (row := parts.row(part, dimension)) is not None:
            yield keys[dimension], row, Number(low, high, comparator)


def held_word(category: str | None, holds: int | None) -> str | None:
    """The category that a coded row holds; `yes` or `no` where the dimension asks that; none where it does not hold."""
    if category is None:
        return None if holds is None else ("yes" if holds else "no")
    return None if holds == 0 else category


def column(dimension: DimensionRecord, cells: Cells, everything: int, told_afterwards: int) -> Column:
    has_value = bit_set(cells.coded)
    by_way: dict[str, list[int]] = defaultdict(list)
    for row, way in cells.ways.items():
        by_way[way].append(row)
    missing = {way: bit_set(by_way[way]) & ~has_value for way in MISSING_LABELS}
    silent = everything & ~union([has_value, *missing.values()])
    missing |= {NOT_TOLD_OF_PHASE: silent & told_afterwards, NOT_YET_CODED: silent & ~told_afterwards}
    held = {category.key: bit_set(cells.held.get(category.key, ())) for category in dimension.categories}
    return Column(dimension, held, missing, has_value, cells.numbers)
