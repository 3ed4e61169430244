"""How far two who coded the same apart agree: Krippendorff's alpha. Plain values of units; no table, no words.

Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011): units by the values
that coders gave, a missing value being none, compared by the coincidences of pairs within units.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Literal

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Value = Hashable
Counts = Mapping[Value, float]
Difference = Callable[[Value, Value, Counts], float]


def alpha(units: Iterable[Sequence[Value]], level: Level) -> float | None:
    """Each unit by its values, `None` where a coder gave none; nothing where all that was found is one value.

    Values of an ordered scale are their places in the order, those of the numeric ones numbers.
    """
    paired = [given for unit in units if len(given := [one for one in unit if one is not None]) > 1]
    counts: Counter[Value] = Counter()
    for unit in paired:
        counts.update(unit)
    total, differ = sum(counts.values()), DIFFERENCES[level]
    expected = sum(counts[one] * counts[other] * differ(one, other, counts) for one in counts for other in counts)
    if not expected:
        return None
    observed = sum(
        differ(one, other, counts) / (len(unit) - 1) for unit in paired for one, other in permutations(unit, 2)
    )
    return 1 - (total - 1) * observed / expected


def nominal(one: Value, other: Value, counts: Counts) -> float:
    return float(one != other)


def ordinal(one: Value, other: Value, counts: Counts) -> float:
    """By how many values lie between them, those of both ends half."""
    low, high = sorted((figure(one), figure(other)))
    between = sum(n for value, n in counts.items() if low <= figure(value) <= high)
    return float((between - (counts[one] + counts[other]) / 2) ** 2) if low != high else 0.0


def interval(one: Value, other: Value, counts: Counts) -> float:
    return (figure(one) - figure(other)) ** 2


def ratio(one: Value, other: Value, counts: Counts) -> float:
    """Of quantities with a true zero; two zeros do not differ."""
    both = figure(one) + figure(other)
    return ((figure(one) - figure(other)) / both) ** 2 if both else 0.0


def figure(value: Value) -> float:
    if not isinstance(value, int | float | Decimal):
        raise TypeError(f"{value!r} is no number, so it has no place in an order.")
    return float(value)


DIFFERENCES: dict[Level, Difference] = {
    "nominal": nominal,
    "ordinal": ordinal,
    "interval": interval,
    "ratio": ratio,
}
