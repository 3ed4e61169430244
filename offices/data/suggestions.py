"""The words most like a mistyped one. No message of its own."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from itertools import islice

MOST_WEIGHED = 300
"""Names that a mistyped one is held against; a thousand of equal length would take 50 ms."""
MOST_NEAR = 3


def near_words(word: str, names: Mapping[str, object]) -> list[str]:
    """The most similar words, most similar first; of very many only those with the same first letter are weighed."""
    few = len(names) <= MOST_WEIGHED
    likely = [name for name in names if few or name[:1] == word[:1]]
    return get_close_matches(word, likely[:MOST_WEIGHED], MOST_NEAR)


def allowed_words(word: str, names: Collection[str], most: int) -> tuple[str, ...]:
    """What to name as allowed: all of a few; of very many those most like the word, then the first ones."""
    near = near_words(word.casefold(), dict.fromkeys(names, "")) if len(names) > most else []
    return tuple(islice(dict.fromkeys((*near, *names)), most))
