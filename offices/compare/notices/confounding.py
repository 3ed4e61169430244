"""The notice that choices and circumstances vary together, so that nothing can be told apart. No causes, no weights."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from offices.compare.notices.cases import how_many, shared_warnings
from offices.compare.rows import Comparison, Row
from offices.data.case import deciding, has_value, substance
from offices.wording.computed import computed, how_sure_to_differ, of
from offices.wording.notices import Told, notice

CHOICE_GROUPS = ("leadership", "model", "change")
"""Groups of the codebook whose headline dimensions an office chooses: what a comparison wants to learn of."""

Partition = tuple[int, ...]
"""Per case the number of its like-minded: (0, 1, 0) where the first and the third say the same."""


@notice(
    _("Several things vary together"),
    _("The offices differ in many ways at once, so that no difference can be put down to one of them."),
)
def confounded(comparison: Comparison) -> Told | None:
    """A choice sets the cases apart exactly as other dimensions do, so no difference can be put down to one of them."""
    choices = choice_keys(comparison)
    sets = [rows for rows in varying_together(comparison.rows) if choices.intersection(row_keys(rows))]
    if not sets:
        return None
    touched = row_keys(chain.from_iterable(sets))
    shared = shared_warnings(comparison, "other")
    warnings = tuple(one for one in shared if one.offices and touched.intersection(one.dimensions))
    warned = {key for caveat in warnings for key in caveat.dimensions}
    words = _("With %(cases)s, these differ together: %(sets)s. No difference can be put down to one of them.") % {
        "cases": how_many(comparison.cases),
        "sets": "; ".join(set_words(rows, choices, warned) for rows in sets),
    }
    beneath = [list(map(of, deciding(row.dimension, row.cells))) for rows in sets for row in rows]
    said = " ".join(filter(None, [words, how_sure_to_differ(beneath)]))
    dimensions = tuple(row.dimension for row in comparison.rows if row.dimension.key in touched)
    return Told(computed(said, chain.from_iterable(beneath)), dimensions, warnings)


def choice_keys(comparison: Comparison) -> set[str]:
    groups = [group for group in comparison.groups if group.group.key in CHOICE_GROUPS]
    return {row.dimension.key for group in groups for row in group.rows if row.dimension.headline}


def row_keys(rows: Iterable[Row]) -> set[str]:
    return {row.dimension.key for row in rows}


def varying_together(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows that set the cases apart in the same way, where there are at least two of them."""
    found: dict[Partition, list[Row]] = defaultdict(list)
    for row in rows:
        if any(apart := partition(row)):
            found[apart].append(row)
    return [together for together in found.values() if len(together) > 1]


def partition(row: Row) -> Partition:
    """How the row sets the cases apart; nothing where one has no value, since it might be on either side."""
    if row.dimension.scale == "text" or not all(has_value(cell) for cell in row.cells):
        return ()
    said = [substance(cell, row.dimension) for cell in row.cells]
    order = {value: number for number, value in enumerate(dict.fromkeys(said))}
    return tuple(order[value] for value in said)


def set_words(rows: Sequence[Row], choices: Collection[str], warned: Collection[str]) -> str:
    """The choices, the other headline dimensions and those that an author warns of; the rest as a number."""
    named = [row.dimension for row in rows if row.dimension.headline or row.dimension.key in warned]
    named.sort(key=lambda dimension: dimension.key not in choices)
    labels, more = ", ".join(str(dimension.label) for dimension in named), len(rows) - len(named)
    if not more:
        return labels
    words = ngettext("%(labels)s and %(n)s more row", "%(labels)s and %(n)s more rows", more)
    return words % {"labels": labels, "n": more}
