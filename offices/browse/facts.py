"""The key facts of an office, those with a value and those without. No other codings: codings.py."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from offices.data.case import has_value
from offices.data.records import DimensionRecord, GroupRecord, VisitRecord
from offices.wording.statements import Statement, statements


@dataclass(frozen=True)
class Fact:
    key: str
    label: str
    values: tuple[Statement, ...]


def facts(visit: VisitRecord | None, groups: Sequence[GroupRecord], also: Collection[str] = ()) -> tuple[Fact, ...]:
    """The headline dimensions of a visit, a missing value as such; and those of `also` that have a value."""
    return tuple(
        fact(dimension, visit)
        for group in groups
        for dimension in group.dimensions
        if dimension.headline or (dimension.key in also and visit and has_value(visit.cell(dimension)))
    )


def fact(dimension: DimensionRecord, visit: VisitRecord | None) -> Fact:
    values = statements(visit.cell(dimension) if visit else (), dimension)
    return Fact(dimension.key, str(dimension.label), tuple(values))
