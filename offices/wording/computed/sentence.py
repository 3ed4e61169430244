"""The sentence and the pieces that it is made of. How sure it sounds is worded in hedges.py."""

from collections.abc import Iterable
from dataclasses import dataclass

from offices.wording.computed.grounds import Ground, Strength, weakest


@dataclass(frozen=True)
class Piece:
    """A stretch of text; with a link where it stands for something that is told further down."""

    text: str
    url: str = ""
    dimension: str = ""
    """Key of the dimension that it is a value of; empty for the words around the values."""
    rests_on: tuple[Ground, ...] = ()


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Sentence:
    """Words that were computed, in the language of the page, with all that they rest on."""

    pieces: Pieces

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def __bool__(self) -> bool:
        return bool(str(self))

    @property
    def rests_on(self) -> tuple[Ground, ...]:
        return tuple(ground for piece in self.pieces for ground in piece.rests_on)

    @property
    def strength(self) -> Strength:
        """That of the weakest of what it rests on; it must not sound any surer."""
        return weakest(self.rests_on)

    def then(self, words: str) -> "Sentence":
        """The sentence, and after it words that speak of no value, such as who is not drawn."""
        return Sentence((*self.pieces, Piece(f" {words}"))) if words else self


def mid_sentence(label: str) -> str:
    """A label that begins a line, within a sentence; names in capitals such as NAV or IKT keep them."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def computed(words: str, grounds: Iterable[Ground]) -> Sentence:
    """A sentence in one piece."""
    return Sentence((Piece(words, rests_on=tuple(grounds)),))
