"""Lists of offices as people type, paste and send them: what each line means, and what is refused by name."""

import pytest
from django.core.exceptions import ValidationError

from offices.curation.importing.listed import Line, as_text, lines_of_sheets, lines_of_text
from offices.curation.spreadsheets.reading import read_file


@pytest.mark.parametrize(("text", "lines"), [
    ("Solvo", [Line(1, "Solvo", "Solvo")]),
    ("\n Solvo ; solvo-a ;  of study A\n;\n\nRimo;;\n",
     [Line(2, "Solvo", "Solvo", "solvo-a", "of study A"), Line(5, "Rimo", "Rimo")]),
    ("Solvo\tsolvo-a\tone; two", [Line(1, "Solvo", "Solvo", "solvo-a", "one; two")]),
    ("Key;Name_en;NAME_NB\na;Eastoffice;Østkontoret", [Line(2, "Eastoffice", "Østkontoret", "a")]),
    ("Navn;Merknad\nØstvo;ny", [Line(2, "Østvo", "Østvo", "", "ny")]),
    ("name_nb;key\nBare norsk;x", [Line(2, "Bare norsk", "Bare norsk", "x")]),
])  # fmt: skip
def test_a_line_is_an_office(text, lines):
    assert lines_of_text(text) == lines


@pytest.mark.parametrize(("text", "said"), [
    ("", "empty"), (" ;\n\t", "empty"), ("name;key", "empty"), ("a;b;c;d", "Line 1 has more columns"),
    ("x\n" * 1001, "1001 lines; at most 1000"), ("So\0lvo", "NUL"),
])  # fmt: skip
def test_what_is_no_list_is_refused(text, said):
    with pytest.raises(ValidationError, match=said):
        lines_of_text(text)


def test_a_file_names_its_columns():
    sheets = read_file("offices.csv", "navn;nøkkel\nØstvo;ostvo\nRimo;\n".encode("cp1252"))
    lines = lines_of_sheets(sheets)
    assert lines == [Line(2, "Østvo", "Østvo", "ostvo"), Line(3, "Rimo", "Rimo")]
    assert [(line.name_nb, line.key) for line in lines_of_text(as_text(lines))] == [("Østvo", "ostvo"), ("Rimo", "")]
    with pytest.raises(ValidationError, match="“leader” is no column"):
        lines_of_sheets(read_file("offices.csv", b"name,leader\nSolvo,Kim\n"))
