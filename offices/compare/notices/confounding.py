"""The notice that choices and circumstances vary together, so that nothing can be told apart. No causes, no weights."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from offices.compare.notices.notice import Notice, keys, shared_warnings
from offices.compare.rows import Comparison, Row
from offices.data.case import has_value, substance
from offices.data.records import CaveatRecord

CHOICE_GROUPS = ("leadership", "model", "change")
"""Groups of the codebook whose headline dimensions an office chooses: what a comparison wants to learn of."""

Partition = tuple[int, ...]
"""Per case the number of its like-minded: (0, 1, 0) where the first and the third say the same."""


def confounded(comparison: Comparison) -> Notice | None:
    """A choice sets the cases apart exactly as other dimensions do, so no difference can be put down to one of them.

    The fact `sets` has one entry for each way in which a choice sets them apart: its rows, the dimensions to name,
    choices first, and how many more vary along.
    """
    choices = choice_keys(comparison)
    sets = [rows for rows in varying_together(comparison.rows) if choices.intersection(keys(rows))]
    if not sets:
        return None
    touched = set(keys([row for rows in sets for row in rows]))
    shared = shared_warnings(comparison, "other")
    warnings = tuple(one for one in shared if one.offices and touched.intersection(one.dimensions))
    facts = {"cases": comparison.cases, "sets": [named(rows, choices, warnings) for rows in sets]}
    return Notice("confounded", keys([row for row in comparison.rows if row.dimension.key in touched]), facts, warnings)


def choice_keys(comparison: Comparison) -> set[str]:
    groups = [group for group in comparison.groups if group.group.key in CHOICE_GROUPS]
    return {row.dimension.key for group in groups for row in group.rows if row.dimension.headline}


def varying_together(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows that set the cases apart in the same way, where there are at least two of them."""
    found: dict[Partition, list[Row]] = defaultdict(list)
    for row in rows:
        if (apart := partition(row)) and max(apart):
            found[apart].append(row)
    return [together for together in found.values() if len(together) > 1]


def partition(row: Row) -> Partition:
    """How the row sets the cases apart; nothing where one has no value, since it might be on either side."""
    if row.dimension.scale == "text" or not all(has_value(cell) for cell in row.cells):
        return ()
    said = [substance(cell, row.dimension) for cell in row.cells]
    order = {value: number for number, value in enumerate(dict.fromkeys(said))}
    return tuple(order[value] for value in said)


def named(rows: Sequence[Row], choices: set[str], warnings: Sequence[CaveatRecord]) -> dict[str, object]:
    """The choices, the other headline dimensions and those that an author warns of; the rest as a number."""
    warned = {key for caveat in warnings for key in caveat.dimensions}
    tellers = [row.dimension for row in rows if row.dimension.headline or row.dimension.key in warned]
    tellers.sort(key=lambda dimension: dimension.key not in choices)
    return {"dimensions": tellers, "more": len(rows) - len(tellers), "rows": rows}
