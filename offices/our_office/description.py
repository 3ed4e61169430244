"""An office as a reader describes it: its choices, and the one that may be changed. How it is read: grammar.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from offices.data.records import ChoiceRecord, CodingRecord, DimensionRecord, Number, Pair, PartRecord
from offices.models.vocabulary import PartKind, Scale
from offices.wording.describing import MOST_CHOICES, number_params

WHOLE = PartRecord("office", PartKind.OFFICE.value, Pair(), 1, 0)


@dataclass(frozen=True)
class Choice:
    """What an office is said to be in one dimension: categories, or numbers from low to high."""

    dimension: DimensionRecord
    words: tuple[str, ...] = ()
    """In the order of the codebook: all that it has, of several at once; else any of them."""
    number: Number | None = None

    @property
    def key(self) -> str:
        return self.dimension.key

    @property
    def is_either(self) -> bool:
        """Whether it names several of which an office can be but one, so that it narrows nothing."""
        return len(self.words) > 1 and self.dimension.scale != Scale.MULTI

    @cached_property
    def cells(self) -> tuple[tuple[CodingRecord, ...], ...]:
        """The cells of the matrix that an office so described would have: one, or one for each that it may be."""
        if self.number:
            return ((CodingRecord("", WHOLE, self.key, "coded", number=self.number),),)
        codings = [self.coding(word) for word in self.words]
        return tuple((one,) for one in codings) if self.is_either else (tuple(codings),)

    def coding(self, word: str) -> CodingRecord:
        if self.dimension.scale == Scale.BOOLEAN:
            return CodingRecord("", WHOLE, self.key, "coded", holds=word == "yes")
        holds = True if self.dimension.scale == Scale.MULTI else None
        return CodingRecord("", WHOLE, self.key, "coded", word, holds)

    def params(self) -> Iterator[tuple[str, str]]:
        yield from ((self.key, word) for word in self.words)
        if self.number:
            yield from number_params(self.key, self.number)

    def is_within(self, end: ChoiceRecord) -> bool:
        """Whether all that it may be is what the other names, so that it is that for certain."""
        if self.key != end.dimension:
            return False
        if self.number:
            return is_inside(self.number, end)
        named = [word == end.category for word in self.words]
        return any(named) if self.dimension.scale == Scale.MULTI else all(named)


def is_inside(number: Number, end: ChoiceRecord) -> bool:
    low_fits = end.low is None or (number.low is not None and number.low >= end.low)
    return low_fits and (end.high is None or (number.high is not None and number.high <= end.high))


@dataclass(frozen=True)
class Change:
    """Another category of one dimension, with what was chosen of it."""

    dimension: DimensionRecord
    before: tuple[str, ...]
    word: str

    def params(self) -> Iterator[tuple[str, str]]:
        yield f"then_{self.dimension.key}", self.word


@dataclass(frozen=True)
class Description:
    """The choices in the order of the codebook."""

    choices: tuple[Choice, ...] = ()
    change: Change | None = None

    @property
    def is_too_long(self) -> bool:
        return len(self.choices) > MOST_CHOICES

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.choices)

    def params(self) -> Iterator[tuple[str, str]]:
        """The description as an address; `then_` last."""
        for one in self.choices:
            yield from one.params()
        if self.change:
            yield from self.change.params()
