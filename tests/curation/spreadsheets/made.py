"""Files as people send them, made in the tests. What becomes of them is asked beside."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from offices.curation.spreadsheets.reading import read_file
from offices.curation.spreadsheets.sheets import FileRefused, Problem, Sheet


def workbook(rows: Iterable[Iterable[Any]], change=lambda sheet: None, title: str = "coding") -> bytes:
    """A workbook of one sheet; `change` does to it what people do."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The archive with these parts put in, or in the place of its own."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part.filename, old.read(part))
        for name, data in parts.items():
            new.writestr(name, data)
    return file.getvalue()


def problems(name: str, content: bytes) -> list[Problem]:
    try:
        read_file(name, content)
    except FileRefused as refused:
        return list(refused.problems)
    return []


def only(name: str, content: bytes) -> Sheet:
    (sheet,) = read_file(name, content)
    return sheet


def values(sheet: Sheet) -> list[list[Any]]:
    return [list(row.cells.values()) for row in sheet.rows]
