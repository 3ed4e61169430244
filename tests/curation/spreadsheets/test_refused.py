"""Files that are refused before anything of them is read: too large, blown up, locked, or no table at all."""

import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from offices.curation.spreadsheets.limits import LARGEST, TOLD
from tests.curation.spreadsheets.made import problems, with_parts, workbook

BOOK = workbook([["ref"], ["a"]])
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9))


def archive(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return file.getvalue()


def locked() -> bytes:
    """The flag of a password, as zip programs set it."""
    return BOOK.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


def entities(declared: bytes) -> bytes:
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a8;</t></is></c></row>'
    text = b"<!DOCTYPE x [" + declared + b"]><worksheet " + MAIN + b"><sheetData>" + cell + b"</sheetData></worksheet>"
    return with_parts(BOOK, {SHEET: text})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"a,b\n" + b"x" * LARGEST, "at most 5 MB"),
        ("a.xls", OLD, "Excel 97 to 2003"),
        ("a.xlsx", OLD + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("a.xlsx", b"a,b\n1,2\n", "is no workbook"),
        ("a.csv", BOOK, "its name ends in “.csv”"),
        ("a.xls", b" <html><table><tr><td>a", "a web page"),
        ("a.csv", b"%PDF-1.7", "PDF"),
        ("a.json", b'{"a": 1}', "ends in “.json”"),
        ("a.xlsx", BOOK[: len(BOOK) // 2], "damaged or cut off"),
        ("a.xlsx", locked(), "locked with a password"),
        ("a.xlsx", archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        ("a.xlsx", archive(readme=b"x"), "no workbook"),
        ("a.xlsx", with_parts(BOOK, {"xl/workbook.bin": b"x"}), ".xlsb"),
        ("a.xlsx", with_parts(BOOK, {"Index/Document.iwa": b"x"}), "Apple Numbers"),
        ("a.xlsx", with_parts(BOOK, {"xl/vbaProject.bin": b"x"}), "macros"),
        (
            "a.xlsx",
            with_parts(BOOK, {"xl/workbook.xml": b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'}),
            "Strict Open XML",
        ),
        ("a.xlsx", with_parts(BOOK, {"xl/media/big.bin": bytes(60 * 1024 * 1024)}), "was not unpacked"),
        ("a.xlsx", with_parts(BOOK, {"xl/media/big.bin": bytes(2 * 1024 * 1024)}), "times its own size"),
        ("a.xlsx", entities(b'<!ENTITY a0 "ha">' + LAUGHS), "damaged"),
        ("a.xlsx", entities(b'<!ENTITY a8 SYSTEM "file:///etc/passwd">'), "damaged"),
        ("a.xlsx", with_parts(BOOK, {SHEET: b"<worksheet"}), "damaged"),
        ("a.csv", b"a\n" + b"x\n" * 2001, "more than 2000 rows"),
        ("a.csv", b"a,b,c,d,e,f,g,h,i,j,k\n" + b"1,2,3,4,5,6,7,8,9,10,11\n" * 1900, "more than 20000 filled cells"),
        ("a.xlsx", workbook([["ref"], *[["x"]] * 2001]), "more than 2000 rows"),
    ],
)
def test_refused_by_name(name: str, content: bytes, said: str):
    (found,) = problems(name, content)
    assert found.row is None and said in found.message


def test_a_crowd_of_empty_cells_takes_no_time():
    noise = b"".join(b'<c r="A%d"/>' % n for n in range(60_000))
    sheet = b"<worksheet " + MAIN + b'><sheetData><row r="1">' + noise * 30 + b"</row></sheetData></worksheet>"
    content = with_parts(BOOK, {SHEET: sheet})
    begun = time.process_time()
    (found,) = problems("a.xlsx", content)
    assert "formatted cells" in found.message and time.process_time() - begun < 2


def test_a_thousand_problems_are_told_as_many_as_can_be_mended():
    found = problems("a.xlsx", workbook([["ref"], *[["=1+1"]] * 1000]))
    assert len(found) == TOLD + 1 and "problems more" in found[-1].message
