"""Counts over two dimensions of the matrix: the cross-tabulation. No database, no HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from offices.data.records import Number
from offices.matrix.counting import Match, as_match, select
from offices.matrix.matrix import Column, Matrix, OfficeRow, union
from offices.matrix.selection import Selection

MOST_NUMBERS = 40
"""A dimension with more different numbers than this has no readable table of its values."""


@dataclass(frozen=True)
class Bin:
    """A row or column of the table: a word of the dimension, and whether it is one of being without a value."""

    word: str
    rows: int
    is_missing: bool


@dataclass(frozen=True)
class Cell:
    x: Bin
    y: Bin
    count: int
    """Records."""
    n_offices: int
    """Cases alone; only a case counts as an office."""
    offices: tuple[OfficeRow, ...]


@dataclass(frozen=True)
class Crosstab:
    """Offices by two dimensions; an office stands in several cells where a dimension holds several categories."""

    x: Column
    y: Column
    match: Match
    x_bins: tuple[Bin, ...]
    y_bins: tuple[Bin, ...]
    cells: dict[tuple[str, str], Cell]
    """(word of x, word of y) -> cell; every pair of the bins is there, empty ones too."""
    x_missing: int
    """Records without any value of x in what was selected."""
    y_missing: int

    @property
    def n(self) -> int:
        return self.match.count


Axis = tuple[Column, tuple[Bin, ...]]
"""A dimension and its bins: the rows or the columns of a table."""


class TooManyValues(Exception):
    """A dimension of numbers with too many different values for a table."""


def crosstab(matrix: Matrix, selection: Selection, x: str, y: str, *, names: int | None = None) -> Crosstab:
    """The selected records by dimensions `x` (columns) and `y` (rows), missing values among them.

    `names` limits how many offices a cell carries (its count is of all). Raises TooManyValues.
    """
    match = select(matrix, selection)
    columns, rows = (tuple(bins(matrix.facets[key], match)) for key in (x, y))
    return tabulate(matrix, match, (matrix.facets[x], columns), (matrix.facets[y], rows), names)


def panelled(
    matrix: Matrix, selection: Selection, x: str, y: str, panel: str, *, names: int | None = None
) -> list[tuple[Bin, Crosstab]]:
    """The cross-tabulation for each category of `panel`, and for each way of being without one that occurs.

    All have the rows and columns of the whole, so that they can be set side by side. Raises TooManyValues.
    """
    match = select(matrix, selection)
    across, down = ((matrix.facets[key], tuple(bins(matrix.facets[key], match))) for key in (x, y))
    return [
        (one, tabulate(matrix, as_match(matrix, match.rows & one.rows), across, down, names))
        for one in bins(matrix.facets[panel], match)
    ]


def tabulate(matrix: Matrix, match: Match, x: Axis, y: Axis, names: int | None) -> Crosstab:
    """The matched records by the bins of two dimensions."""
    cases = matrix.records.get("case", 0)
    cells = {}
    for across in x[1]:
        for down in y[1]:
            inside = matrix.collapse(match.rows & across.rows & down.rows)
            offices = tuple(islice(matrix.office_rows(inside), names))
            cells[across.word, down.word] = Cell(
                across, down, inside.bit_count(), (inside & cases).bit_count(), offices
            )
    missing = (without_value(matrix, column, match) for column in (x[0], y[0]))
    return Crosstab(x[0], y[0], match, x[1], y[1], cells, *missing)


def without_value(matrix: Matrix, column: Column, match: Match) -> int:
    """Records none of whose selected visits has a value: at any time, one visit with a value is enough."""
    return match.count - matrix.collapse(match.rows & column.coded).bit_count()


def bins(column: Column, match: Match) -> Iterator[Bin]:
    """Every category (also the empty ones: an absence is an answer), each number that occurs, and what is missing."""
    if column.dimension.scale == "number":
        yield from number_bins(column, match.rows)
    elif column.dimension.scale == "text":
        yield Bin("coded", column.coded, False)
    else:
        yield from (Bin(category.key, column.held[category.key], False) for category in column.dimension.categories)
        if none_held := column.coded & ~union(column.held.values()) & match.rows:
            yield Bin("none_held", none_held, False)
    yield from (Bin(word, rows, True) for word, rows in column.missing.items() if rows & match.rows)


def number_bins(column: Column, chosen: int) -> Iterator[Bin]:
    values: dict[Number, int] = {}
    for row, number in column.numbers.items():
        if chosen >> row & 1:
            values[number] = values.get(number, 0) | 1 << row
    if len(values) > MOST_NUMBERS:
        raise TooManyValues(column.dimension.key, len(values))
    for number in sorted(values, key=lambda value: (value.sort_key, value.comparator)):
        yield Bin(number_word(number), values[number], False)


def number_word(number: Number) -> str:
    """A number as a word of a URL or an answer: 45, 4-5, >20."""
    if number.low is not None and number.high is not None:
        span = f"{bare(number.low)}-{bare(number.high)}" if number.low != number.high else bare(number.low)
        return f"~{span}" if number.comparator == "~" else span
    bound = number.low if number.low is not None else number.high
    return f"{number.comparator}{bare(bound) if bound is not None else ''}"


def bare(number: Decimal) -> str:
    """Without trailing zeros: 45, 2.5."""
    return f"{number.normalize():f}"
