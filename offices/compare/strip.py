"""The main differences of a pair, one of each group of the codebook, drawn where they have an order. No HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offices.compare.rows import PAIR, Comparison, Kind, Row
from offices.data.records import CodingRecord, DimensionRecord
from offices.data.scale import place_of
from offices.models.vocabulary import Certainty, Scale
from offices.wording.statements import Statement, statements

MOST_SHOWN = 5
BARS = 100
"""More than any steps: numbers come first."""


@dataclass(frozen=True)
class Shown:
    """What one office says in it."""

    name: str
    values: tuple[Statement, ...]
    step: int | None = None
    """Its place among the steps, from 0."""
    length: int | None = None
    """Of its bar, in hundredths of the longest."""

    @property
    def is_sure(self) -> bool:
        """Whether all of it is stated."""
        return all(one.mark == Certainty.STATED for one in self.values)


@dataclass(frozen=True)
class Difference:
    """A row of key facts that differs, with its steps or bars where it has an order."""

    dimension: DimensionRecord
    offices: tuple[Shown, ...]
    steps: tuple[str, ...] = ()


def strip(comparison: Comparison) -> list[Difference]:
    """The first few; of more than two offices none, since it would be another table."""
    if len(comparison.cases) != PAIR:
        return []
    return [shown(max(rows, key=drawn), comparison) for rows in differing(comparison)][:MOST_SHOWN]


def differing(comparison: Comparison) -> Iterator[list[Row]]:
    """The key facts of each group that differ."""
    for group in comparison.groups:
        rows = [row for row in group.rows if row.dimension.headline and row.kind is Kind.DIFFER]
        if rows:
            yield rows


def drawn(row: Row) -> int:
    """How much a drawing of the row would show: numbers most, then steps, the more the better; the first of others."""
    if not all(len(cell) == 1 for cell in row.cells):
        return 0
    if row.dimension.scale == Scale.NUMBER:
        return BARS
    return len(row.dimension.categories) if row.dimension.scale == Scale.ORDINAL else 0


def shown(row: Row, comparison: Comparison) -> Difference:
    names = [str(case.office.name) for case in comparison.cases]
    if len(set(names)) < len(names):
        names = [str(case.visit.label) for case in comparison.cases]
    how = drawn(row)
    steps = tuple(str(one.label) for one in row.dimension.categories) if 0 < how < BARS else ()
    longest = max((top(cell) for cell in row.cells), default=0) if how == BARS else 0
    return Difference(
        row.dimension,
        tuple(said(name, cell, row.dimension, longest) for name, cell in zip(names, row.cells, strict=True)),
        steps,
    )


def said(name: str, cell: Sequence[CodingRecord], dimension: DimensionRecord, longest: float) -> Shown:
    holding = [one for one in cell if one.holds is not False]
    is_step = dimension.scale == Scale.ORDINAL and len(cell) == 1
    return Shown(
        name,
        tuple(statements(holding, dimension)),
        place_of(cell[0], dimension) if is_step else None,
        max(1, round(100 * top(cell) / longest)) if longest else None,
    )


def top(cell: Sequence[CodingRecord]) -> float:
    """The number of a cell, of a range its end."""
    number = cell[0].number
    ends = [] if number is None else [float(end) for end in (number.low, number.high) if end is not None]
    return max(ends, default=0)
