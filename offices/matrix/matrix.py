"""The matrix: visible codings as bit sets, visits by dimensions, immutable. How it is read: build.py.

Bit i of every set is row i, one visit. Rows stand in the order of the Norwegian pages, an office's visits side by
side; where names are in another order in a language, `orders` has it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from django.utils.translation import get_language

from offices.data.editions import Edition
from offices.data.records import DimensionRecord, GroupRecord, Number, Pair

DENSE = 16
"""Where one office in so many is asked for, it is sooner to look for them in order than to sort them."""


@dataclass(frozen=True)
class OfficeRow:
    """What a list or a cell needs of an office."""

    slug: str
    name: Pair
    record: str
    anonymised: bool = True


@dataclass(frozen=True, eq=False)
class Names:
    """All offices in the order of their names in one language, with the first row of each."""

    rows: list[int]
    offices: list[OfficeRow]

    @cached_property
    def ranks(self) -> dict[int, int]:
        """First row of an office -> its place by name."""
        return {row: place for place, row in enumerate(self.rows)}


@dataclass(frozen=True, eq=False)
class Column:
    """One dimension over all rows. Equal only to itself, so that it can be a cache key."""

    dimension: DimensionRecord
    held: dict[str, int]
    """Category key -> rows that hold it."""
    missing: dict[str, int]
    """Way of being without a value, stored or derived -> rows."""
    coded: int
    """Rows with any value."""
    numbers: dict[int, Number] = field(default_factory=dict)
    """Row -> number, of a dimension of numbers."""

    def rows_for(self, word: str) -> int:
        """Rows that match one word of a selection; raises KeyError on a word that is no choice."""
        if word == "coded":
            return self.coded
        return self.held[word] if word in self.held else self.missing[word]


class Grid(Protocol):
    """Rows with the columns that they are filtered and counted by: visits of offices, or findings."""

    @property
    def edition(self) -> Edition: ...
    @property
    def facets(self) -> Mapping[str, Column]: ...


@dataclass(frozen=True, eq=False)
class Matrix:
    """Everything that filters, counts and cross-tabs read. Equal only to itself, so that it can be a cache key."""

    edition: Edition = field(repr=False)
    groups: tuple[GroupRecord, ...]
    offices: tuple[OfficeRow, ...]
    office_of: tuple[int, ...]
    """Row -> place of its office in `offices`."""
    visit_keys: tuple[str, ...]
    """Row -> key of its visit."""
    everything: int
    latest: int
    continues: int
    """Rows that belong to the same office as the row before."""
    most_visits: int
    years: tuple[int, int] | None
    """First and last year of the observed visits."""
    columns: dict[str, Column]
    own: dict[str, Column] = field(default_factory=dict)
    """Columns of the record itself, such as its kind, sources, basis, years."""
    own_group: GroupRecord | None = None
    """The same as a group like those of the codebook."""
    orders: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Language -> the places of all offices in the order of their names, where that is not the order of the rows."""

    @property
    def token(self) -> str:
        """The data version that it was read at."""
        return self.edition.token

    @cached_property
    def facets(self) -> dict[str, Column]:
        """Everything that records are filtered and counted by: the codebook, then the record itself."""
        return {**self.columns, **self.own}

    @property
    def facet_groups(self) -> tuple[GroupRecord, ...]:
        """The groups of the codebook, and the record itself."""
        return (*self.groups, self.own_group) if self.own_group else self.groups

    @property
    def records(self) -> dict[str, int]:
        """Kind of record -> rows."""
        return self.own["record"].held if self.own else {}

    @cached_property
    def dimensions(self) -> dict[str, DimensionRecord]:
        return {key: column.dimension for key, column in self.columns.items()}

    @cached_property
    def first_row(self) -> dict[str, int]:
        """Office slug -> its first row."""
        found: dict[str, int] = {}
        for row, place in enumerate(self.office_of):
            found.setdefault(self.offices[place].slug, row)
        return found

    def office(self, slug: str) -> OfficeRow:
        return self.offices[self.office_of[self.first_row[slug]]]

    def rows_of(self, slug: str) -> range:
        """The rows of one office: its visits, side by side."""
        first = last = self.first_row[slug]
        while last + 1 < len(self.office_of) and self.office_of[last + 1] == self.office_of[first]:
            last += 1
        return range(first, last + 1)

    def visits_of(self, slug: str) -> list[str]:
        """The keys of an office's visits, in order of time."""
        return [self.visit_keys[row] for row in self.rows_of(slug)]

    def collapse(self, rows: int) -> int:
        """The first row of every office that has any row in `rows`, so that an office counts once."""
        for _ in range(self.most_visits - 1):
            rows |= (rows & self.continues) >> 1
        return rows & ~self.continues

    def count(self, rows: int) -> int:
        """Offices among the rows, each once."""
        return self.collapse(rows).bit_count()

    @cached_property
    def names(self) -> dict[str, Names]:
        """Language -> the offices by name, where that is not the order of the rows."""
        first = list(self.first_row.values())
        return {
            language: Names([first[place] for place in order], [self.offices[place] for place in order])
            for language, order in self.orders.items()
        }

    @property
    def by_name(self) -> Sequence[OfficeRow]:
        """All offices in the order of the page: kind by kind, by the names that it shows."""
        names = self.names.get(get_language() or "")
        return names.offices if names else self.offices

    def office_rows(self, rows: int) -> Iterator[OfficeRow]:
        """The offices of collapsed `rows`, in the order of the page: kind by kind, by the names that it shows."""
        names = self.names.get(get_language() or "")
        if names is None:
            return (self.offices[self.office_of[row]] for row in bits(rows))
        if rows.bit_count() * DENSE < len(self.offices):
            return (names.offices[rank] for rank in sorted(names.ranks[row] for row in bits(rows)))
        packed = rows.to_bytes(len(self.office_of) // 8 + 1, "little")
        both = zip(names.rows, names.offices, strict=True)
        return (office for row, office in both if packed[row >> 3] >> (row & 7) & 1)


def bits(rows: int) -> Iterator[int]:
    """The numbers of the set bits, lowest first.

    Byte by byte: taking the lowest bit off a long integer copies all of it each time.
    """
    for place, byte in enumerate(rows.to_bytes((rows.bit_length() + 7) // 8, "little")):
        base = place * 8
        while byte:
            yield base + (byte & -byte).bit_length() - 1
            byte &= byte - 1


def bit_set(rows: Iterable[int]) -> int:
    """The rows as one integer; through bytes, since setting bits one by one copies the integer each time."""
    numbers = list(rows)
    packed = bytearray(max(numbers, default=-1) // 8 + 1)
    for row in numbers:
        packed[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(packed, "little")


def union(sets: Iterable[int]) -> int:
    """The rows that are in any of the sets."""
    rows = 0
    for one in sets:
        rows |= one
    return rows


def first(rows: int, most: int) -> int:
    found = 0
    for count, row in enumerate(bits(rows)):
        if count == most:
            break
        found |= 1 << row
    return found
