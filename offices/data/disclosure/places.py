"""Names of municipalities in a text. Which there are: words.py."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from offices.data.disclosure.found import Found, Kind
from offices.data.disclosure.words import LINKS, Name, Words, shipped_words

WORD = re.compile(r"[^\W\d_]+")
SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ ._*-]{1,2}){3,}[^\W\d_](?![^\W_])")
"""Letters with something between each."""
GAP = re.compile(r"[\s_/.-]{0,3}(?:(?:og|and|&)[\s_.-]{1,3})?")
"""Between the words of one name."""
TAILS = ("kommun", "kontor", "områd", "region", "distrikt", "modell")
"""What is put behind the name of a place."""
AFTER = re.compile(r"['s]{0,2}[\s(\"-]{1,3}(?:kommune|municipality|herred)", re.IGNORECASE)
CITED = re.compile(
    r"['s]{0,2},?\s*(?:mfl\.?|et al\.?|(?:og|and|&) [^\W\d_]+)?,?\s*\(?(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
"""What follows the name of an author."""
SO_FAR_BACK = 30


def municipalities(text: str, known: Collection[str]) -> Iterator[Found]:
    """Their names in any form; those that are words as well only with a capital, where a place is meant."""
    words = shipped_words()
    said = set(WORD.findall(text.casefold()))
    if not words.may_start.isdisjoint(said):
        yield from named(text, known, words)
    if sum(len(word) == 1 for word in said) > 1:
        for spaced in SPACED.finditer(text):
            yield from named("".join(WORD.findall(spaced.group())), known, words)
    yield from (Found(Kind.PLACE, word) for word in said if is_compound(word))


@lru_cache(maxsize=20_000)
def is_compound(word: str) -> bool:
    """Such as the region or the office of a place, in one word."""
    places = shipped_words().places
    ends = [at for tail in TAILS if (at := word.find(tail)) > 0]
    return any(word[:at] in places or word[:at].removesuffix("s") in places for at in ends)


def named(text: str, known: Collection[str], words: Words) -> Iterator[Found]:
    tokens = [token for token in WORD.finditer(text) if token.group() not in LINKS]
    for number, token in enumerate(tokens):
        word = token.group().casefold()
        if word not in words.may_start:
            continue
        for name in (*words.starts.get(word, ()), *words.starts.get(word.removesuffix("s"), ())):
            end = end_of(text, tokens[number : number + len(name)], name)
            if end and (is_clear(name, known, words) or is_meant(text, token.start(), end, words)):
                yield Found(Kind.PLACE, text[token.start() : end])


def end_of(text: str, tokens: list[re.Match[str]], name: Name) -> int:
    """Where the name ends in the text, its last word perhaps in the genitive; 0 where other words stand there."""
    said = tuple(token.group().casefold() for token in tokens)
    if said not in (name, (*name[:-1], f"{name[-1]}s")):
        return 0
    gaps = [(one.end(), other.start()) for one, other in pairwise(tokens)]
    return tokens[-1].end() if all(GAP.fullmatch(text, *gap) for gap in gaps) else 0


def is_clear(name: Name, known: Collection[str], words: Words) -> bool:
    """Whether the name can be nothing else."""
    return name not in words.common and " ".join(name) not in known


def is_meant(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a word that can be a place is one here: a capital, and a preposition before or its kind behind it."""
    if not text[start].isupper() or CITED.match(text, end):
        return False
    return bool(words.before.search(text[max(0, start - SO_FAR_BACK) : start]) or AFTER.match(text, end))
