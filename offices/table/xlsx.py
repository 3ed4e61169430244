"""A table as XLSX: the words of the page, with numbers as numbers, and a second sheet of what is to be known of it."""

from django.utils.translation import gettext as _
from openpyxl import Workbook

from offices.table.book import Value, book_bytes, sheet_in
from offices.table.cells import Cell, Quantity
from offices.table.table import Origin, Table, about_rows


def xlsx_bytes(table: Table, origin: Origin) -> bytes:
    """The same content as the CSV; no apostrophes, since a text is stored as one."""
    book = Workbook(write_only=True)
    heads = [head.label for head in table.columns]
    sheet_in(book, _("Table"), heads, ([typed(cell) for cell in row] for row in table.rows))
    sheet_in(book, _("About"), [_("Title"), table.title], list(about_rows(table, origin))[1:])
    return book_bytes(book)


def typed(cell: Cell) -> Value:
    """A number where the page has just that one; a range, a bound and what has a unit in words stay words."""
    match cell:
        case int():
            return cell
        case Quantity(number=number) if number.low == number.high and number.comparator == "=":
            return number.low
    return str(cell)
