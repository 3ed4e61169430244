"""A table as CSV (RFC 4180) that a spreadsheet opens in columns: first the table, then what is to be known of it."""

import csv
from io import StringIO

from offices.table.safe import safe_cell
from offices.table.table import Origin, Table, about_rows

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the machine, and æøå break."""
SEPARATORS = {"nb": ";"}
"""Where the comma is the decimal sign, a spreadsheet expects the semicolon between columns."""


def csv_text(table: Table, origin: Origin) -> str:
    """The file. No date of retrieval stands in it: the same data give the same file."""
    file = StringIO()
    writer = csv.writer(file, delimiter=SEPARATORS.get(origin.language, ","), lineterminator="\r\n")
    heads = [head.label for head in table.columns]
    for row in (heads, *table.rows, (), *about_rows(table, origin)):
        writer.writerow([safe_cell(str(cell)) for cell in row])
    return BYTE_ORDER_MARK + file.getvalue()
