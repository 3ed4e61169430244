"""What the panel gives to take along: all that is there, read back the same, for who may look at it."""

import pytest
from django.test import Client

from offices.curation.spreadsheets.case_sheets import as_flat
from offices.curation.spreadsheets.files import as_text
from offices.curation.spreadsheets.reading import read_file
from offices.curation.spreadsheets.sheets import Sheet
from offices.curation.spreadsheets.tables import Reader, pieces
from offices.data.keys import NATURAL_KEYS
from offices.models import Coding, DimensionGroup, Office
from tests.curation.spreadsheets.made import only
from tests.panel import client_of, queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(admin_user) -> Client:
    return client_of(admin_user)


def get(client: Client, path: str) -> bytes:
    response = client.get(f"/admin/export/{path}")
    assert response.status_code == 200 and "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    return response.content


def as_texts(sheet: Sheet) -> list[list[str]]:
    return [[as_text(value, ",") for value in row.cells.values()] for row in sheet.rows]


def test_every_kind_is_read_back_the_same(curator):
    reader = Reader()
    for kind in NATURAL_KEYS:
        for number, piece in enumerate(pieces(reader.sheet(kind)), start=1):
            assert only(f"{kind}.xlsx", get(curator, f"{kind}.xlsx?part={number}")) == piece


@pytest.mark.parametrize("kind", ["citation", "indicator"])
def test_a_csv_says_the_same_with_either_separator(curator, kind: str):
    comma = only(f"{kind}.csv", get(curator, f"{kind}.csv"))
    semicolon = only(f"{kind}.csv", get(curator, f"{kind}.csv?separator=semicolon"))
    assert comma.header == semicolon.header and len(comma.rows) == len(semicolon.rows)
    assert as_texts(comma) == as_texts(Reader().sheet(kind))


def test_everything_is_one_workbook(curator):
    assert get(curator, "all.xlsx").startswith(b"PK")
    assert queries(curator, "/admin/export/all.xlsx") < 100


def test_a_case_is_read_back_as_the_rows_that_it_stands_for(curator):
    office = Office.objects.get(slug="lillevik")
    content = get(curator, "office/lillevik.xlsx")
    groups = set(DimensionGroup.objects.values_list("key", flat=True))
    found, _wrong = as_flat(read_file("lillevik.xlsx", content))
    codings = [row.cells for sheet in found for row in sheet.rows if sheet.name in groups]
    expected = [row.cells for row in Reader().sheet("coding", part__visit__office=office).rows]
    by_ref = {row["ref"]: row for row in codings}
    assert len(codings) == len(expected) and by_ref == {row["ref"]: row for row in expected}
    for kind, wanted in (("visit", {"office": office}), ("part", {"visit__office": office})):
        (sheet,) = (sheet for sheet in found if sheet.name == kind)
        assert [row.cells for row in sheet.rows] == [row.cells for row in Reader().sheet(kind, **wanted).rows]


def test_who_may_not_look_gets_nothing(client, django_user_model):
    nobody = client_of(django_user_model.objects.create_user("nobody", is_staff=True))
    paths = ("coding.csv", "coding.xlsx", "all.xlsx", "office/lillevik.xlsx")
    assert {nobody.get(f"/admin/export/{path}").status_code for path in paths} == {403}
    assert {client.get(f"/admin/export/{path}").status_code for path in paths} == {302}


@pytest.mark.parametrize(
    "path", ["user.csv", "coding.csv?part=99", "coding.xlsx?part=x", "office/nowhere.xlsx", "a.ods"]
)
def test_what_is_not_there_is_not_found(curator, path: str):
    assert curator.get(f"/admin/export/{path}").status_code == 404


def test_an_export_asks_as_much_of_many_rows_as_of_few(curator):
    before = queries(curator, "/admin/export/coding.xlsx?part=1")
    Coding.objects.filter(part__visit__office__slug="lillevik").delete()
    assert queries(curator, "/admin/export/coding.xlsx?part=1") == before
