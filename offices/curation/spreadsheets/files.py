"""Sheets to files, such that reading gives the sheets back. What is in them: tables.py, case_workbook.py."""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import StringIO

from openpyxl import Workbook

from offices.curation.spreadsheets.sheets import Raw, Sheet, SheetRow
from offices.table.book import book_bytes, sheet_in
from offices.table.csv import BYTE_ORDER_MARK, SEPARATORS
from offices.table.safe import bare_cell, kept_cell


def xlsx_file(sheets: Iterable[Sheet]) -> bytes:
    """A workbook with a sheet each; of a text that begins with an apostrophe, reading takes that for a safe cell's."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        sheet_in(book, sheet.name, sheet.header, ([kept(value) for value in cells(sheet, row)] for row in sheet.rows))
    return book_bytes(book)


def csv_file(sheet: Sheet, language: str) -> bytes:
    """In the dialect of a spreadsheet of the language, in which decimals may have a comma."""
    file = StringIO()
    separator = SEPARATORS.get(language, ",")
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(sheet.header)
    for row in sheet.rows:
        writer.writerow([as_text(value, separator) for value in cells(sheet, row)])
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def cells(sheet: Sheet, row: SheetRow) -> Iterable[Raw]:
    return (row.cells.get(name) for name in sheet.header)


def kept(value: Raw) -> Raw:
    return "'" + value if isinstance(value, str) and value.startswith("'") and bare_cell(value) != value else value


def as_text(value: Raw, separator: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            plain = f"{value:f}"
            return plain.replace(".", ",") if separator == ";" else plain
        case date():
            return value.isoformat()
    return kept_cell(value)
