"""What programs get beside the words: numbers as numbers, keys, ways of being without a value, in every JSON file."""

import pytest

from offices.data.records import Number, Pair
from offices.matrix.matrix import OfficeRow
from offices.models import Dimension
from offices.models.vocabulary import MISSING_LABELS, Account, Certainty
from offices.table.cells import Category, Missing, Quantity, Several
from offices.table.columns import column, keyed, office_column
from offices.table.json import typed
from offices.table.table import table_of
from offices.table.values import value_cell
from offices.wording.statements import Statement, without_value
from tests.builders import code, make_dimension, make_office, whole
from tests.table.test_exports import PAGES, as_json
from tests.table.test_exports import column as words_of

pytestmark = pytest.mark.django_db


def values_of(found: dict, key: str) -> list:
    return [row[found["keys"].index(key)] for row in found["values"]]


@pytest.mark.parametrize("path", PAGES)
def test_every_column_has_a_key_of_its_own_that_is_the_same_in_both_languages(client, path):
    english, norwegian = as_json(client, path), as_json(client, f"/nb{path}")
    for name in ("keys", "kinds"):
        assert sorted(english[name]) == sorted(norwegian[name])
    for found in (english, norwegian):
        assert len(set(found["keys"])) == len(found["keys"]) == len(found["columns"])
        assert len(found["kinds"]) == len(found["units"]) == len(found["columns"])
        assert set(found["kinds"]) <= {"text", "integer", "number", "category", "value", "source", "key"}


@pytest.mark.parametrize("path", [*PAGES, "/explore/truth-table/?record=case&record=vignette"])
def test_values_stand_beside_their_words_and_are_what_their_column_says(client, path):
    found = as_json(client, path)
    assert len(found["values"]) == len(found["rows"])
    for row, values in zip(found["rows"], found["values"], strict=True):
        for words, value, kind in zip(row, values, found["kinds"], strict=True):
            if kind == "integer":
                assert (words, value) == (str(value), value) or (words, value) == ("", None)
            if kind in ("text", "source", "key"):
                assert value is None
            if isinstance(value, list):
                assert len(value) == len(words.split(" | "))
            for one in value if isinstance(value, list) else [value]:
                assert_fits(one, kind)


def assert_fits(value, kind: str) -> None:
    """A number in a column of numbers, a key in one of categories; either may be missing."""
    if isinstance(value, str):
        assert value
        assert kind in ("category", "value")
    elif isinstance(value, dict) and "missing" in value:
        assert value["missing"]
    elif isinstance(value, dict):
        assert set(value) == {"low", "high", "comparator", "unit"}
        assert value["low"] is not None or value["high"] is not None
        assert kind in ("number", "value")


def test_numbers_keep_bounds_comparator_and_unit(client):
    found = as_json(client, "/nb/offices/?record=case")
    fte = dict(zip(words_of(found, "slug"), values_of(found, "staff_fte"), strict=True))
    assert fte["lillevik"] == [{"low": 20, "high": None, "comparator": ">", "unit": "årsverk"}]
    staff = dict(zip(words_of(found, "slug"), values_of(found, "staff_headcount"), strict=True))
    assert staff["lillevik"] == [{"missing": "not_stated"}]
    assert found["units"][found["keys"].index("staff_fte")] == "årsverk"
    assert dict(zip(words_of(found, "slug"), values_of(found, "staff_fte.certainty"), strict=True))["lillevik"] == [
        "vague"
    ]


def test_a_figure_is_a_number_unless_it_is_only_in_words(client):
    found = as_json(client, "/indicators/")
    told = words_of(found, "Only in words")
    for value, in_words in zip(values_of(found, "value"), told, strict=True):
        assert (value is None) is bool(in_words)


