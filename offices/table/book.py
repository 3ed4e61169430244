"""Typed cells in a workbook, none of which is ever run, and its bytes. What is in the cells: who calls."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils.cell import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What an answer that is a workbook calls itself."""
Value = str | int | Decimal | bool | date | None
LONGEST = 32_767
"""Characters that a cell takes; openpyxl would cut the rest off without a word."""
DAY = datetime(2020, 1, 1, tzinfo=UTC)
"""Of every file, so that the same rows give the same bytes."""
CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
BOLD = Font(bold=True)
WIDTHS = (8, 40)


def sheet_in(book: Workbook, title: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Any:
    """A sheet of a head that stays in sight and rows below it. Raises ValueError where a cell cannot take a text."""
    rows = list(rows)
    longest = max((len(value) for row in rows for value in row if isinstance(value, str)), default=0)
    if longest > LONGEST:
        raise ValueError(f"a text of {longest} characters; a cell takes {LONGEST}")
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, head in enumerate(heads, start=1):
        width = min(max(len(head) + 2, WIDTHS[0]), WIDTHS[1])
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([head_cell(sheet, head) for head in heads])
    for row in rows:
        sheet.append([cell(sheet, value) for value in row])
    return sheet


def head_cell(sheet: Any, text: str) -> Any:
    made = text_cell(sheet, text)
    made.font = BOLD
    return made


def cell(sheet: Any, value: Value) -> Any:
    """As a spreadsheet has it; only a text that it would take for something else needs more than its value."""
    if not isinstance(value, str):
        return value
    is_plain = value[:1] not in ("=", "#", "'") and value.isprintable()
    return value if is_plain else text_cell(sheet, value)


def text_cell(sheet: Any, text: str) -> Any:
    """A text that stays one, whatever it looks like."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    made = WriteOnlyCell(sheet, text)
    made.data_type = "s"
    made.quotePrefix = text[:1] in ("=", "+", "-", "@") or text in ERROR_CODES
    return made


def book_bytes(book: Workbook) -> bytes:
    """The file: the same bytes for the same content, whenever it is made."""
    book.properties.created = DAY
    made, file = BytesIO(), BytesIO()
    book.save(made)
    with ZipFile(made) as archive, ZipFile(file, "w", ZIP_DEFLATED) as fixed:
        for part in archive.infolist():
            data = archive.read(part)
            if part.filename == "docProps/core.xml":
                data = CHANGED.sub(rb"\g<1>2020-01-01T00:00:00Z", data)
            fixed.writestr(ZipInfo(part.filename, (2020, 1, 1, 0, 0, 0)), data, ZIP_DEFLATED)
    return file.getvalue()
