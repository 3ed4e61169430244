"""How much a brief may hold, step by step less, and choosing that much of a text or a list. Nothing is reworded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from offices.brief.document import Items, Text
from offices.browse.warnings import END

LONGEST = 900
"""Letters of any one text: several times as many as any has that was written so far."""


@dataclass(frozen=True)
class Room:
    """The most of each that there is room for, and how large letters are, in points."""

    size: float
    items: int
    """Of a list."""
    rows: int
    """Of a table."""
    marks: int
    """Of a picture that are named in each of its cells."""
    places: int
    """Of a source."""
    notes: int = 60
    """Sources in all."""
    points: bool = True
    """Whether the points are whole; else their first sentence stands for them."""
    whole: bool = False
    """The same of all other texts."""
    titles: bool = True
    """Whether sources have their titles."""
    letters: int = LONGEST
    """Of any text that somebody wrote, so that none makes a brief too long."""


ROOMS = (
    Room(10.0, items=8, rows=20, marks=6, places=6, whole=True),
    Room(9.5, items=8, rows=24, marks=5, places=4, whole=True),
    Room(9.5, items=6, rows=16, marks=4, places=4, whole=True),
    Room(9.5, items=7, rows=16, marks=4, places=3),
    Room(9.5, items=6, rows=14, marks=3, places=2),
    Room(9.0, items=7, rows=16, marks=4, places=3),
    Room(9.0, items=6, rows=14, marks=3, places=2),
    Room(9.0, items=5, rows=12, marks=3, places=2, titles=False),
    Room(9.0, items=5, rows=12, marks=2, places=1, titles=False),
    Room(8.5, items=6, rows=12, marks=3, places=2, titles=False),
    Room(8.5, items=5, rows=10, marks=2, places=1, titles=False),
    Room(8.5, items=5, rows=10, marks=2, places=1, titles=False, points=False, letters=600),
    Room(8.5, items=4, rows=8, marks=1, places=1, titles=False, points=False, letters=400),
    Room(8.5, items=3, rows=6, marks=1, places=1, notes=40, titles=False, points=False, letters=260),
    Room(8.5, items=2, rows=4, marks=1, places=0, notes=40, titles=False, points=False, letters=150),
)
"""From the most to the least: with the last, whatever was written fits."""


def part_of(text: str, room: Room, *, is_whole: bool | None = None) -> str:
    """The text, or its first sentence; what is longer than there is room for ends with a sign that it goes on."""
    whole = room.whole if is_whole is None else is_whole
    return clipped(text if whole else END.split(text, maxsplit=1)[0], room.letters)


def clipped(text: str, letters: int) -> str:
    """Cut between two words, which only a text does that is far longer than any that was written so far."""
    if len(text) <= letters:
        return text
    cut = text[:letters].rpartition(" ")[0] or text[:letters]
    return f"{cut} …"


def whole(sentence: object) -> str:
    """A computed sentence, to its end: that says how sure it is."""
    return clipped(str(sentence), LONGEST)


def more_words(n: int) -> str:
    """What stands after the first few."""
    return ngettext("and %(n)s more on the page", "and %(n)s more on the page", n) % {"n": n}


def first_of(names: Sequence[str], most: int, by: str = ", ") -> str:
    """The first few names, and how many more there are."""
    rest = len(names) - most
    return by.join([*names[:most], *([more_words(rest)] if rest > 0 else [])])


def listed(texts: Iterable[Text], room: Room, n: int = 0) -> Items:
    """The first few as a list, and how many more there are; `n` are all, where not all were made."""
    made = list(texts)
    shown = made[: room.items]
    rest = max(n, len(made)) - len(shown)
    return Items(tuple(shown), f"… {more_words(rest)}." if rest > 0 else "")


def titled(label: str) -> str:
    """A label in small letters where it begins a line."""
    return label[:1].upper() + label[1:]
