"""Which records are like an office, and by what: distance over several dimensions, conditions, order. No words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from offices.data.case import Case
from offices.data.records import DimensionRecord, OfficeRecord, VisitRecord
from offices.similar.designs import FARTHEST, Design
from offices.similar.distances import Cell, Gap, Likeness, gap

LEAST_SHARE = Fraction(1, 2)
"""A distance that rests on a smaller share of the dimensions asked for stands apart: one value alike is soon found."""


@dataclass(frozen=True)
class Part:
    """One dimension of the two visits, and what it adds to the distance."""

    dimension: DimensionRecord
    visits: tuple[VisitRecord, VisitRecord]
    one: Cell
    other: Cell
    gap: Gap


@dataclass(frozen=True)
class Condition:
    """A dimension on which the values must be the same, or must differ."""

    part: Part
    wanted: Likeness

    @property
    def holds(self) -> bool | None:
        """None where it cannot be told."""
        found = self.part.gap.likeness
        return None if found is Likeness.UNTOLD else found is self.wanted


@dataclass(frozen=True)
class Resemblance:
    """One record beside the office, each at its latest visit."""

    office: OfficeRecord
    parts: tuple[Part, ...]
    conditions: tuple[Condition, ...]

    @property
    def measured(self) -> list[Part]:
        return [part for part in self.parts if part.gap.distance is not None]

    @cached_property
    def distance(self) -> Fraction | None:
        """The mean over the dimensions on which both have a value (Gower 1971); none where there is none."""
        found = [part.gap.distance for part in self.parts if part.gap.distance is not None]
        return sum(found, Fraction(0)) / len(found) if found else None

    @property
    def is_thin(self) -> bool:
        return len(self.measured) < LEAST_SHARE * len(self.parts)

    @property
    def holds(self) -> bool | None:
        """Whether all conditions hold; one that does not decides, else one that cannot be told."""
        found = [condition.holds for condition in self.conditions]
        return False if False in found else None if None in found else True


@dataclass(frozen=True)
class Resemblances:
    """All records, sorted out."""

    solid: tuple[Resemblance, ...]
    """With a distance, in the order asked for."""
    thin: tuple[Resemblance, ...]
    """The same, resting on fewer than half of the dimensions asked for."""
    untold: tuple[Resemblance, ...]
    """Of which it cannot be told whether a condition holds."""
    apart: tuple[Resemblance, ...]
    """Without any dimension on which both have a value."""
    n_failed: int
    """Which a condition leaves out."""


def resemblances(
    visit: VisitRecord, others: Iterable[OfficeRecord], design: Design, dimensions: dict[str, DimensionRecord]
) -> Resemblances:
    """The others by their distance from the visit; those without a visit are left out."""
    found = [resemblance(visit, Case(other, other.latest), design, dimensions) for other in others if other.latest]
    fit = [one for one in found if one.holds]
    ordered = in_order([one for one in fit if one.distance is not None], design.order)
    return Resemblances(
        solid=tuple(one for one in ordered if not one.is_thin),
        thin=tuple(one for one in ordered if one.is_thin),
        untold=tuple(one for one in found if one.holds is None),
        apart=tuple(one for one in fit if one.distance is None),
        n_failed=sum(one.holds is False for one in found),
    )


def resemblance(visit: VisitRecord, other: Case, design: Design, dimensions: dict[str, DimensionRecord]) -> Resemblance:
    """One record beside the visit, dimension by dimension."""

    def part(key: str) -> Part:
        dimension = dimensions[key]
        one, two = visit.cell(dimension), other.visit.cell(dimension)
        return Part(dimension, (visit, other.visit), one, two, gap(dimension, one, two))

    conditions = [Condition(part(key), Likeness.ALIKE) for key in design.same]
    conditions += [Condition(part(key), Likeness.DIFFERS) for key in design.differ]
    return Resemblance(other.office, tuple(part(key) for key in design.match), tuple(conditions))


def in_order(found: Sequence[Resemblance], order: str) -> list[Resemblance]:
    """By distance; of equal ones the one that rests on more dimensions first, then as they came."""
    sign = -1 if order == FARTHEST else 1
    return sorted(found, key=lambda one: (sign * (one.distance or 0), -len(one.measured)))
