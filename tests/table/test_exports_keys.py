"""What programs need of a file: stable keys beside the words, and no cell that a spreadsheet turns into a date."""

import csv
import re
from io import StringIO

import pytest

from offices.models import Finding, Indicator
from tests.builders import code, make_dimension, make_office, whole
from tests.editions import current_matrix
from tests.table.test_exports import PAGES, as_csv, as_json, asked, column

pytestmark = pytest.mark.django_db

MONTHS = "jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec"
DATE = re.compile(
    r"\d{1,4}\s*[/-]\s*\d{1,4}(\s*[/-]\s*\d{1,4})?|\d{1,2}\.\d{1,2}\.(\d{2,4})?|\d+:\d\d(:\d\d)?"
    rf"|\d{{1,2}}\.?[ -]?({MONTHS})[a-z]*\.?([ -]?\d{{2,4}})?|({MONTHS})[a-z]*\.?[ -]?\d{{1,4}}",
    re.IGNORECASE,
)
"""What Excel and LibreOffice take for a date or a time: 4/4, 1-2, 3.4.08, 10:30, May 2008."""
FILES = [*PAGES, "/explore/truth-table/?record=case&record=vignette"]


def cells(client, address: str) -> list[str]:
    text = client.get(address).content.decode().lstrip("\ufeff")
    delimiter = ";" if address.startswith("/nb/") else ","
    return [cell for row in csv.reader(StringIO(text), delimiter=delimiter) for cell in row]


@pytest.mark.parametrize("prefix", ["", "/nb"])
@pytest.mark.parametrize("path", FILES)
def test_no_cell_becomes_a_date_and_none_of_ours_has_to_be_kept_from_it(client, path, prefix):
    found = cells(client, prefix + asked(path, "csv"))
    assert found
    assert [cell for cell in found if DATE.fullmatch(cell.strip().removeprefix("'"))] == []


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_nor_in_the_file_for_r(client, prefix):
    found = cells(client, f"{prefix}/explore/truth-table/data.csv")
    assert [cell for cell in found if DATE.fullmatch(cell.strip())] == []


def offices_with(words: list[str]) -> None:
    """An office for each word, which is the value of a column of the list."""
    dimension = make_dimension("text", headline=True)
    for number, word in enumerate(words):
        code(whole(make_office(slug=f"dated-{number}", name_en=f"Dated {number}")), dimension, word, text_nb=word)


def test_what_a_curator_writes_like_a_date_stays_text(client):
    words = ["1/2", "4-5", "3.4.08", "10:30", "May 2008", "3. mai", "des-08"]
    offices_with(words)
    found = cells(client, "/offices/?q=dated&format=csv")
    assert {f"'{word}" for word in words} <= set(found)
    assert set(words) & set(found) == set()
    as_they_are = column(as_json(client, "/offices/?q=dated"), "Colour")
    assert set(words) <= set(as_they_are), "JSON has the words as they are"


def test_what_is_no_such_date_is_left_as_it_is(client):
    words = ["2010", "45", "2007–2008", "-3", "2026-11-21", "Desember", "1,020.5", "Mosjøen 3"]
    offices_with(words)
    assert set(words) <= set(cells(client, "/offices/?q=dated&format=csv"))


def keyed(found: dict) -> list[list[tuple[str, str]]]:
    """The key columns of each row, in one order whatever the language; of several slugs how many there are."""
    heads = [(place, head, head.rpartition(".")[2]) for place, head in enumerate(found["columns"])]
    kept = [(place, head, last) for place, head, last in heads if last in ("slug", "slugs", "key")]
    return sorted(
        sorted(
            (head, str(len(row[place].split("; "))) if last == "slugs" else row[place]) for place, head, last in kept
        )
        for row in found["rows"]
    )


@pytest.mark.parametrize("path", PAGES)
def test_every_file_has_keys_that_are_the_same_in_both_languages(client, path):
    english, norwegian = as_json(client, path), as_json(client, f"/nb{path}")
    # In the order of the language, names stand elsewhere: so do rows, columns of offices and the first names of a cell.
    assert all(keyed(english))
    assert len(keyed(english)) == len(english["rows"])
    assert keyed(english) == keyed(norwegian)
    table, below = as_csv(client, path)
    assert table[0] == english["columns"]
    assert any("the same in both languages" in row[1] for row in below)


def test_keys_are_those_of_the_data(client):
    matrix = current_matrix()
    slugs = {office.slug for office in matrix.offices}
    assert set(column(as_json(client, "/offices/"), "slug")) <= slugs
    assert set(column(as_json(client, "/explore/trajectories/"), "slug")) <= slugs
    assert set(column(as_json(client, "/offices/lillevik/similar/"), "slug")) < slugs
    compared = as_json(client, "/compare/?office=lillevik&office=storvik")
    assert set(column(compared, "dimension.key")) <= set(matrix.dimensions)
    at = dict(zip(column(compared, "dimension.key"), column(compared, "lillevik.first-visit.key"), strict=True))
    assert at["organisation_model"] == "generalist"
    crossed = as_json(client, "/explore/?x=leadership&y=organisation_model")
    found = dict(
        zip(column(crossed, "organisation_model.key"), column(crossed, "leadership:one_leader.slugs"), strict=True)
    )
    assert "lillevik" in found["generalist"].split("; ")
    services = as_json(client, "/explore/services/")
    assert set(column(services, "municipal_services.key")) <= set(matrix.dimensions["municipal_services"].by_key)
    keys = set(Finding.objects.values_list("key", flat=True))
    assert set(column(as_json(client, "/evidence/"), "Key")) <= keys
    figures = as_json(client, "/indicators/")
    assert set(column(figures, "figure.key")) <= set(Indicator.objects.values_list("key", flat=True))


def test_a_key_says_what_is_denied_and_what_is_missing(client):
    dimension = make_dimension("multi", ("red", "blue"), key="made_colours", headline=True)
    one, other = make_office(slug="denied"), make_office(slug="silent")
    code(whole(one), dimension, "red")
    code(whole(one), dimension, ("blue", False))
    code(whole(other), dimension, status="not_assessed")
    make_office(slug="uncoded")
    found = as_json(client, "/offices/?record=case")
    keys = dict(zip(column(found, "slug"), column(found, "made_colours.key"), strict=True))
    assert keys["denied"] == "red | not:blue"
    assert (keys["silent"], keys["uncoded"]) == ("not_assessed", "not_yet_coded")
