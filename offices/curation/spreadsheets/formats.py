"""What a sent file is by its first bytes, whatever it is called. No cell is read here."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from offices.curation.spreadsheets.limits import of_file
from offices.curation.spreadsheets.sheets import Problem

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Excel puts a workbook with a password into the container of its old format, under this name."""
PAGES = re.compile(rb"\s*<(?:!doctype html|html|\?xml|table|meta)", re.IGNORECASE)
OTHERS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"PAR1": "Parquet", b"\x1f\x8b": "gzip"}
TABLES = (".csv", ".tsv", ".txt")
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def is_workbook(content: bytes) -> bool:
    return content.startswith(ZIP)


def wrong_format(name: str, content: bytes) -> Iterator[Problem]:
    """Why the bytes are none of the formats that are taken, or not the one that the name promises."""
    end = PurePath(name).suffix.lower()
    if content.startswith(COMPOUND) and LOCKED in content:
        yield of_file(_("The workbook is protected with a password; remove it in Excel and save the file again."), name)
    elif content.startswith(COMPOUND):
        yield of_file(_("The file is a workbook of Excel 97 to 2003 (.xls); save it as .xlsx or as CSV."), name)
    elif PAGES.match(content):
        yield of_file(_("The file is a web page or XML, not a table; save it as .xlsx or as CSV."), name)
    elif other := next((word for start, word in OTHERS.items() if content.startswith(start)), ""):
        yield of_file(_("The file is %(format)s; .xlsx and CSV are taken.") % {"format": other}, name)
    elif is_workbook(content) and end != ".xlsx":
        yield of_file(
            _("The file is a workbook or an archive, but its name ends in “%(end)s”; .xlsx and CSV are taken.")
            % {"end": end},
            name,
        )
    elif not is_workbook(content) and end == ".xlsx":
        yield of_file(_("The file is called .xlsx but is no workbook, or is cut off; save it again in Excel."), name)
    elif not is_workbook(content) and end not in TABLES:
        yield of_file(
            _("The name of the file ends in “%(end)s”; .xlsx and .csv (or .tsv, .txt) are taken.") % {"end": end}, name
        )


def wrong_archive(archive: ZipFile) -> Iterator[Problem]:
    """Why an archive is no workbook that is taken, by the names of its parts; only two short ones are opened."""
    parts = {part.filename: part for part in archive.infolist()}
    if any(part.flag_bits & 1 for part in parts.values()):
        yield of_file(_("The file is locked with a password; save it without one."))
    elif "mimetype" in parts and b"opendocument" in opening(archive, "mimetype"):
        yield of_file(_("The file is an OpenDocument (.ods); save it as .xlsx or as CSV."))
    elif any(name.startswith("Index/") for name in parts):
        yield of_file(_("The file is of Apple Numbers; export it as .xlsx or as CSV."))
    elif "xl/workbook.bin" in parts:
        yield of_file(_("The file is a binary workbook (.xlsb); save it as .xlsx or as CSV."))
    elif "xl/workbook.xml" not in parts:
        yield of_file(_("The file is an archive, but no workbook; .xlsx and CSV are taken."))
    elif any(name.endswith("vbaProject.bin") or "/macrosheets/" in name for name in parts):
        yield of_file(_("The workbook holds macros; save it as a workbook without macros (.xlsx)."))
    elif STRICT in opening(archive, "xl/workbook.xml"):
        yield of_file(_("The workbook is saved as “Strict Open XML”; save it as an ordinary “Excel workbook (.xlsx)”."))


def opening(archive: ZipFile, name: str) -> bytes:
    """The first bytes of a part, enough to tell what it is."""
    try:
        with archive.open(name) as part:
            return part.read(4000)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return b""
