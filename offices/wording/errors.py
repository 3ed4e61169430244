"""What was wrong with the address, to print: the message, the nearest allowed words, the rest folded. No reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from offices.matrix.filters import ParameterError

MOST_UNFOLDED, MOST_NAMED = 12, 6
"""Allowed words that are all named; of more than that only so many, those nearest to what was given first."""
MOST_ERRORS, MOST_WEIGHED = 20, 3
"""Errors on one page, and those whose words are put in order: that takes some milliseconds each."""
LONGEST_WORD = 60


@dataclass(frozen=True)
class ErrorText:
    field: str
    message: str
    named: tuple[str, ...]
    folded: tuple[str, ...]


def error_texts(errors: Sequence[ParameterError]) -> Iterator[ErrorText]:
    """As many as one reads, in their order."""
    for place, error in enumerate(errors[:MOST_ERRORS]):
        named = error.allowed
        if len(named) > MOST_UNFOLDED:
            near = nearest(error.given, named) if place < MOST_WEIGHED else ()
            named = near or named[:MOST_NAMED]
        folded = tuple(word for word in error.allowed if word not in named)
        yield ErrorText(error.field, error.message, named, folded)


def nearest(word: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """The allowed words that look most like the one given, most alike first; none where none does."""
    return tuple(get_close_matches(word[:LONGEST_WORD], allowed, MOST_NAMED)) if word else ()
