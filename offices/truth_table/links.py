"""From a row of a truth table to the list of its cases, where the grammar can say it. No counting, no HTML."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.urls import reverse

from offices.matrix.counting import select
from offices.matrix.matrix import Matrix, bit_set
from offices.matrix.selection import Selection
from offices.truth_table.conditions import Condition
from offices.truth_table.rows import TruthRow, TruthTable
from offices.wording.urls import selection_url


def row_url(row: TruthRow, table: TruthTable, matrix: Matrix, selection: Selection) -> str:
    """The list of just these cases, else nothing: a range that may lie on either side is in a list, but in no row."""
    narrowed = narrow(selection, zip(table.conditions, row.sets, strict=True), table.outcome)
    if narrowed is None or select(matrix, narrowed).rows != matrix_rows(row, matrix):
        return ""
    return selection_url(reverse("offices:office-list"), narrowed)


def matrix_rows(row: TruthRow, matrix: Matrix) -> int:
    """The cases of the row as rows of the matrix."""
    wanted = {(one.case.office.slug, one.case.visit.key) for one in row.cases}
    slugs = dict.fromkeys(slug for slug, _visit in wanted if slug in matrix.first_row)
    return bit_set(
        place for slug in slugs for place in matrix.rows_of(slug) if (slug, matrix.visit_keys[place]) in wanted
    )


def narrow(selection: Selection, sets: Iterable[tuple[Condition, bool]], outcome: Condition) -> Selection | None:
    """The selection as close to the row as the grammar goes; None where it has no words, as for "does not hold"."""
    choices: dict[str, tuple[str, ...]] = {}
    ranges: dict[str, tuple[Decimal | None, Decimal | None]] = {}
    every = set(selection.match_all)
    for condition, inside in sets:
        key, scale = condition.dimension.key, condition.dimension.scale
        if condition.least is not None:
            low, high = ranges.get(key, (None, None))
            ranges[key] = (condition.least, high) if inside else (low, condition.least)
        elif scale == "multi":
            if not inside:
                return None
            choices[key] = (*choices.get(key, ()), condition.category)
            every.add(key)
        else:
            kept = choices.get(key, tuple(condition.dimension.by_key))
            choices[key] = tuple(word for word in kept if (word in condition.categories) is inside)
    if not all(choices.values()):
        return None
    choices.setdefault(outcome.dimension.key, selection.choices.get(outcome.dimension.key, ("coded",)))
    return replace(
        selection,
        choices={**selection.choices, **choices},
        ranges={**selection.ranges, **ranges},
        match_all=frozenset(every),
    )
