"""Text in a picture: how wide it is about, and where it breaks. No fonts are read: a wide one is assumed."""

from functools import lru_cache
from textwrap import wrap

from offices.figure.theme import escaped

EM = 0.6
"""Width of a letter in parts of its size, in a wide sans-serif; narrower fonts leave room."""
LEADING = 1.25


def lines(label: str) -> list[str]:
    """A label of a figure line by line."""
    return label.split("<br>")


@lru_cache(maxsize=4096)
def width(label: str, size: float) -> float:
    """Pixels from end to end of the longest line."""
    return max(map(letters, lines(label))) * size * EM


def letters(line: str) -> int:
    """Letters that are seen: an escaped sign is one."""
    return len(line) - 4 * line.count("&amp;") - 3 * (line.count("&lt;") + line.count("&gt;"))


def height(label: str, size: float) -> float:
    return len(lines(label)) * size * LEADING


@lru_cache(maxsize=1024)
def broken(text: str, pixels: float, size: float) -> str:
    """Text from the database in lines of so many pixels, escaped; a longer word is broken."""
    return "<br>".join(escaped(line) for line in wrap(text, max(int(pixels / (size * EM)), 4))) or escaped(text)
