"""A table as XLSX: words as texts that never run, single numbers as numbers, and what is to be known beside it."""

from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from offices.data.records import Number
from offices.table.cells import Quantity
from offices.table.columns import Head
from offices.table.table import Origin, Table
from offices.table.xlsx import xlsx_bytes

ORIGIN = Origin("https://nav.test/x/", "https://nav.test", "abc", None, "en")


def test_numbers_are_numbers_and_nothing_runs():
    exact = Quantity("20.5", Number(Decimal("20.5"), Decimal("20.5"), "="))
    more = Quantity("more than 20", Number(Decimal(20), None, ">"))
    heads = (Head("a", "=A"), Head("b", "B"), Head("c", "C"))
    content = xlsx_bytes(
        Table("t", "Title of it", heads, (("=1+1", exact, 3), ("3/4", more, "#REF!")), "2 rows"), ORIGIN
    )
    table, about = load_workbook(BytesIO(content)).worksheets
    assert [list(row) for row in table.values] == [
        ["=A", "B", "C"],
        ["=1+1", 20.5, 3],
        ["3/4", "more than 20", "#REF!"],
    ]
    assert "f" not in {cell.data_type for row in table for cell in row} and table["C3"].data_type == "s"
    assert [row[1] for row in about.values][:2] == ["Title of it", "2 rows"]
    assert xlsx_bytes(Table("t", "Title of it", heads, (), ""), ORIGIN) == xlsx_bytes(
        Table("t", "Title of it", heads, (), ""), ORIGIN
    )
