"""Workbooks as people fill them: values come in as they are seen, and dirt is named by sheet, row and column."""

import datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from offices.curation.spreadsheets.reading import read_file
from tests.curation.spreadsheets.made import only, problems, saved, values, workbook


def test_values_come_in_as_they_are_seen():
    def shown(sheet):
        sheet["E2"].number_format = "0000"
        sheet["G2"].value, sheet["G2"].data_type = "=not run", "s"

    row = ["\u00a0001 ", 20.5, True, datetime.datetime(2008, 4, 3), 301, 0.1 + 0.2, "", 1250]
    sheet = only("a.xlsx", workbook([list("abcdefgh"), row], shown))
    day = datetime.date(2008, 4, 3)
    expected = ["001", Decimal("20.5"), True, day, "0301", Decimal("0.3"), "=not run", Decimal(1250)]
    assert sheet.name == "coding" and values(sheet) == [expected]


def twelve(sheet):
    """Twelve kinds of dirt, each in a row or column of its own."""
    sheet["B2"] = "=A2+1"
    sheet["B3"], sheet["B3"].data_type = "#REF!", "e"
    sheet.merge_cells("B4:B5")
    sheet["B6"], sheet["B6"].number_format = 0.2, "0 %"
    sheet["B7"] = "fÃ¸rst"
    sheet["B8"] = "a\u202eb"
    sheet["B9"] = datetime.datetime(2008, 4, 3, 10, 30)
    sheet["B10"] = datetime.time(10, 30)
    sheet["C1"] = "REF"
    sheet["D2"] = "without a header"
    sheet["E1"] = 2008
    sheet.row_dimensions[11].hidden = True
    sheet["A11"] = "k"


TWELVE = [
    (None, "", "Rows are hidden or filtered out (11)"),
    (1, "REF", "The header “ref” stands over several columns (A, C)"),
    (1, "D", "Column D has values but no header"),
    (1, "E", "has to be its name, not a number"),
    (2, "note", "the formula =A2+1"),
    (3, "note", "the error #REF!"),
    (4, "note", "The cells B4:B5 are merged"),
    (6, "note", "shows 20 % and holds 0.2; write 20"),
    (7, "note", "letters at “fÃ¸rst” are broken"),
    (8, "note", "U+202E"),
    (9, "note", "a time of day with the date"),
    (10, "note", "a time of day; write it as text"),
]


def test_twelve_kinds_of_dirt_give_twelve_sentences():
    rows = [["ref", "note"], *([f"r{number}", "x"] for number in range(2, 11))]
    found = problems("a.xlsx", workbook(rows, twelve))
    assert [(one.sheet, one.row, one.column) for one in found] == [("coding", *told[:2]) for told in TWELVE]
    assert [
        one.message for one, (_row, _column, said) in zip(found, TWELVE, strict=True) if said not in one.message
    ] == []


def test_what_is_there_for_people_is_not_read():
    def annotated(sheet):
        sheet["A1"].comment = Comment("What it is", "x")
        choice = DataValidation(type="list", formula1='"a,b"')
        sheet.add_data_validation(choice)
        choice.add("A2:A9")
        sheet.freeze_panes = "A2"
        for column in range(4, 300):
            sheet.cell(5, column).number_format = "0.00"
        lists = sheet.parent.create_sheet("#lists")
        lists["A1"] = "=1+1"
        lists.sheet_state = "hidden"
        sheet.parent.create_sheet("Ark2")

    content = workbook([["ref", "# label", "note"], ["a", "=B1", None], [], ["b", None, "x"]], annotated)
    sheet = only("a.xlsx", content)
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, {"ref": "a", "note": None}),
        (4, {"ref": "b", "note": "x"}),
    ]


def test_a_hidden_sheet_with_values_is_not_taken_in_unseen():
    def hidden(sheet):
        other = sheet.parent.create_sheet("finding")
        other.append(["key"])
        other.sheet_state = "veryHidden"

    (found,) = problems("a.xlsx", workbook([["ref"], ["a"]], hidden))
    assert (found.sheet, found.row) == ("finding", None) and "is hidden" in found.message


def test_sheets_come_in_their_order_and_one_of_them_may_have_no_rows():
    book = Workbook()
    book.active.title = "office"
    book.active.append(["slug"])
    book.active.append(["lillevik"])
    book.create_sheet("visit").append(["key"])
    assert [(sheet.name, len(sheet.rows)) for sheet in read_file("a.xlsx", saved(book))] == [
        ("office", 1),
        ("visit", 0),
    ]


@pytest.mark.parametrize("rows", [[], [["ref", "note"]], [["ref"], [None]]])
def test_a_file_without_rows_is_told_so(rows):
    (found,) = problems("a.xlsx", workbook(rows))
    assert "no rows below a header" in found.message
