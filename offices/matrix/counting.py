"""Matching and counting on the matrix: everything is an AND of bit sets. No HTML."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from offices.matrix.matrix import Column, Grid, Matrix, bit_set, union
from offices.matrix.searched import searched_rows
from offices.matrix.selection import ANY, RECORD, Selection


@dataclass(frozen=True)
class Match:
    """The rows that satisfy a selection, and the same with each office once."""

    rows: int
    offices: int
    count: int
    """Records: cases, vignettes, settings."""
    n_offices: int
    """Cases alone; only a case counts as an office."""


def select(matrix: Matrix, selection: Selection) -> Match:
    """The rows that satisfy every condition of the selection."""
    return as_match(matrix, rows_where(matrix, base_rows(matrix, selection), selection))


def as_match(matrix: Matrix, rows: int) -> Match:
    offices = matrix.collapse(rows)
    cases = offices & matrix.records.get("case", 0)
    return Match(rows, offices, offices.bit_count(), cases.bit_count())


def base_rows(matrix: Matrix, selection: Selection) -> int:
    """The rows at their latest or at any visit, as far as a search finds them."""
    rows = matrix.everything if selection.visit == ANY else matrix.latest
    return rows & matrix.edition.kept(searched_rows, matrix, selection.q) if selection.q else rows


def rows_where(grid: Grid, base: int, selection: Selection) -> int:
    """Those of the `base` rows that satisfy every condition."""
    return all_of(base, conditions_of(grid, selection).values())


def all_of(base: int, conditions: Iterable[int]) -> int:
    """The `base` rows that are in every one of the sets."""
    for rows in conditions:
        base &= rows
    return base


def conditions_of(grid: Grid, selection: Selection) -> dict[str, int]:
    """The rows that satisfy what the selection says of each facet; of offices it always says which kinds of record."""
    keys = dict.fromkeys([*((RECORD,) if RECORD in grid.facets else ()), *selection.dimensions])
    return {key: condition_rows(grid, key, selection) for key in keys}


def condition_rows(grid: Grid, key: str, selection: Selection) -> int:
    """The rows that satisfy what the selection says of this one facet.

    Those of a range are kept, since a page asks five times (50 ms each at 100,000 visits).
    """
    column = grid.facets[key]
    words = selection.records if key == RECORD else selection.choices.get(key, ())
    chosen = [column.rows_for(word) for word in words]
    if chosen and key in selection.match_all:
        rows = chosen[0]
        for other in chosen[1:]:
            rows &= other
    else:
        rows = union(chosen)
    if key in selection.ranges:
        rows |= grid.edition.kept(ranged_rows, column, *selection.ranges[key])
    return rows


def ranged_rows(column: Column, low: Decimal | None, high: Decimal | None) -> int:
    """The rows whose number may lie in the range."""
    return bit_set(row for row, number in column.numbers.items() if number.overlaps(low, high))


def facet_counts(matrix: Matrix, selection: Selection) -> dict[str, dict[str, int]]:
    """For every facet and word: how many records a click on the word would leave.

    The latest visit is one row per office, so nothing is counted twice; of all visits an office counts once.
    """
    base, is_single = base_rows(matrix, selection), selection.visit != ANY
    return counts_where(matrix, base, selection, int.bit_count if is_single else matrix.count)


def counts_where(
    grid: Grid, base: int, selection: Selection, count: Callable[[int], int] = int.bit_count
) -> dict[str, dict[str, int]]:
    """For every facet and word: what of `base` a click on the word would leave.

    A facet's own choices are left out of its counts, so that they say what choosing the word instead would give;
    where all choices must hold at once, they stay, since a further choice narrows.
    """
    conditions = conditions_of(grid, selection)
    every = all_of(base, conditions.values())
    counts: dict[str, dict[str, int]] = {}
    for key, column in grid.facets.items():
        is_left_out = key in conditions and key not in selection.match_all
        others = all_of(base, (conditions[other] for other in conditions if other != key)) if is_left_out else every
        words = {**column.held, **column.missing}
        counts[key] = {word: count(others & rows) for word, rows in words.items()}
    return counts


def matching_visits(matrix: Matrix, match: Match, slugs: Iterable[str]) -> dict[str, list[str]]:
    """Office slug -> keys of its visits that matched; only of these offices, since a page shows few of many."""
    found: dict[str, list[str]] = {}
    for slug in slugs:
        rows = matrix.rows_of(slug)
        found[slug] = [matrix.visit_keys[row] for row in rows if match.rows >> row & 1]
    return found
