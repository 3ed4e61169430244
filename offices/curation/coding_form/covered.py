"""How much of the codebook was looked for in a visit: coded, without a value, not looked for. Reads only."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from offices.models import Coding, Dimension, FirstCoding
from offices.models.vocabulary import Stage, Status


@dataclass(frozen=True)
class Covered:
    """Of the dimensions that a case is coded by."""

    coded: int = 0
    without_value: int = 0
    """Somebody looked, and the sources do not say, or it does not apply."""
    total: int = 0

    @property
    def looked_for(self) -> int:
        return self.coded + self.without_value

    @property
    def not_looked_for(self) -> int:
        return self.total - self.looked_for

    def __add__(self, other: "Covered") -> "Covered":
        return Covered(self.coded + other.coded, self.without_value + other.without_value, self.total + other.total)


ByGroup = dict[int, Covered]
"""By the number of a group of dimensions."""


def covered(visits: Collection[int], apart: "QuerySet[FirstCoding] | None" = None) -> dict[int, ByGroup]:
    """By visit and group; a dimension is coded where any part of the visit has a value. Two queries.

    `apart` are the rows of who codes apart, which are then all that is told of.
    """
    asked = Dimension.objects.filter(only_in_findings=False).exclude(stage=Stage.WITHDRAWN).order_by()
    totals = Counter(dict(asked.values_list("group").annotate(Count("pk"))))
    rows: Any = Coding.objects.exclude(stage=Stage.WITHDRAWN) if apart is None else apart
    rows = rows.filter(part__visit__in=visits, dimension__in=asked)
    found = rows.order_by().values_list("part__visit", "dimension__group", "dimension", "status").distinct()
    statuses: dict[tuple[int, int], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for visit, group, dimension, status in found:
        statuses[visit, group][dimension].add(status)
    return {
        visit: {group: count(statuses[visit, group].values(), total) for group, total in totals.items()}
        for visit in visits
    }


def count(dimensions: Iterable[set[str]], total: int) -> Covered:
    told = [Status.CODED in statuses for statuses in dimensions]
    return Covered(sum(told), len(told) - sum(told), total)


def whole(groups: ByGroup) -> Covered:
    """All groups together."""
    return sum(groups.values(), Covered())
