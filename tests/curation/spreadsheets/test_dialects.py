"""CSV as spreadsheets, pandas and R write it: the same rows come in, whatever stands between and around them."""

import pytest

from tests.curation.spreadsheets.made import only, problems, values

HEADER, ROW = ["ref", "label_nb", "number_low"], ["001", "Særomsorg på Ås", "20,5"]


def written(separator: str, quoted: bool = False, line: str = "\r\n") -> str:
    rows = [HEADER, ROW] if separator != "," else [HEADER, [*ROW[:2], '"20,5"']]
    mark = '"' if quoted and separator != "," else ""
    return "".join(separator.join(f"{mark}{cell}{mark}" for cell in row) + line for row in rows)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(written(";").encode("utf-8-sig"), id="Excel nb, CSV UTF-8"),
        pytest.param(written(";").encode("cp1252"), id="Excel nb, CSV"),
        pytest.param(written("\t").encode("utf-16"), id="Excel, Unicode text"),
        pytest.param(("sep=;\r\n" + written(";")).encode("cp1252"), id="Excel with sep"),
        pytest.param(written(",", line="\n").encode(), id="LibreOffice nb"),
        pytest.param(written(";", quoted=True, line="\n").encode(), id="all quoted"),
        pytest.param(written("\t", line="\n").rstrip().encode(), id="no end of the last line"),
        pytest.param(written(";", line="\r").encode(), id="old Macintosh"),
        pytest.param(f";{written(';').replace(chr(10) + '0', chr(10) + '0;0')}".encode(), id="pandas with its index"),
        pytest.param(
            '"";"ref";"label_nb";"number_low"\n"1";"001";"Særomsorg på Ås";20,5\n'.encode(), id="R, write.csv2"
        ),
        pytest.param(
            '"ref" "x"\n'.replace(" ", "\t").replace('"x"', '"label_nb"\t"number_low"').encode()
            + '"1"\t"001"\t"Særomsorg på Ås"\t"20,5"\n'.encode(),
            id="R, write.table",
        ),
        pytest.param(
            f"# lists, notes;{written(';')}".replace("\n0", "\nread; never;0", 1).replace("; never", "").encode(),
            id="a column of comments",
        ),
    ],
)
def test_every_dialect_gives_the_same_rows(content: bytes):
    sheet = only("coding.csv", content)
    assert (sheet.name, sheet.header, values(sheet)) == ("coding", tuple(HEADER), [ROW])
    assert sheet.rows[0].number == 2


def test_rows_keep_the_numbers_that_people_see():
    sheet = only("a.csv", b'ref,note\n\nx, two words\xc2\xa0\n,\ny,"a\r\nb, ""c"""\n')
    assert [(row.number, list(row.cells.values())) for row in sheet.rows] == [
        (3, ["x", "two words"]),
        (5, ["y", 'a\nb, "c"']),
    ]


def test_what_r_writes_for_nothing_is_nothing_and_elsewhere_a_text():
    assert values(only("a.csv", b'"","a","b"\n"1","x",NA\n"2",NA,"y"\n')) == [["x", None], [None, "y"]]
    assert values(only("a.csv", b"a,b\nx,NA\n")) == [["x", "NA"]]


def test_numbers_under_a_name_are_no_index():
    assert only("a.csv", b"key,b\n1,x\n2,y\n").header == ("key", "b")


def test_a_short_row_is_empty_to_its_end_as_excel_means_it():
    assert values(only("a.csv", b"a;b;c\r\nx;y\r\nz\r\nu;v;w\r\n")) == [
        ["x", "y", None],
        ["z", None, None],
        ["u", "v", "w"],
    ]


@pytest.mark.parametrize(
    ("content", "row", "said"),
    [
        (b"a,b\nx,y,20\n", 2, "3 cells under 2 headers"),
        (b"a;b;c\nx;first\nsecond;y\n", 2, "line break in quotes"),
        (b"a;b;c\nx;y;z\nu;v", 3, "cut off"),
        (b'a;b\nx;"never closed\n', None, "From line 2 on"),
        (b"a;b\nx;\xff\xfe\x81\n", None, "neither UTF-8"),
        (b"\xff\xfea\x00b", None, "neither UTF-8"),
        (b"a;b\nx;f\xc3\x83\xc2\xb8rst\n", 2, "broken"),
        ("a;b\nx;f¿rst\n".encode(), 2, "broken"),
        (b"a;b\nx;=1+1\n", 2, "formula =1+1"),
        (b"a;b\nx;#I/T\n", 2, "error #I/T"),
        (b"a;b\nx;a\x00b\n", 2, "U+0000"),
        ("a;b\nx;a\u202eb\n".encode(), 2, "U+202E"),
        (b"a;A\nx;y\n", 1, "stands over several columns (A, B)"),
        (b"a;;c\nx;y;z\n", 1, "Column B has values but no header"),
        (b"a;b\n", None, "no rows below a header"),
        (b"\n \n;;\n", None, "no rows below a header"),
    ],
)
def test_dirt_is_told_with_its_row(content: bytes, row: int | None, said: str):
    (problem,) = problems("a.csv", content)
    assert problem.row == row and said in problem.message
