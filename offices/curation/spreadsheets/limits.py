"""How large a sent file may be, told before anything of it is unpacked. What is in its cells: dirt.py."""

from collections.abc import Iterator
from zipfile import ZipFile

from django.utils.translation import gettext as _

from offices.curation.spreadsheets.sheets import Problem

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
UNPACKED = 50 * MEGABYTE
TIMES = 100
"""How much more a workbook may be than the file that it is packed in; honest ones are 5 to 20 times as large."""
TAGS = 1_500_000
"""Marks of XML in the parts that are read: some seconds of work; a sheet of 20,000 formatted cells has 100,000."""
READ = ("xl/worksheets/", "xl/sharedStrings", "xl/styles", "xl/workbook", "xl/theme/", "xl/_rels/", "[Content_Types]")
CELLS = 20_000
"""With something in them, comments not counted."""
ROWS = 2_000
"""Below the headers, of all sheets."""
TOLD = 200
"""Problems that are told of one file; who has more has one cause."""


def of_file(message: str, found: str = "", sheet: str = "") -> Problem:
    """A problem of the whole file, or of a whole sheet."""
    return Problem(sheet, None, "", found, message)


def too_large(content: bytes) -> Iterator[Problem]:
    if not content:
        yield of_file(_("The file is empty."))
    elif len(content) > LARGEST:
        words = {"size": f"{len(content) / MEGABYTE:.1f}", "most": LARGEST // MEGABYTE}
        yield of_file(
            _("The file has %(size)s MB; at most %(most)s MB are taken. Divide it.") % words, str(words["size"])
        )


def blown_up(archive: ZipFile, size: int) -> Iterator[Problem]:
    """By the sizes that the archive states; reading never goes beyond those."""
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > UNPACKED or unpacked > size * TIMES:
        words = {"size": f"{unpacked / MEGABYTE:.0f}", "most": UNPACKED // MEGABYTE, "times": TIMES}
        yield of_file(
            _(
                "The file would unpack to %(size)s MB, and was not unpacked; allowed are %(most)s MB and %(times)s "
                "times its own size. Copy what is needed to a new workbook."
            )
            % words,
            str(words["size"]),
        )


def crowded(archive: ZipFile) -> Iterator[Problem]:
    """So much XML that reading it would keep the site busy, though it packs well."""
    if tags_in(archive) > TAGS:
        yield of_file(
            _("The workbook has far more formatted cells than filled ones; copy what is needed to a new workbook.")
        )


def tags_in(archive: ZipFile) -> int:
    parts = [part for part in archive.infolist() if part.filename.lstrip("/").startswith(READ)]
    return sum(archive.read(part).count(b"<") for part in parts)


def too_many(rows: int, cells: int) -> Iterator[Problem]:
    """Of what has been read so far."""
    words = {"rows": ROWS, "cells": CELLS}
    if rows > ROWS:
        yield of_file(_("The file has more than %(rows)s rows; divide it into several files.") % words, str(rows))
    if cells > CELLS:
        yield of_file(
            _("The file has more than %(cells)s filled cells; divide it into several files.") % words, str(cells)
        )
