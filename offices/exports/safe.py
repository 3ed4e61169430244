"""Cells that a spreadsheet would run as a formula are made text. Nothing about files here."""

import re

FORMULA = "=+-@＝＋－＠"
"""Signs that begin a formula, in both widths: spreadsheets in East Asian settings take the wide ones too."""
BREAKS = "\t\r\n"
"""Signs that some spreadsheets swallow, so that what comes after them begins the cell."""
NEGATIVE = re.compile(r"-\d+(?:[.,\u00a0\u202f ]\d+)*")


def safe_cell(text: str) -> str:
    """The text with an apostrophe before it where it could be run; a plain negative number stays one."""
    start = text.lstrip()
    if text[:1] in (*BREAKS,) or (start[:1] in (*FORMULA,) and not NEGATIVE.fullmatch(start.rstrip())):
        return f"'{text}"
    return text
