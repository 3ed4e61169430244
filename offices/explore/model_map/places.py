"""Where each office stands on the model map: its place on the scale, its staff, which of several at one place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10

from offices.data.records import CodingRecord, DimensionRecord, Number, OfficeRecord, VisitRecord
from offices.data.scale import DRIFT, SCALE, coded, place_of
from offices.explore.cases import value_told
from offices.explore.scale import OnScale
from offices.figure.linear import middle
from offices.figure.parts import Spot

FEWEST, MOST = 5, 200
"""The axis reaches at least from here to there, further where an office is smaller or larger."""
STAFF = ("staff_fte", "staff_headcount")
"""Full-time equivalents first; headcount only where the source gives no other, and the mark says which."""


@dataclass(frozen=True)
class Mark(OnScale):
    leadership: str
    staff: Number | None
    staff_coding: CodingRecord | None
    told: tuple[str, ...]
    """What is told of it when it is pointed at, line by line."""

    @property
    def phase(self) -> str:
        return str(self.visit.label)

    def moved_to(self, after: "Mark") -> bool:
        """Whether it is the same office, both have a place on the scale, and not the same."""
        return self.slug == after.slug and None not in (self.place, after.place) and self.place != after.place

    @property
    def is_range(self) -> bool:
        return self.staff is not None and self.staff.low != self.staff.high

    @property
    def height(self) -> float | None:
        """Its place upwards, on the logarithmic axis; none without a number."""
        return log10(max(middle(self.staff), 1)) if self.staff else None


@dataclass(frozen=True)
class Span:
    """How far the axis of staff reaches; below it is the band of marks without a number."""

    low: float
    high: float

    @property
    def band(self) -> float:
        return self.low - 0.48


def span_of(found: Sequence[Mark]) -> Span:
    """From the smallest office to the largest, and at least from FEWEST to MOST: no mark lies outside."""
    heights = [mark.height for mark in found if mark.height is not None]
    return Span(min([log10(FEWEST), *heights]), max([log10(MOST), *heights]))


def marks(offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord]) -> list[Mark]:
    """Every visit of the offices that has a place on the scale, or is the latest of its office."""
    return [
        mark
        for office in offices
        for visit in office.visits
        if (mark := make_mark(office, visit, dimensions)).place is not None or mark.is_latest
    ]


def make_mark(office: OfficeRecord, visit: VisitRecord, dimensions: dict[str, DimensionRecord]) -> Mark:
    scale = dimensions[SCALE]
    on_scale, leader, drift = coded(visit, scale), coded(visit, dimensions.get("leadership")), dimensions.get(DRIFT)
    staff = next(filter(None, (coded(visit, dimensions.get(key)) for key in STAFF)), None)
    here = (office, visit, place_of(on_scale, scale), on_scale, moved := coded(visit, drift))
    values = [value_told(one, dimensions[one.dimension]) for one in (on_scale, leader, staff, moved) if one]
    told = (f"{office.name}: {visit.label}", *values)
    return Mark(*here, leader.category if leader else "", staff.number if staff else None, staff, told)


def spread_out(found: Sequence[Mark], off_scale: int, span: Span, apart: float) -> dict[int, Spot]:
    """id of mark -> its spot; marks that would cover one another stand `apart`, in steps of the scale."""
    groups: dict[tuple[int, float], list[Mark]] = {}
    for mark in found:
        place = off_scale if mark.place is None else mark.place
        groups.setdefault((place, span.band if mark.height is None else round(mark.height, 2)), []).append(mark)
    return {
        id(mark): (place + (number - (len(together) - 1) / 2) * min(apart, 0.8 / len(together)), up)
        for (place, up), together in groups.items()
        for number, mark in enumerate(together)
    }


def movements(found: Sequence[Mark], spots: dict[int, Spot]) -> Iterator[tuple[Spot, Spot, bool]]:
    """From each visit of an office to the next one at another place of the scale, and whether both have their staff."""
    for before, after in pairwise(found):
        if before.moved_to(after):
            is_known = before.staff is not None and after.staff is not None
            yield spots[id(before)], spots[id(after)], is_known


def drifts(found: Sequence[Mark]) -> Iterator[Mark]:
    """Where a movement without a second place begins: the last one of each office."""
    places: dict[str, set[int]] = {}
    last: dict[str, Mark] = {}
    for mark in found:
        places.setdefault(mark.slug, set()).update(() if mark.place is None else (mark.place,))
        if mark.drift:
            last[mark.slug] = mark
    for slug, mark in last.items():
        if mark.place is not None and len(places[slug]) == 1 and mark.way:
            yield mark
