"""The empty workbook of a case: what may be written stands in it, and sent back as it is it says nothing new."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from offices.curation.spreadsheets.case_sheets import as_flat
from offices.curation.spreadsheets.reading import read_file
from offices.curation.spreadsheets.tables import Reader
from offices.models import DimensionGroup, Visit
from tests.panel import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit() -> Visit:
    return Visit.objects.filter(office__slug="lillevik").select_related("office").earliest("order")


def template(user, visit: Visit | None) -> bytes:
    response = client_of(user).get("/admin/export/template.xlsx", {"visit": visit.pk} if visit else {})
    assert response.status_code == 200
    return response.content


def values_offered(book, sheet, place: str) -> list[str]:
    """Of the drop-down of a cell, as a spreadsheet shows it."""
    (choice,) = (one for one in sheet.data_validations.dataValidation if place in one.sqref)
    if choice.formula1.startswith('"'):
        return choice.formula1.strip('"').split(",")
    title, cells = choice.formula1.rsplit("!", 1)
    return [cell.value for (cell,) in book[title.strip("'")][cells.replace("$", "")]]


def test_it_offers_what_is_allowed_and_says_what_it_means(admin_user, visit):
    book = load_workbook(BytesIO(template(admin_user, visit)))
    assert book["#lists"].sheet_state == "hidden"
    checked = 0
    for group in DimensionGroup.objects.prefetch_related("dimensions__categories"):
        sheet = book[group.key]
        at = {cell.value: cell.column for cell in sheet[1]}
        assert {"draft", "published"} <= set(values_offered(book, sheet, sheet.cell(2, at["stage"]).coordinate))
        offered = {row[at["dimension"] - 1].value: row for row in sheet.iter_rows(min_row=2)}
        for dimension in group.dimensions.filter(only_in_findings=False):
            row = offered[dimension.key]
            assert row[at["dimension"] - 1].comment.text.startswith(dimension.definition_en[:100].strip())
            if keys := [one.key for one in dimension.categories.all()]:
                assert values_offered(book, sheet, row[at["category"] - 1].coordinate) == keys
                checked += 1
    assert checked > 20 and "=" in values_offered(book, sheet, sheet.cell(2, at["comparator"]).coordinate)


def test_sent_back_as_it_is_it_says_what_is_there(admin_user, visit):
    found, _wrong = as_flat(read_file("t.xlsx", template(admin_user, visit)))
    assert [row for sheet in found for row in sheet.rows if sheet.name not in ("office", "visit", "part")] == []
    for kind, only in (("visit", {"office": visit.office}), ("part", {"visit__office": visit.office})):
        (sheet,) = (sheet for sheet in found if sheet.name == kind)
        assert [row.cells for row in sheet.rows] == [row.cells for row in Reader().sheet(kind, **only).rows]


def test_a_row_that_is_filled_in_is_a_coding_of_its_part(admin_user, visit):
    book = load_workbook(BytesIO(template(admin_user, visit)))
    sheet = book[DimensionGroup.objects.earliest("order").key]
    at = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, at["category"], "Some label")
    file = BytesIO()
    book.save(file)
    found, _wrong = as_flat(read_file("t.xlsx", file.getvalue()))
    ((name, row),) = ((one.name, row) for one in found for row in one.rows if one.name == sheet.title)
    part = visit.parts.order_by("order", "pk")[0]
    assert (name, row.number, row.cells["category"]) == (sheet.title, 2, "Some label")
    assert row.cells["part"] == f"lillevik/{visit.key}/{part.key}"


def test_without_a_visit_it_is_for_a_new_office(admin_user):
    book = load_workbook(BytesIO(template(admin_user, None)))
    assert book["office"]["A1"].value == "slug" and book["office"]["A2"].value is None
    assert client_of(admin_user).get("/admin/export/template.xlsx?visit=x").status_code == 404
