"""Words and their stems, Norwegian and English. No index, no documents."""

import re
import unicodedata
from functools import lru_cache
from typing import Protocol

import snowballstemmer


class Stemmer(Protocol):
    """What takes one ending off a word."""

    def stemWord(self, word: str) -> str: ...


WORD = re.compile(r"[^\W_]+")
STEMMERS = (snowballstemmer.stemmer("norwegian"), snowballstemmer.stemmer("english"))
SHORTEST_BEGINNING, SHORTEST_PART = 3, 4
"""Letters that a word needs to begin a longer one, and to stand inside it: `rus` begins `rusomsorg`, `leder` is in
`enledermodell`, `as` is in no word."""


def fold(text: str) -> str:
    """Small letters, æ ø å kept as letters of their own: `ØST` is `øst`, `as` is not `ås`."""
    return unicodedata.normalize("NFC", text).casefold()


def words_in(text: str) -> list[str]:
    """The folded words of a text, in their order."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=100_000)
def stems(word: str) -> frozenset[str]:
    """The Norwegian and the English stem of a folded word.

    Snowball (https://snowballstem.org/algorithms/norwegian/stemmer.html) takes off one ending; done until nothing
    changes, `leder`, `lederen`, `lederne` and `ledelsen` all become `led`.
    """
    return frozenset(to_the_root(word, stemmer) for stemmer in STEMMERS)


def to_the_root(word: str, stemmer: Stemmer) -> str:
    shorter = stemmer.stemWord(word.removesuffix("ne") if word.endswith("erne") else word)
    while shorter != word:
        word, shorter = shorter, stemmer.stemWord(shorter)
    return word


def is_part(word: str, longer: str) -> bool:
    """Whether a word is asked for by a part of it: Norwegian writes compounds as one word."""
    return (len(word) >= SHORTEST_PART and word in longer) or (
        len(word) >= SHORTEST_BEGINNING and longer.startswith(word)
    )
