"""Text in boxes: about how wide it is, and where it breaks. No fonts are read: one as wide as Arial is assumed."""

from collections.abc import Iterator
from functools import lru_cache

NARROW, SLIM, WIDE = set("ijlI.,:;'|!’"), set("ftr()-/ ·–"), set("mwMWÆæ%@×")
BOLD = 1.07
ENDS = 3
"""Letters of a broken word that its last piece has at least."""


@lru_cache(maxsize=4096)
def width(text: str, size: float, is_bold: bool = False) -> float:
    """Pixels from end to end, rather too many than too few."""
    return sum(map(em, text)) * size * (BOLD if is_bold else 1)


def em(letter: str) -> float:
    """Its width in parts of its size."""
    if letter in NARROW:
        return 0.28
    if letter in SLIM:
        return 0.34
    if letter in WIDE:
        return 0.9
    return 0.7 if letter.isupper() else 0.56


def wrapped(text: str, pixels: float, size: float, is_bold: bool = False) -> list[str]:
    """The text in lines that fit; a word that is longer than a line is broken with a hyphen."""
    rows = [""]
    for word in text.split():
        *whole, last = pieces(word, pixels, size, is_bold)
        for piece in (*whole, last):
            longer = f"{rows[-1]} {piece}".strip()
            if width(longer, size, is_bold) <= pixels:
                rows[-1] = longer
            else:
                rows.append(piece)
    return [row for row in rows if row]


def pieces(word: str, pixels: float, size: float, is_bold: bool) -> Iterator[str]:
    """The word, in as many pieces as its line asks for."""
    while len(word) > ENDS and width(word, size, is_bold) > pixels:
        fits = (n for n in range(len(word) - ENDS, 1, -1) if width(f"{word[:n]}-", size, is_bold) <= pixels)
        cut = next(fits, 1)
        yield f"{word[:cut]}-"
        word = word[cut:]
    yield word
