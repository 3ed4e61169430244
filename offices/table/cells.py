"""What a cell of a table can hold: a value with the words of the page for it. No column, no file, no query."""

from dataclasses import dataclass
from decimal import Decimal

from offices.data.records import Number
from offices.wording.statements import Place, Statement

BETWEEN = " | "
"""Between several values of one cell; the cells of certainty, account and source follow in the same order."""


@dataclass(frozen=True)
class Worded:
    """A value as the page prints it; each kind of cell adds what a program needs beside the words."""

    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Quantity(Worded):
    """A figure, a range or a bound, as the source gives it."""

    number: Number
    unit: str = ""


@dataclass(frozen=True)
class Category(Worded):
    """One of a set of words, with its key in addresses and the API."""

    key: str


@dataclass(frozen=True)
class Missing(Worded):
    """No value, and the key of the way of being without one."""

    key: str


@dataclass(frozen=True)
class Cited(Worded):
    """Where something stands: the places to open."""

    places: tuple[Place, ...]


@dataclass(frozen=True)
class Profiled(Worded):
    """A record by its name, with what its page and the comparison are reached by."""

    slug: str
    record: str
    kind: str = ""
    """What kind of record it is, in words, where a table has several kinds."""


@dataclass(frozen=True)
class Several:
    """Several values of one cell, in their order."""

    cells: tuple["Cell", ...]

    def __str__(self) -> str:
        """A dash keeps the place of what has no words, where another has some."""
        words = [str(one) for one in self.cells]
        return BETWEEN.join(one or "–" for one in words) if any(words) else ""


@dataclass(frozen=True)
class Told(Several):
    """Values of one dimension with all that opens beside them on a page; a file has that in columns of its own."""

    statements: tuple[Statement, ...]
    beside: tuple[Statement, ...] = ()
    """What is recorded beside them: planned, given up, of a part."""


Cell = str | int | Quantity | Category | Missing | Cited | Profiled | Several
"""A text stands for itself, and a count is a whole number."""


def exact(words: str, figure: Decimal) -> Quantity:
    """A computed figure, as far as it is printed."""
    return Quantity(words, Number(figure, figure, "="))


def labelled(label: str, words: str) -> str:
    """`label: words`; the words alone without a label."""
    return f"{label}: {words}" if label else words
