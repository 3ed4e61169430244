"""The order of a list of records: by name, by year, by a number or an ordered dimension. No words for people.

Kind by kind whatever the order, as everywhere; what has no value stands last, whichever way the others are turned.
"""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from offices.data.records import DimensionRecord
from offices.data.suggestions import allowed_words
from offices.matrix.counting import Match
from offices.matrix.filters import MOST_ALLOWED, ParameterError, repeated_error, word_error
from offices.matrix.matrix import Column, Matrix, OfficeRow, bits
from offices.models.vocabulary import RecordKind, Scale

NAME, YEAR = "name", "year"
YEARS = "years"
"""The column that `year` sorts by."""


def read_order(matrix: Matrix, params: QueryDict) -> tuple[str, list[ParameterError]]:
    """The order asked for; by name, and what is wrong, for a word that is no order."""
    given, allowed = params.getlist("sort"), matrix.edition.kept(sorts, matrix)
    if len(given) > 1:
        return NAME, [repeated_error("sort")]
    if given and given[0] not in allowed:
        return NAME, [word_error("sort", given[0], allowed_words(given[0], allowed, MOST_ALLOWED))]
    return given[0] if given else NAME, []


def sorts(matrix: Matrix) -> tuple[str, ...]:
    """Every word that can be sorted by, each followed by its turn."""
    return tuple(word for key in (NAME, YEAR, *sortable(matrix.columns)) for word in (key, f"-{key}"))


def sortable(columns: dict[str, Column]) -> Iterator[str]:
    """The dimensions whose values have an order."""
    return (key for key, one in columns.items() if has_order(one.dimension))


def has_order(dimension: DimensionRecord) -> bool:
    """Whether its values can be sorted by."""
    return dimension.scale in (Scale.NUMBER, Scale.ORDINAL)


def ordered_offices(matrix: Matrix, match: Match, sort: str) -> Iterator[OfficeRow]:
    """Each record that matches once: by the value of its visit that matches, of several by the first in that order."""
    if sort == NAME:
        return matrix.office_rows(match.offices)
    rows = matrix.edition.kept(rows_in_order, matrix, sort, get_language() or "")
    return once_each(matrix, rows, match.rows)


def once_each(matrix: Matrix, rows: Collection[int], wanted: int) -> Iterator[OfficeRow]:
    packed, seen = wanted.to_bytes(len(matrix.office_of) // 8 + 1, "little"), set()
    for row in rows:
        if packed[row >> 3] >> (row & 7) & 1 and (place := matrix.office_of[row]) not in seen:
            seen.add(place)
            yield matrix.offices[place]


def rows_in_order(matrix: Matrix, sort: str, _language: str) -> list[int]:
    """All rows in the order of that word; kept, since sorting a hundred thousand takes tenths of a second."""
    named, is_turned = rows_by_name(matrix), sort.startswith("-")
    key = sort.removeprefix("-")
    kinds = [matrix.records.get(kind, 0) for kind in RecordKind.values]
    if key == NAME:
        return [row for kind in kinds for row in reversed(among(named, kind))]
    values = values_of(matrix.own[YEARS] if key == YEAR else matrix.columns[key])
    return list(chain.from_iterable(by_value(among(named, kind), values, is_turned) for kind in kinds))


def rows_by_name(matrix: Matrix) -> list[int]:
    return [row for office in matrix.by_name for row in matrix.rows_of(office.slug)]


def among(rows: list[int], wanted: int) -> list[int]:
    found = set(bits(wanted))
    return [row for row in rows if row in found]


def by_value(rows: list[int], values: dict[int, Any], is_turned: bool) -> list[int]:
    """Those with a value in its order, equal ones by name; then the others by name."""
    valued = sorted((row for row in rows if row in values), key=values.__getitem__, reverse=is_turned)
    return [*valued, *(row for row in rows if row not in values)]


def values_of(column: Column) -> dict[int, Any]:
    """Row -> what it is sorted by: a number from its lower end, a category by its place in the codebook."""
    if column.dimension.scale == Scale.NUMBER:
        return {row: number.sort_key for row, number in column.numbers.items()}
    return {row: place for place, held in enumerate(column.held.values()) for row in bits(held)}
