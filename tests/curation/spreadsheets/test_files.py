"""What is written is read back the same, runs nowhere, and a marked copy can be mended and sent again."""

import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from offices.curation.spreadsheets.files import csv_file, xlsx_file
from offices.curation.spreadsheets.marked import marked_copy, may_be_marked
from offices.curation.spreadsheets.reading import read_file
from offices.curation.spreadsheets.sheets import Sheet, SheetRow
from tests.curation.spreadsheets.made import only, problems, workbook

TEXTS = [
    "001",
    "=1+1",
    "+47 22",
    "-",
    "@x",
    "'",
    "'=1+1",
    "''=1",
    "3/4",
    "mai 2008",
    'a "b"; c, d\ne',
    "é – æøå",
    "20,5",
    "TRUE",
]
VALUES = [Decimal("20.5"), Decimal("-3"), Decimal("40000"), True, False, datetime.date(2008, 4, 3), None]
SHEET = Sheet(
    "coding",
    ("a", "b"),
    tuple(SheetRow(number, {"a": one, "b": "x"}) for number, one in enumerate([*TEXTS, *VALUES], start=2)),
)


def test_a_workbook_is_read_back_the_same():
    content = xlsx_file([SHEET])
    assert only("coding.xlsx", content) == SHEET
    assert content == xlsx_file([SHEET])
    assert {cell.data_type for cell in load_workbook(BytesIO(content)).active["A"][1:15]} == {"s"}


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_csv_is_read_back_the_same_as_texts(language: str):
    sheet = only("coding.csv", csv_file(SHEET, language))
    decimal = "20,5" if language == "nb" else "20.5"
    assert [row.cells["a"] for row in sheet.rows] == [
        *TEXTS, decimal, "-3", "40000", "true", "false", "2008-04-03", None
    ]  # fmt: skip


def test_a_text_that_no_cell_takes_is_not_cut():
    with pytest.raises(ValueError, match="a cell takes 32767"):
        xlsx_file([Sheet("a", ("a",), (SheetRow(2, {"a": "x" * 40_000}),))])


def test_a_marked_copy_is_the_file_with_its_problems_at_their_cells():
    def dirty(sheet):
        sheet["B2"], sheet["C3"] = "=1+1", "no header"
        sheet.merge_cells("A3:A4")
        sheet["A2"].number_format = "0.00"

    content = workbook([["ref", "note"], [1.5, "x"], ["b", "y"]], dirty)
    found = problems("a.xlsx", content)
    book = load_workbook(BytesIO(marked_copy("a.xlsx", content, found)))
    sheet = book["coding"]
    said = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert {place: text[:12] for place, text in said.items()} == {
        "C1": "Column C has",
        "B2": "The cell hol",
        "A3": "The cells A3",
    }
    assert sheet["B2"].fill.start_color.rgb == "FFFFC7CE" and sheet["B2"].value == "=1+1"
    assert sheet["A2"].number_format == "0.00"
    assert [row[4] for row in book["#problems"].values][1:] == [one.message for one in found]


def test_a_mended_copy_is_taken_and_marked_anew():
    content = workbook([["ref", "note"], ["a", "=1+1"]])
    book = load_workbook(BytesIO(marked_copy("a.xlsx", content, problems("a.xlsx", content))))
    book["coding"]["B2"] = "mended"
    file = BytesIO()
    book.save(file)
    assert [row.cells for row in only("a.xlsx", file.getvalue()).rows] == [{"ref": "a", "note": "mended"}]
    again = load_workbook(BytesIO(marked_copy("a.xlsx", file.getvalue(), [])))
    assert again["coding"]["B2"].comment is None and again["coding"]["B2"].fill.fill_type is None


def test_of_a_csv_the_marked_copy_is_a_workbook():
    content = b"ref;note\n001;=1+1\n002;a\x00b\n"
    found = problems("of: coding [2].csv", content)
    sheet = load_workbook(BytesIO(marked_copy("of: coding [2].csv", content, found))).worksheets[1]
    assert [list(row) for row in sheet.values] == [["ref", "note"], ["001", "=1+1"], ["002", "ab"]]
    assert sheet["B2"].data_type == "s" and sheet["B2"].comment and sheet["B3"].comment


def test_a_file_that_was_refused_whole_is_not_opened_again():
    found = problems("a.xlsx", b"PK\x03\x04 cut off")
    assert not may_be_marked(found) and may_be_marked(problems("a.csv", b"a\n=1\n"))
    assert read_file("a.csv", b"a\n1\n")
