"""What a sent file holds, whatever its format, and what is wrong with it. How files are read: reading.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Raw = str | Decimal | bool | date | None
"""A cell as the file has it; a text without blanks at its ends, and never empty."""


@dataclass(frozen=True)
class SheetRow:
    """A row that has something in it."""

    number: int
    """As who opens the file sees it: the header is 1."""
    cells: dict[str, Raw]
    """A value, or None, for each column of the header."""


@dataclass(frozen=True)
class Sheet:
    """A table of a file, without its empty rows and without columns of comments."""

    name: str
    """Of a CSV, the name of the file without its end."""
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class Problem:
    """Something in a file that has to be mended before it is taken in."""

    sheet: str
    row: int | None
    """None: of the whole sheet, or the whole file."""
    column: str
    """Text of its header; empty where it is of no one column."""
    found: str
    message: str
    """A whole sentence in the reader's language: what was found, and what is allowed."""


class FileRefused(Exception):
    """The file cannot be read as a table of rows: everything that stands in the way."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(one.message for one in self.problems))
