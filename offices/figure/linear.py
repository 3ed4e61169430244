"""A linear axis around numbers, with round ticks and a place for what has no number. No figure here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Protocol

TICKS = 5


class Bounds(Protocol):
    """A number as far as it is known: the same twice, a range, or one bound with the other open."""

    @property
    def low(self) -> Decimal | None: ...

    @property
    def high(self) -> Decimal | None: ...


@dataclass(frozen=True)
class Axis:
    """How far an axis reaches; outside it is the band of marks without a number."""

    low: float
    high: float

    @property
    def length(self) -> float:
        return self.high - self.low

    @property
    def band(self) -> float:
        return self.low - self.length * 0.14

    def at(self, number: Bounds | None) -> float:
        return middle(number) if number else self.band

    def reach(self, number: Bounds | None) -> tuple[float, float]:
        return reach(number, self.length * 0.06) if number else (0, 0)


def middle(number: Bounds) -> float:
    """The middle of a range, or the bound that is known."""
    known = known_bounds(number)
    return sum(known) / len(known)


def reach(number: Bounds, stub: float) -> tuple[float, float]:
    """How far a range goes down and up from its middle; to the open side of a bound as far as the stub."""
    down = stub if number.low is None else middle(number) - float(number.low)
    return down, stub if number.high is None else float(number.high) - middle(number)


def is_point(number: Bounds) -> bool:
    """Whether it is one figure, be it approximate."""
    return number.low is not None and number.low == number.high


def known_bounds(number: Bounds) -> list[float]:
    return [float(bound) for bound in (number.low, number.high) if bound is not None]


def axis_of(numbers: Sequence[Bounds], *more: float) -> Axis:
    """From round number to round number, around all bounds that are known and `more`, such as the zero of bars."""
    bounds = [*more, *(bound for one in numbers for bound in known_bounds(one))] or [0.0, 1.0]
    step = round_step(max(bounds) - min(bounds) or abs(max(bounds)) or 1)
    low, high = floor(min(bounds) / step) * step, ceil(max(bounds) / step) * step
    return Axis(low, high if high > low else low + step)


def round_step(length: float) -> float:
    """The round step that gives about TICKS of them."""
    power: float = 10 ** floor(log10(length / TICKS))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power * TICKS >= length * 0.999)


def ticks_of(one: Axis) -> Iterator[float]:
    step = round_step(one.length)
    for number in range(round(one.length / step) + 1):
        yield round(one.low + number * step, 6)