def test_certainty_and_account_are_keys_of_the_vocabulary(client):
    found = as_json(client, "/offices/")
    for name, vocabulary in (("certainty", Certainty), ("account", Account)):
        told = [values_of(found, key) for key in found["keys"] if key.endswith(f".{name}")]
        assert {one for column in told for value in column if value for one in value if one} <= set(vocabulary.values)


def test_a_decimal_number_is_one_in_json_too(client):
    code(whole(make_office(slug="decimal")), Dimension.objects.get(key="staff_fte"), "1020.5")
    found = as_json(client, "/nb/offices/?q=decimal")
    assert values_of(found, "staff_fte")[0][0]["low"] == 1020.5


def test_what_is_not_in_place_or_not_shown_is_no_value_for_a_program():
    told = {"text": "20", "mark": "stated", "mark_label": "stated", "number": Number(20, 20, "=")}
    assert isinstance(value_cell(Statement(**told)), Quantity)
    assert value_cell(Statement(**told, realisation="planned")) == "20 (planned)"
    assert value_cell(Statement(**told, is_shown=False)) == "20 (not the value shown)"
    assert value_cell(Statement("red", "stated", "stated", key="red")) == Category("red", "red")
    assert value_cell(Statement("not stated", "missing", "no value", key="not_stated")).key == "not_stated"
    for way, words in MISSING_LABELS.items():
        assert value_cell(without_value(way)) == Missing(str(words), way)


def test_several_values_keep_their_places_in_words_and_values():
    cell = Several(("", Category("red", "r"), Missing("not stated", "not_stated")))
    assert str(cell) == "– | red | not stated"
    assert typed(cell) == [None, "r", {"missing": "not_stated"}]
    assert (str(Several(("", ""))), typed(Several(("", "words")))) == ("", None)


def test_columns_of_keys_come_last_in_the_order_of_the_columns_they_are_of():
    one = OfficeRow("one", Pair("One", "En"), "case")
    columns = [
        keyed("kind", "Kind", lambda office: office.record, lambda office: office.record),
        column("n", "n", lambda office: 3, "integer"),
        office_column(lambda office: office),
    ]
    table = table_of(columns, [one], name="x", title="T", n="1")
    assert [head.label for head in table.columns] == ["Kind", "n", "Office", "kind.key", "slug"]
    assert [str(cell) for cell in table.rows[0]] == ["case", "3", "One", "case", "one"]
    assert any("the same in both languages" in note for note in table.notes)


def test_a_new_dimension_is_typed_by_its_scale(client):
    for scale, kind in (("number", "number"), ("nominal", "category"), ("text", "text")):
        dimension = make_dimension(scale, headline=True, key=f"made_{scale}")
        found = as_json(client, "/offices/?record=case")
        assert found["kinds"][found["keys"].index(dimension.key)] == kind


def test_the_sources_of_a_file_are_those_of_its_cells(client):
    found = as_json(client, "/offices/?record=case")
    cells = " ".join(row[at] for row in found["rows"] for at, kind in enumerate(found["kinds"]) if kind == "source")
    assert found["sources"]
    assert all(source["name"] in cells for source in found["sources"])


def test_a_page_has_no_cell_of_what_stands_only_in_files_and_small_words_of_what_stands_below():
    columns = [
        office_column(lambda row: OfficeRow(row, Pair(row.title()), "vignette"), lambda _row: "vignette"),
        column("phase", "Phase", lambda row: f"phase of {row}").below,
        column("empty", "Nothing", lambda _row: "").below,
        column("secret", "Only in files", lambda row: row * 2).in_files,
        column("n", "Letters", len, "integer"),
    ]
    made = table_of(columns, ["ab"], name="t", title="T", n="1")
    assert [(one.label, str(made.rows[0][one.place])) for one in made.on_page] == [("Office", "Ab"), ("Letters", "2")]
    assert [one.small(made.rows[0]) for one in made.on_page] == ["vignette, phase of ab", ""]
    assert [head.key for head in made.columns] == ["office", "phase", "empty", "secret", "n", "slug"]
