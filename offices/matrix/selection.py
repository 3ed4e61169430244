"""What a user chose, as a value: dimensions, ranges, records, visits. How it is read from a URL: filters.py."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

RECORD = "record"
DEFAULT_RECORDS = ("case", "vignette")
LATEST, ANY = "latest", "any"


@dataclass(frozen=True)
class Selection:
    """A selection of offices (design, section 3): OR within a dimension, AND across, one visit must satisfy all."""

    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Dimension -> category keys, statuses, or what is derived where there is none."""
    ranges: dict[str, tuple[Decimal | None, Decimal | None]] = field(default_factory=dict)
    """Dimension of numbers -> lowest and highest, either open."""
    match_all: frozenset[str] = frozenset()
    """Dimensions with several categories that must hold every choice."""
    visit: str = LATEST
    q: str = ""
    """Words to search for in names, notes and findings."""

    @property
    def records(self) -> tuple[str, ...]:
        """The kinds of record; studied offices and vignettes where none was chosen."""
        return self.choices.get(RECORD, DEFAULT_RECORDS)

    def of_records(self, kinds: tuple[str, ...]) -> "Selection":
        """The same of these kinds of record."""
        others = {key: words for key, words in self.choices.items() if key != RECORD}
        return replace(self, choices=others if kinds == DEFAULT_RECORDS else {**others, RECORD: kinds})

    @property
    def dimensions(self) -> list[str]:
        return list(dict.fromkeys([*self.choices, *self.ranges]))

    @property
    def is_empty(self) -> bool:
        return self == Selection()

    def params(self) -> Iterator[tuple[str, str]]:
        """The selection as URL parameters; the defaults are left out."""
        for dimension, words in self.choices.items():
            yield from ((dimension, word) for word in words)
        for dimension, bounds in self.ranges.items():
            for name, bound in zip(("min", "max"), bounds, strict=True):
                if bound is not None:
                    yield f"{dimension}_{name}", f"{bound:f}"
        yield from ((f"{dimension}_match", "all") for dimension in self.choices if dimension in self.match_all)
        if self.visit != LATEST:
            yield "visit", self.visit
        if self.q:
            yield "q", self.q

    def without(self, dimension: str, word: str | None = None) -> "Selection":
        """The selection less one word of a dimension, or less all it says of the dimension."""
        words = tuple(kept for kept in self.choices.get(dimension, ()) if word and kept != word)
        choices = {key: words if key == dimension else value for key, value in self.choices.items()}
        ranges = self.ranges if word else {key: value for key, value in self.ranges.items() if key != dimension}
        return replace(self, choices={key: value for key, value in choices.items() if value}, ranges=ranges)

    def narrowed(self, dimension: str, word: str) -> "Selection":
        """The selection with the dimension set to just one word."""
        return replace(self.without(dimension), choices={**self.without(dimension).choices, dimension: (word,)})
