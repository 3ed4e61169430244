"""A file to take along in a spreadsheet: Norwegian letters and numbers, and no cell that could be run."""

import csv
import html
import json
from datetime import date
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offices.models import Dimension
from offices.table.columns import Head
from offices.table.csv import csv_text
from offices.table.json import json_text
from offices.table.safe import FORMULA, NEGATIVE, safe_cell
from offices.table.table import Origin, Table
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_finding,
    make_office,
    make_place,
    make_source,
    whole,
)
from tests.table.test_exports import as_csv, as_json, column, text

pytestmark = pytest.mark.django_db


def test_norwegian_letters_and_separator_survive(client):
    table, below = as_csv(client, "/nb/indicators/")
    raw = client.get("/nb/indicators/?format=csv").content
    assert raw[:3] == b"\xef\xbb\xbf"
    assert raw.count(b"\r\n") >= len(table)
    assert any("æ" in cell or "ø" in cell or "å" in cell for row in table for cell in row)
    assert ["Tittel", "Tall fra spørreundersøkelser og registre"] in below
    assert any(any(row[0].startswith(word) for word in ("Merknad", "Kilde")) for row in below)


@pytest.mark.parametrize(("prefix", "told"), [("", "1,020.5 FTE"), ("/nb", "1\u00a0020,5 årsverk")])
def test_numbers_are_written_as_on_the_page_of_that_language(client, prefix, told):
    office = make_office(slug="decimal")
    code(whole(office), Dimension.objects.get(key="staff_fte"), "1020.5")
    assert told in html.unescape(text(client, f"{prefix}/offices/decimal/"))
    table, _below = as_csv(client, f"{prefix}/offices/?staff_fte_min=1000")
    assert told in next(row for row in table if row[0] == "decimal")


ATTACK = '=HYPERLINK("http://x";"y")'


def test_formulas_are_text_wherever_a_curator_writes_them(client):
    office = make_office(slug="hostile", name_en=ATTACK, name_nb=f"  {ATTACK}")
    dimension = make_dimension(headline=True, label_en="+cmd|' /C calc'!A0", label_nb="@SUM(1)")
    source = make_source(authors="=1+1, A.", key="hostile")
    place = make_citation(source=source, section="-2+3")
    code(whole(office), dimension, "red", note_en="\t=1+1", note_nb="\r=1+1", citation=place)
    finding = make_finding(statement_en="@x", statement_nb="＝x")
    make_place(finding, citation=place)
    for path in (
        "/offices/",
        "/compare/?office=hostile&office=lillevik",
        f"/explore/?x={dimension.key}&y=leadership",
        "/evidence/",
    ):
        for prefix in ("", "/nb"):
            table, below = as_csv(client, prefix + path)
            cells = [cell for row in (*table, *below) for cell in row]
            assert not [cell for cell in cells if cell.lstrip()[:1] in (*FORMULA,) and not NEGATIVE.fullmatch(cell)]
            assert not [cell for cell in cells if cell[:1] in ("\t", "\r", "\n")]
            assert any(cell.startswith("'") for cell in cells)
    assert ATTACK in column(as_json(client, "/offices/"), "Office"), "JSON holds the words as they are"


@given(st.text())
@example("-5")
@example("-2.5 ")
@example("-1 000,5")
@example(" =1")
@example("\ufeff=1")
@example("-1+1")
def test_no_cell_begins_a_formula_and_none_is_changed_otherwise(cell):
    safe = safe_cell(cell)
    assert safe in (cell, f"'{cell}")
    start = safe.lstrip()
    assert start[:1] not in (*FORMULA,) or NEGATIVE.fullmatch(start.rstrip())
    assert safe[:1] not in ("\t", "\r", "\n")


@pytest.mark.parametrize("cell", ["-5", "-2,5", "-1 000", "-12.5", "5", "about 5", "−5", "–", "a=b", "'x", ""])
def test_what_cannot_be_run_stays_as_it_is(cell):
    assert safe_cell(cell) == cell


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=2, max_size=2)
    ),
    st.sampled_from(["en", "nb"]),
)
def test_any_words_come_back_from_both_forms(rows, language):
    table = Table("x", "T", (Head("a", "A"), Head("b", "B")), tuple(map(tuple, rows)), "n")
    origin = Origin("http://x/", "http://x", "0123456789ab", date(2026, 11, 30), language)
    assert json.loads(json_text(table, origin))["rows"] == rows
    separator = ";" if language == "nb" else ","
    read = list(csv.reader(StringIO(csv_text(table, origin)[1:], newline=""), delimiter=separator, strict=True))
    assert read[1 : len(rows) + 1] == [[safe_cell(cell) for cell in row] for row in rows]
    assert read[len(rows) + 1] == []
