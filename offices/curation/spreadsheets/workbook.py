"""XLSX to grids, by openpyxl without ever computing anything. Archives refused unread: formats.py, limits.py."""

import re
import warnings
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._reader import MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from offices.curation.spreadsheets.dirt import COMMENT
from offices.curation.spreadsheets.formats import wrong_archive
from offices.curation.spreadsheets.grid import Grid, clean, formula_words
from offices.curation.spreadsheets.limits import CELLS, TOLD, blown_up, crowded, of_file
from offices.curation.spreadsheets.sheets import FileRefused, Raw

ZEROS = re.compile(r"0{2,}")
"""A format that shows 301 as 0301: then the zeros belong to what people see."""
DIGITS = ".15g"
"""As many as Excel keeps: 0.1 + 0.2 is 0.3 to who reads the cell."""


def workbook_grids(content: bytes) -> list[Grid]:
    """A grid for each sheet that is not a comment. Raises FileRefused, where it can before anything is unpacked."""
    damaged = of_file(_("The workbook is damaged or cut off; open it in Excel and save it again."))
    try:
        with ZipFile(BytesIO(content)) as archive:
            if problems := [*wrong_archive(archive), *blown_up(archive, len(content))]:
                raise FileRefused(problems)
            if problems := list(crowded(archive)):
                raise FileRefused(problems)
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            return [grid_of(sheet) for sheet in book.worksheets if not sheet.title.startswith(COMMENT)]
    except BadZipFile as error:
        raise FileRefused([damaged]) from error
    except FileRefused:
        raise
    except Exception as error:  # whatever a damaged or malicious part makes the library raise, it is told
        raise FileRefused([damaged]) from error


def grid_of(sheet: Any) -> Grid:
    """Row by row from the sheet's XML: merged cells and hidden rows stand there, empty formatted cells cost nothing."""
    grid = Grid(sheet.title)
    book, hidden = sheet.parent, []
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for _event, element in iterparse(source):
            if element.tag == ROW_TAG:
                before = grid.cells
                read_row(grid, parser, element, book)
                if element.get("hidden") in ("1", "true") and grid.cells > before:
                    hidden.append(parser.row_counter)
                element.clear()
            elif element.tag == MERGE_TAG:
                for merged in list(element)[:TOLD]:
                    complain_merged(grid, merged.get("ref", ""))
            if grid.cells > CELLS * 10:
                break
    complain_hidden(grid, hidden, sheet.sheet_state != "visible")
    return grid


def read_row(grid: Grid, parser: WorkSheetParser, element: Any, book: Any) -> None:
    element[:] = [child for child in element if len(child) or not child.get("r")]
    number, cells = parser.parse_row(element)
    for cell in cells:
        column, value = cell["column"] - 1, cell["value"]
        if cell["data_type"] == "f":
            value = str(getattr(value, "text", None) or getattr(value, "ref", None) or value)
            grid.complain(number, column, value, formula_words(value))
        elif value is not None and (wrong := wrong_value(value, format_of(book, cell["style_id"]))):
            grid.complain(number, column, str(value), wrong)
        else:
            value = None if value is None else raw_of(value, format_of(book, cell["style_id"]))
        if value is not None:
            grid.put(number, column, value)


def format_of(book: Any, style: int) -> str:
    """How the cell's number is shown."""
    styles = book._cell_styles
    number = styles[style].numFmtId if style < len(styles) else 0
    if number in BUILTIN_FORMATS:
        return str(BUILTIN_FORMATS[number])
    own = number - BUILTIN_FORMATS_MAX_SIZE
    return str(book._number_formats[own]) if 0 <= own < len(book._number_formats) else ""


def wrong_value(value: object, shown: str) -> str:
    """Why a value is not what people see in the cell, or nothing that a row can hold."""
    if isinstance(value, float | int) and not isinstance(value, bool) and "%" in shown:
        words = {"value": value, "percent": format(value * 100, DIGITS)}
        message = _(
            "The cell shows %(percent)s %% and holds %(value)s; write %(percent)s in a cell of format “General”."
        )
        return message % words
    if isinstance(value, datetime) and value.time() != time():
        return _("The cell holds a time of day with the date; write the date alone.")
    if isinstance(value, time | timedelta):
        return _("The cell holds a time of day; write it as text, or take it out.")
    return ""


def raw_of(value: object, shown: str) -> Raw:
    match value:
        case bool() | None:
            return value
        case datetime():
            return value.date()
        case date():
            return value
        case int() | float():
            if ZEROS.fullmatch(shown) and value == int(value):
                return f"{int(value):0{len(shown)}d}"
            return Decimal(value) if isinstance(value, int) else Decimal(format(value, DIGITS))
    return clean(str(value))


def complain_merged(grid: Grid, place: str) -> None:
    try:
        column, row, _last_column, _last_row = range_boundaries(place)
    except ValueError:
        column = row = None
    message = _("The cells %(cells)s are merged; unmerge them and write the value in each row.")
    grid.complain(row or None, (column or 1) - 1, place, message % {"cells": place})


def complain_hidden(grid: Grid, rows: list[int], is_hidden: bool) -> None:
    """What who opens the file does not see is not taken in unseen."""
    if is_hidden and grid.rows:
        grid.complain(None, 0, grid.name, _("The sheet is hidden and has values; show it, or delete it."))
    if rows:
        words = {"rows": ", ".join(map(str, rows[:20])) + (" …" if len(rows) > 20 else "")}
        message = _("Rows are hidden or filtered out (%(rows)s); show them, or delete them.") % words
        grid.complain(None, 0, words["rows"], message)
