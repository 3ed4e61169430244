"""Columns of most offices taken over from an earlier matrix, beside those of a few that were read anew. No queries."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from offices.data.records import Number
from offices.matrix.columns import Block
from offices.matrix.matrix import Column, Matrix, union

Place = tuple[str, str]
"""Slug of an office and key of its visit, which never change."""


@dataclass(frozen=True)
class Stretch:
    """Rows that stand side by side in both matrices."""

    old: int
    new: int
    length: int

    def moved(self, rows: int) -> int:
        """Those of the earlier `rows` that are in it, where they stand now."""
        return (rows >> self.old & (1 << self.length) - 1) << self.new


def places(matrix: Matrix) -> Iterator[Place]:
    """What each row is."""
    return ((matrix.offices[at].slug, key) for at, key in zip(matrix.office_of, matrix.visit_keys, strict=True))


def stretches(earlier: Iterable[Place], now: Iterable[Place], but: Collection[str]) -> list[Stretch]:
    """The rows that can be taken over, `but` those of these slugs."""
    row_of = {place: row for row, place in enumerate(earlier)}
    found: list[Stretch] = []
    old = new = length = 0
    for row, place in enumerate(now):
        before = None if place[0] in but else row_of.get(place)
        if length and (before, row) == (old + length, new + length):
            length += 1
            continue
        found += [Stretch(old, new, length)] if length else []
        old, new, length = before or 0, row, 0 if before is None else 1
    return [*found, Stretch(old, new, length)] if length else found


def joined(earlier: Matrix, taken: Sequence[Stretch], read: Block) -> Block:
    """The block of all rows: what is taken over, and what was read."""
    columns = {key: joined_column(earlier.columns[key], taken, column) for key, column in read.columns.items()}
    cited = joined_words(earlier.own["source"].held, taken, read.cited)
    return Block(columns, {source: rows for source, rows in cited.items() if rows})


def joined_column(earlier: Column, taken: Sequence[Stretch], read: Column) -> Column:
    return Column(
        dimension=read.dimension,
        held=joined_words(earlier.held, taken, read.held),
        missing=joined_words(earlier.missing, taken, read.missing),
        coded=moved(earlier.coded, taken) | read.coded,
        numbers=moved_numbers(earlier.numbers, taken) | read.numbers,
    )


def joined_words(earlier: dict[str, int], taken: Sequence[Stretch], read: dict[str, int]) -> dict[str, int]:
    """Word -> its rows."""
    return {word: moved(earlier.get(word, 0), taken) | read.get(word, 0) for word in {**earlier, **read}}


def moved(rows: int, taken: Sequence[Stretch]) -> int:
    """The rows that are taken over, where they stand now."""
    return union(stretch.moved(rows) for stretch in taken) if rows else 0


def moved_numbers(numbers: dict[int, Number], taken: Sequence[Stretch]) -> dict[int, Number]:
    return {row: numbers[old] for old, row in pairs(taken) if old in numbers} if numbers else {}


def pairs(taken: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Each row taken over, and where it stands now."""
    return ((one.old + place, one.new + place) for one in taken for place in range(one.length))
