"""A linear axis around numbers, with round ticks and a place for what has no number. No figure here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from offices.data.records import Number

TICKS = 5


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

    def at(self, number: Number | None) -> float:
        return middle(number) if number else self.band

    def reach(self, number: Number | None) -> tuple[float, float]:
        """How far a range goes down and up from its mark; an open bound goes a fixed way."""
        if number is None or number.low == number.high:
            return 0, 0
        stub = self.length * 0.06
        down = stub if number.low is None else middle(number) - float(number.low)
        return down, stub if number.high is None else float(number.high) - middle(number)


def middle(number: Number) -> float:
    """The middle of a range, or the bound that is known."""
    known = [float(bound) for bound in (number.low, number.high) if bound is not None]
    return sum(known) / len(known)


def axis_of(numbers: Sequence[Number]) -> Axis:
    """From round number to round number, around all bounds that are known."""
    bounds = [float(bound) for one in numbers for bound in (one.low, one.high) if bound is not None] or [0.0, 1.0]
    step = step_of(max(bounds) - min(bounds) or abs(max(bounds)) or 1)
    low, high = floor(min(bounds) / step) * step, ceil(max(bounds) / step) * step
    return Axis(low, high if high > low else low + step)


def step_of(length: float) -> float:
    """The round step that gives about TICKS of them."""
    power = 10 ** floor(log10(length / TICKS))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power * TICKS >= length * 0.999)


def ticks_of(one: Axis) -> Iterator[float]:
    step = step_of(one.length)
    for number in range(round(one.length / step) + 1):
        yield round(one.low + number * step, 6)
