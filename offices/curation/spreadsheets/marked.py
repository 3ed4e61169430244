"""The sent file with what is wrong with it: cells coloured and commented, and a list of all. Finds nothing itself."""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import ZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import column_index_from_string
from openpyxl.workbook.child import INVALID_TITLE_REGEX

from offices.curation.spreadsheets.dialects import text_grid
from offices.curation.spreadsheets.dirt import COMMENT
from offices.curation.spreadsheets.formats import is_workbook
from offices.curation.spreadsheets.grid import Grid
from offices.curation.spreadsheets.limits import tags_in
from offices.curation.spreadsheets.sheets import FileRefused, Problem, Raw
from offices.curation.spreadsheets.workbook import workbook_grids
from offices.table.book import LONGEST

FILL = PatternFill("solid", start_color="FFFFC7CE", end_color="FFFFC7CE")
AUTHOR = "NAV Compare"
"""Whose comments, and in whose colour: an earlier copy's marks go when a mended file is marked again."""
PROBLEMS = f"{COMMENT}problems"
LETTERS = 3
"""Of a column's name, at most: XFD is the last."""
KEPT = 300_000
"""Marks of XML up to which the sent workbook is kept whole; of a larger one only the values are taken."""


def may_be_marked(problems: Iterable[Problem]) -> bool:
    """Whether something is wrong within the file; one that was refused whole is never opened again."""
    return any(problem.sheet for problem in problems)


def marked_copy(name: str, content: bytes, problems: Sequence[Problem]) -> bytes:
    """An XLSX, also of a CSV, for a file of which something `may_be_marked`."""
    book = opened(name, content)
    titles = {sheet.title: sheet for sheet in book.worksheets}
    found: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for problem in problems:
        if title := next((one for one in (problem.sheet, title_of(problem.sheet)) if one in titles), ""):
            found[(title, *place_of(titles[title], problem))].append(problem.message)
    for (title, row, column), messages in found.items():
        mark(titles[title], row, column, messages)
    list_all(book, problems)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def opened(name: str, content: bytes) -> Workbook:
    """The workbook as it was sent, without earlier marks; a new one of the values where that is not to be had."""
    if is_workbook(content) and is_small(content):
        with warnings.catch_warnings(action="ignore"):
            try:
                return unmarked(load_workbook(BytesIO(content)))
            except (KeyError, ValueError, TypeError, AttributeError):
                pass
    try:
        grids = workbook_grids(content) if is_workbook(content) else [text_grid(PurePath(name).stem, content)]
    except FileRefused:
        grids = []
    return of_values(grids)


def is_small(content: bytes) -> bool:
    with ZipFile(BytesIO(content)) as archive:
        return tags_in(archive) <= KEPT


def of_values(grids: Iterable[Grid]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for grid in grids:
        sheet = book.create_sheet(title_of(grid.name))
        for row, cells in grid.rows.items():
            for column, value in cells.items():
                put(sheet.cell(row, column + 1), value)
    return book


def put(made: Any, value: Raw | int) -> None:
    """A text stays one, whatever it looks like, and signs that no workbook may hold are left out."""
    if isinstance(value, str):
        made.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
        made.data_type = "s"
    else:
        made.value = value


def title_of(name: str) -> str:
    """Of a sheet for a file of this name."""
    return INVALID_TITLE_REGEX.sub("-", name)[:31] or "-"


def unmarked(book: Workbook) -> Workbook:
    for sheet in book.worksheets:
        if sheet.title.startswith(PROBLEMS):
            book.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for one in row:
                if one.comment and one.comment.author == AUTHOR:
                    one.comment, one.fill = None, PatternFill()
    return book


def place_of(sheet: Any, problem: Problem) -> tuple[int, int]:
    """Row and column of the cell: under the header that the problem names, or of the letter."""
    top = first_row(sheet)
    for place, one in enumerate(sheet[top], start=1):
        if one.value is not None and str(one.value).strip() == problem.column:
            return problem.row or top, place
    is_letter = problem.column.isalpha() and problem.column.isupper() and len(problem.column) <= LETTERS
    return problem.row or top, column_index_from_string(problem.column) if is_letter else 1


def first_row(sheet: Any) -> int:
    """Of the header: the first that has something in it."""
    return next((n for n, row in enumerate(sheet.values, 1) if any(value is not None for value in row)), 1)


def mark(sheet: Any, row: int, column: int, messages: Iterable[str]) -> None:
    """A cell within a merged range is marked at the range's own cell."""
    made = sheet.cell(row, column)
    if isinstance(made, MergedCell):
        merged = next(one for one in sheet.merged_cells.ranges if made.coordinate in one)
        made = sheet.cell(merged.min_row, merged.min_col)
    made.fill = FILL
    made.comment = Comment("\n".join(messages), AUTHOR, height=120, width=320)


def list_all(book: Workbook, problems: Iterable[Problem]) -> None:
    """A sheet before the others; its name keeps it from being read again."""
    sheet = book.create_sheet(PROBLEMS, 0)
    heads = [_("Sheet"), _("Row"), _("Column"), _("Found"), _("What is wrong")]
    rows: list[list[Raw | int]] = [[*heads]]
    rows += [[one.sheet, one.row, one.column, one.found, one.message] for one in problems]
    for number, cells in enumerate(rows, start=1):
        for place, value in enumerate(cells, start=1):
            put(sheet.cell(number, place), value)
    for letter, width in zip("ABCDE", (16, 6, 20, 30, 100), strict=True):
        sheet.column_dimensions[letter].width = width
    book.active = 0
