"""The key facts of an office, those with a value and those without. No other codings: codings.py."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from offices.data.case import has_value
from offices.data.records import DimensionRecord, GroupRecord, VisitRecord
from offices.wording.statements import Statement, told_by

Fact = tuple[DimensionRecord, tuple[Statement, ...]]
"""A dimension, and what a visit has of it."""
MOST_OPEN = 16


@dataclass(frozen=True)
class Facts:
    """Key facts by how they are shown."""

    open: tuple[Fact, ...]
    more: tuple[Fact, ...]
    """Beyond as many as can be taken in."""
    missing: tuple[Fact, ...]


def key_facts(visit: VisitRecord | None, groups: Sequence[GroupRecord], also: Collection[str]) -> Facts:
    """What has a value, in the order of the codebook, and apart from it what has none."""
    found = facts(visit, groups, also)
    told = tuple(one for one in found if not one[1][0].is_missing)
    missing = tuple(one for one in found if one[1][0].is_missing)
    return Facts(told[:MOST_OPEN], told[MOST_OPEN:], missing)


def facts(
    visit: VisitRecord | None, groups: Sequence[GroupRecord], also: Collection[str] = (), asked: Collection[str] = ()
) -> tuple[Fact, ...]:
    """The headline dimensions of a visit and those `asked` for, a missing value as such; of `also` what has a value."""
    return tuple(
        (dimension, tuple(told_by(visit, dimension)))
        for group in groups
        for dimension in group.dimensions
        if dimension.headline
        or dimension.key in asked
        or (dimension.key in also and visit and has_value(visit.cell(dimension)))
    )
