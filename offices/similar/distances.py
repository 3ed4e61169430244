"""How far apart two visits are on one dimension, scale by scale. No database, no means over dimensions, no words.

After Gower (1971), "A general coefficient of similarity and some of its properties", Biometrics 27: for each variable a
part-distance from 0 to 1, made as its scale allows, and none where a value is missing. Two departures, since most
values stand in few records and many are ranges:

- Numbers are not divided by their range over all records but by the larger of the two, so that a distance does not
  change when a record is added (with two records that range makes every difference 1).
- Of several categories at once only those count that both records speak of: silence is neither yes nor no.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from offices.data.case import has_value
from offices.data.records import CodingRecord, DimensionRecord, Number

Cell = tuple[CodingRecord, ...]


class Likeness(Enum):
    """What can be said of the two values."""

    ALIKE = "alike"
    DIFFERS = "differs"
    UNTOLD = "untold"
    """A value is missing, or nothing told contradicts, yet they may differ."""


@dataclass(frozen=True)
class Gap:
    """The part-distance of one dimension, 0 to 1, or none; `of` is what it is counted from.

    `of` holds, of categories in order, the steps apart and the most there can be; of several at once, those that hold
    in both records and those that hold in either, among those that both speak of.
    """

    distance: Fraction | None
    likeness: Likeness
    of: tuple[int, int] | None = None


UNTOLD = Gap(None, Likeness.UNTOLD)


def gap(dimension: DimensionRecord, one: Cell, other: Cell) -> Gap:
    """The distance of two cells of the matrix; a missing value has none, nor has text."""
    if not (has_value(one) and has_value(other)) or dimension.scale not in SCALES:
        return UNTOLD
    return SCALES[dimension.scale](dimension, one, other)


def certain(distance: Fraction, of: tuple[int, int] | None = None) -> Gap:
    return Gap(distance, Likeness.DIFFERS if distance else Likeness.ALIKE, of)


def category_gap(dimension: DimensionRecord, one: Cell, other: Cell) -> Gap:
    """0 for the same category, or the same yes or no; else 1."""
    same = (one[0].category, one[0].holds) == (other[0].category, other[0].holds)
    return certain(Fraction(not same))


def rank_gap(dimension: DimensionRecord, one: Cell, other: Cell) -> Gap:
    """Steps apart in the order of the categories, divided by the most there can be."""
    ranks = [category.key for category in dimension.categories]
    steps, most = abs(ranks.index(one[0].category) - ranks.index(other[0].category)), len(ranks) - 1
    return certain(Fraction(steps, most or 1), (steps, most))


def overlap_gap(dimension: DimensionRecord, one: Cell, other: Cell) -> Gap:
    """Jaccard distance over the categories that both say hold or do not: 1 - those in both / those in either.

    None where there is no such category; 0 where both say of all of them that they do not hold. Where nothing told
    contradicts but one tells of more, they may still differ.
    """
    first, second = spoken_of(one), spoken_of(other)
    shared = first.keys() & second.keys()
    both, either = (sum(test(first[key], second[key]) for key in shared) for test in (min, max))
    if not shared:
        return UNTOLD
    distance = 1 - Fraction(both, either) if either else Fraction(0)
    if not distance and first.keys() != second.keys():
        return Gap(distance, Likeness.UNTOLD, (both, either))
    return certain(distance, (both, either))


def spoken_of(cell: Cell) -> dict[str, bool]:
    """Category -> whether it holds; of several parts it is enough that it holds for one."""
    found: dict[str, bool] = {}
    for coding in cell:
        if coding.category and coding.is_coded:
            found[coding.category] = bool(coding.holds) or found.get(coding.category, False)
    return found


def number_gap(dimension: DimensionRecord, one: Cell, other: Cell) -> Gap:
    """The smallest difference that the two numbers leave possible, divided by the larger of the two.

    Ranges that overlap are 0 apart at the least, yet may differ. With an open bound there is a distance only where the
    two cannot be the same: "more than 20" beside 100 tells nothing. "About" is taken at the figure it names.
    """
    first, second = one[0].number, other[0].number
    if first is None or second is None:
        return UNTOLD
    share = smallest_share(first, second)
    if share is not None:
        return Gap(share, Likeness.DIFFERS)
    bounds = {first.low, first.high, second.low, second.high}
    if None in bounds:
        return UNTOLD
    return Gap(Fraction(0), Likeness.ALIKE if len(bounds) == 1 else Likeness.UNTOLD)


def smallest_share(one: Number, other: Number) -> Fraction | None:
    """What lies between them as a share of the bound farther from 0, at most 1; None of numbers that overlap."""
    below, above = (one, other) if one.sort_key < other.sort_key else (other, one)
    can_be_equal = one.overlaps(other.low, other.high) and other.overlaps(one.low, one.high)
    if below.high is None or above.low is None or can_be_equal:
        return None
    low, high = Fraction(below.high), Fraction(above.low)
    return min((high - low) / (max(abs(low), abs(high)) or 1), Fraction(1))


SCALES: dict[str, Callable[[DimensionRecord, Cell, Cell], Gap]] = {
    "nominal": category_gap,
    "boolean": category_gap,
    "ordinal": rank_gap,
    "multi": overlap_gap,
    "number": number_gap,
}
"""How each scale is measured; a text is not."""
