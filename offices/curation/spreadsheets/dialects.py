"""CSV in every dialect that spreadsheets, pandas and R write: bytes to a grid. What is in the cells: dirt.py."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from offices.curation.spreadsheets.grid import Grid, clean, formula_words
from offices.curation.spreadsheets.limits import CELLS, of_file
from offices.curation.spreadsheets.sheets import FileRefused

MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""What stands before a text to say how its letters are written."""
SEPARATORS = ",;\t|"
STATED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""Excel's own first line, which it does not show, so that it is not counted either."""
QUOTED = re.compile(r'"[^"\n]*"(?:(.)"[^"\n]*")*\r?\n')
"""A header of which every name stands in quotes: so R writes it, and NA where there is nothing."""


def text_grid(name: str, content: bytes) -> Grid:
    """The grid of a text file. Raises FileRefused where it has no rows and columns."""
    text = decoded(content)
    stated = STATED.match(text)
    text = text[stated.end() :] if stated else text
    separator = stated.group(1) if stated else separator_of(text)
    is_r = bool(QUOTED.match(text))
    grid = Grid(name)
    rows = level(list(fields_of(text, separator)))
    width = next((len(row) for row in rows if is_filled(row)), 0)
    for number, row in enumerate(rows, start=1):
        for place, field in enumerate(row[:width]):
            value = clean(field)
            if value is not None and not (is_r and value == "NA"):
                complain_formula(grid, number, place, field)
                grid.put(number, place, value)
        if grid.cells > CELLS * 10:
            break
    check_lengths(grid, rows, width, text.endswith(("\n", "\r")))
    return grid


def decoded(content: bytes) -> str:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return decoded_as(content.removeprefix(mark), encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decoded_as(content, "cp1252")


def decoded_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = _("The letters of the file are neither UTF-8, UTF-16 nor Windows-1252; save it as “CSV UTF-8”.")
        raise FileRefused([of_file(message, content[error.start : error.end].hex())]) from error


def separator_of(text: str) -> str:
    """The sign that divides the header into most columns."""
    top = text.lstrip("\r\n ")
    return max(SEPARATORS, key=lambda sign: len(next(csv.reader(StringIO(top, newline=""), delimiter=sign), [])))


def is_filled(row: list[str]) -> bool:
    return any(field.strip() for field in row)


def fields_of(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        message = _(
            "From line %(line)s on the file cannot be divided into columns: a quotation mark is not closed or not "
            "doubled, or a cell is far too long. Save it again from the spreadsheet."
        )
        raise FileRefused([of_file(message % {"line": reader.line_num}, str(reader.line_num))]) from error


def level(rows: list[list[str]]) -> list[list[str]]:
    """R leaves out the name of the column of row numbers: then the header has one column less than every row."""
    wide = {len(row) for row in rows[1:] if row} if rows and is_filled(rows[0]) else set()
    if rows and wide == {len(rows[0]) + 1} and all(row[0].strip().isdecimal() for row in rows[1:] if row):
        return [["", *rows[0]], *rows[1:]]
    return rows


def complain_formula(grid: Grid, row: int, column: int, field: str) -> None:
    """With an apostrophe before it, it is a text; and so is the sign alone, which compares numbers."""
    if field.lstrip().startswith("=") and field.strip() != "=":
        grid.complain(row, column, field.strip(), formula_words(field.strip()))


def check_lengths(grid: Grid, rows: list[list[str]], width: int, is_ended: bool) -> None:
    """Too many cells: an unquoted separator. Too few: Excel leaves out empty ones, but a line may be broken or cut."""
    for number, row in enumerate(rows[1:], start=2):
        words = {"cells": len(row), "columns": width}
        after = rows[number] if number < len(rows) else []
        if is_filled(row[width:]):
            message = _("The row has %(cells)s cells under %(columns)s headers; put text with a separator in quotes.")
            grid.complain(number, width, row[width], message % words)
        elif row and after and len(after) < width and len(row) < width and len(row) + len(after) - 1 == width > 1:
            message = _("The row ends after %(cells)s of %(columns)s columns; put text with a line break in quotes.")
            grid.complain(number, len(row) - 1, row[-1], message % words)
        elif number == len(rows) and 0 < len(row) < width and not is_ended:
            message = _("The file is cut off: its last row ends after %(cells)s of %(columns)s columns.")
            grid.complain(number, len(row) - 1, row[-1], message % words)
