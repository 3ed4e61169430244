"""The key facts of an office, those with a value and those without. No other codings: codings.py."""

from collections.abc import Collection, Sequence

from offices.data.case import has_value
from offices.data.records import DimensionRecord, GroupRecord, VisitRecord
from offices.wording.statements import Statement, told_by

Fact = tuple[DimensionRecord, tuple[Statement, ...]]
"""A dimension, and what a visit has of it."""


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
