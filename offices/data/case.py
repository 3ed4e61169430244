"""An office at one visit, what its cells are, and whether they say the same: what comparing rests on. No words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.models.vocabulary import NOT_TOLD_OF_PHASE, NOT_YET_CODED, TOLD_OF_PARTS, Basis


class Verdict(Enum):
    """What can be said of one row."""

    SAME = "same"
    DIFFERS = "differs"
    INCOMPARABLE = "incomparable"
    """Nobody who has a value differs, but somebody has none; or the values are sentences."""


@dataclass(frozen=True)
class Case:
    """An office at the visit that is compared."""

    office: OfficeRecord
    visit: VisitRecord


def beside(visit: VisitRecord, dimension: DimensionRecord, cell: tuple[CodingRecord, ...]) -> tuple[CodingRecord, ...]:
    """What the visit tells of the dimension beside the cell that the matrix holds."""
    told = visit.by_dimension.get(dimension.key, ())
    if len(told) == len(cell):
        return ()
    held = set(map(id, cell))  # the very codings: to compare two of them field by field takes a fifth of a comparison
    return tuple(coding for coding in told if id(coding) not in held)


def status_of(visit: VisitRecord, dimension: DimensionRecord) -> str:
    """Coded, or the way of being without a value, the same as in the matrix: what no row says is derived."""
    if cell := visit.cell(dimension):
        return cell[0].status
    return derived_status(visit, visit.by_dimension.get(dimension.key, ()))


def derived_status(visit: VisitRecord, told: Iterable[CodingRecord]) -> str:
    """What it is that no row tells of the whole office, by what is `told` beside."""
    if values_of_parts(told):
        return TOLD_OF_PARTS
    return NOT_TOLD_OF_PHASE if visit.basis == Basis.RETROSPECTIVE else NOT_YET_CODED


def values_of_parts(told: Iterable[CodingRecord]) -> tuple[CodingRecord, ...]:
    """Of what is told beside the whole office the values of teams, leaders or lines: no plan, no silence."""
    return tuple(coding for coding in told if coding.is_coded and coding.is_on_display)


def has_value(cell: Sequence[CodingRecord]) -> bool:
    """Missing is not a value, whatever its status; nothing is concluded from it."""
    return bool(cell) and cell[0].is_coded


def judge(dimension: DimensionRecord, cells: Sequence[tuple[CodingRecord, ...]]) -> Verdict:
    """Whether the cells say the same.

    Two values that are not the same differ, whoever else is silent. That all are the same can only be said when all
    have a value: missing is not one.
    """
    if dimension.scale == "text":
        return Verdict.INCOMPARABLE
    said = {substance(cell, dimension) for cell in cells if has_value(cell)}
    if len(said) > 1:
        return Verdict.DIFFERS
    return Verdict.SAME if said and all(map(has_value, cells)) else Verdict.INCOMPARABLE


def deciding(dimension: DimensionRecord, cells: Sequence[tuple[CodingRecord, ...]]) -> tuple[CodingRecord, ...]:
    """The codings that make the cells say different things: all values; of several categories those not in all."""
    valued = [cell for cell in cells if has_value(cell)]
    if dimension.scale != "multi":
        return tuple(coding for cell in valued for coding in cell)
    shared = frozenset.intersection(*(substance(cell, dimension) for cell in valued)) if valued else frozenset()
    return tuple(coding for cell in valued for coding in cell if coding.holds and coding.category not in shared)


def substance(cell: tuple[CodingRecord, ...], dimension: DimensionRecord) -> frozenset[object]:
    """What a cell says, without who said it; of several categories those that hold, since silence is neither."""
    if dimension.scale == "multi":
        return frozenset(coding.category for coding in cell if coding.holds)
    return frozenset((coding.category, coding.holds, coding.number) for coding in cell)
