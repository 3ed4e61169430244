"""The dots of a scatter: each drawn office at each visit that has one of the two numbers. No figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, Number, OfficeRecord
from offices.explore.cases import Phase, value_told

SPAN, ABOUT, EXACT = "span", "about", "exact"
"""How sure a dot is."""


@dataclass(frozen=True)
class Dot(Phase):
    """One office at one visit, with what is coded of both dimensions."""

    phase: str
    """Where an office stands there with several visits; else empty."""
    across: tuple[CodingRecord, ...]
    up: tuple[CodingRecord, ...]
    told: tuple[str, ...] = ()
    """What is told of both when it is pointed at, line by line."""

    @property
    def name(self) -> str:
        return f"{self.office.name}: {self.phase}" if self.phase else str(self.office.name)

    @property
    def x(self) -> Number | None:
        return first_number(self.across)

    @property
    def y(self) -> Number | None:
        return first_number(self.up)

    @property
    def certainty(self) -> str:
        numbers = [one for one in (self.x, self.y) if one]
        if any(one.low != one.high for one in numbers):
            return SPAN
        return ABOUT if any(one.comparator != "=" for one in numbers) else EXACT

    @property
    def coded(self) -> list[CodingRecord]:
        """The values that are drawn."""
        return [one for one in (*self.across, *self.up) if one.is_coded]


def first_number(cell: Sequence[CodingRecord]) -> Number | None:
    return next((coding.number for coding in cell if coding.number), None)


def dots_of(
    visits: Mapping[str, Sequence[str]], offices: Mapping[str, OfficeRecord], x: DimensionRecord, y: DimensionRecord
) -> Iterator[Dot]:
    """A dot for each of the visits (keys by slug) of the offices that were read."""
    for slug, keys in visits.items():
        for visit in offices[slug].visits if slug in offices else ():
            if visit.key in keys:
                phase = str(visit.label) if len(keys) > 1 else ""
                cells = visit.cell(x), visit.cell(y)
                told = tuple(told_of(cell, one) for cell, one in zip(cells, (x, y), strict=True))
                yield Dot(offices[slug], visit, phase, *cells, told)


def told_of(cell: Sequence[CodingRecord], dimension: DimensionRecord) -> str:
    """The number with how certain it is and its source, or that there is none."""
    number = next((one for one in cell if one.number), None)
    words = value_told(number, dimension) if number else _("no value")
    return f"{dimension.label}: {words}"
