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
STEMMERS: dict[str, Stemmer] = {
    "nb": snowballstemmer.stemmer("norwegian"),
    "en": snowballstemmer.stemmer("english"),
}
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
    return frozenset(to_the_root(word, stemmer) for stemmer in STEMMERS.values())


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """A folded word without the last ending of that language: nearer to what was written than its root."""
    return STEMMERS[language].stemWord(word)


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


SIGNS = str.maketrans({"ø": "o", "æ": "a", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "z": "s", "ß": "ss", "w": "v"})
SPELLINGS = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("our", "or"), ("ph", "f"), ("ck", "k"), ("mme", "m"))


@lru_cache(maxsize=100_000)
def loose(word: str) -> str:
    """A folded word without what people leave out or write otherwise: signs above letters, doubled letters, -our.

    `ø` is typed as o or oe, `å` as a or aa; American and British spellings (-ize, -or, -led) become one.
    """
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", word.translate(SIGNS)) if not unicodedata.combining(one)
    )
    for written, kept in SPELLINGS:
        plain = plain.replace(written, kept)
    if plain.endswith("re"):
        plain = f"{plain[:-2]}er"
    return re.sub(r"(.)\1", r"\1", plain)
