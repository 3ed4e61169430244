"""Texts with the words of a query marked, and cut around them. No HTML."""

from collections.abc import Iterator
from dataclasses import dataclass

from offices.data.words import WORD, fold

AROUND = 90
"""Letters shown on either side of the first match."""


@dataclass(frozen=True)
class Piece:
    text: str
    is_match: bool


def has_match(text: str, words: frozenset[str]) -> bool:
    return any(fold(match.group()) in words for match in WORD.finditer(text))


def pieces(text: str, words: frozenset[str]) -> list[Piece]:
    """The text, its matching words apart from the rest."""
    return [piece for piece in split(text, words) if piece.text]


def split(text: str, words: frozenset[str]) -> Iterator[Piece]:
    start = 0
    for match in WORD.finditer(text):
        if fold(match.group()) in words:
            yield Piece(text[start : match.start()], False)
            yield Piece(match.group(), True)
            start = match.end()
    yield Piece(text[start:], False)


def cut(found: list[Piece]) -> list[Piece]:
    """At most AROUND letters before, between and after the matches; what is left out is marked."""
    last = len(found) - 1
    return [
        piece
        if piece.is_match or len(piece.text) <= AROUND
        else Piece(shortened(piece.text, at == 0, at == last), False)
        for at, piece in enumerate(found)
    ]


def shortened(text: str, is_first: bool, is_last: bool) -> str:
    if is_first:
        return f"… {text[-AROUND:].partition(' ')[2]}"
    if is_last:
        return f"{text[:AROUND].rpartition(' ')[0]} …"
    half = AROUND // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
