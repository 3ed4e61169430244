"""Cells that a spreadsheet would run as a formula or read as a date are made text, and back. Nothing about files."""

import re

FORMULA = "=+-@＝＋－＠"
"""Signs that begin a formula, in both widths: spreadsheets in East Asian settings take the wide ones too."""
BREAKS = "\t\r\n"
"""Signs that some spreadsheets swallow, so that what comes after them begins the cell."""
NEGATIVE = re.compile(r"-\d+(?:[.,\u00a0\u202f ]\d+)*")

MONTH = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:s|ch)?|apr(?:il)?|ma[iy]|jun[ei]?|jul[iy]?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)\.?"
)
DATE = re.compile(
    r"\d{1,4} ?[/-] ?\d{1,4}(?: ?[/-] ?\d{1,4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,4}:\d{2}(?::\d{2})?"
    rf"|\d{{1,2}}\.?[ -]?{MONTH}(?:[ -]?\d{{2,4}})?|{MONTH}[ -]?\d{{1,4}}(?:,? \d{{4}})?",
    re.IGNORECASE,
)
"""What Excel and LibreOffice take for a date or a time without being asked: 4/4, 1-2, 3.4.08, 10:30, May 2008."""
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def safe_cell(text: str) -> str:
    """The text with an apostrophe before it where it could be run or read as a date.

    A plain negative number stays one, and so does a whole date, of which every spreadsheet makes the same date.
    """
    start = text.lstrip()
    if DATE.fullmatch(start.rstrip()) and not ISO_DATE.fullmatch(text):
        return f"'{text}"
    if text[:1] in (*BREAKS,) or (start[:1] in (*FORMULA,) and not NEGATIVE.fullmatch(start.rstrip())):
        return f"'{text}"
    return text


def kept_cell(text: str) -> str:
    """A safe cell of which `bare_cell` makes the same text again, whatever apostrophes that begins with itself."""
    return f"'{text}" if is_unsafe(text.lstrip("'")) else text


def bare_cell(text: str) -> str:
    """The text of a safe cell: the apostrophe goes that keeps it from being run."""
    return text[1:] if text.startswith("'") and is_unsafe(text.lstrip("'")) else text


def is_unsafe(text: str) -> bool:
    return safe_cell(text) != text
