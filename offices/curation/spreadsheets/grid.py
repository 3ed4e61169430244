"""A table as a file has it, before its header is told from its rows: cells by place. What is wrong with it: dirt.py."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from offices.curation.spreadsheets.limits import TOLD
from offices.curation.spreadsheets.sheets import Raw
from offices.table.safe import bare_cell

BLANKS = "\u200b\u2060\ufeff"
"""Signs without width, which Python does not count among the blanks."""
ENDS = re.compile(rf"^[\s{BLANKS}]+|[\s{BLANKS}]+$")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
BROKEN = re.compile(r"\ufffd|Ã[\u0080-\u00bf…˜†‡‚„‰Š‹ŒŽ“”]|â€|(?<=[^\W\d])[¾¿Œ†›](?=[^\W\d])")
"""What æøå become where UTF-8, Windows-1252 and a Macintosh's letters are taken for one another."""
ERROR = re.compile(
    r"#(?:REF!|N/A|I/T|NAME\?|NAVN\?|DIV/0!|VALUE!|VERDI!|NUM!|NULL!|SPILL!|OVERFLYT!|CALC!|BEREGN!)|#{3,}|Err:\d{3}"
)


@dataclass(frozen=True)
class Spot:
    """What is wrong with a cell, or from it on; without a row, with the sheet."""

    row: int | None
    column: int
    found: str
    message: str


@dataclass
class Grid:
    name: str
    rows: dict[int, dict[int, Raw]] = field(default_factory=dict)
    """By number of row from 1 and of column from 0, only what has something in it."""
    spots: list[Spot] = field(default_factory=list)
    cells: int = 0

    def put(self, row: int, column: int, value: Raw) -> None:
        """A cell that has something in it; what is wrong with its text is noted."""
        if isinstance(value, str):
            self.spots += [Spot(row, column, value, message) for message in wrong_text(value)]
        self.rows.setdefault(row, {})[column] = value
        self.cells += 1

    def complain(self, row: int | None, column: int, found: str, message: str) -> None:
        if len(self.spots) <= TOLD:
            self.spots.append(Spot(row, column, found, message))


def clean(text: str) -> str | None:
    """A text without blanks at its ends and without the apostrophe of a safe cell; None where nothing is left."""
    lines = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return bare_cell(ENDS.sub("", lines)) or None


def formula_words(formula: str) -> str:
    message = _("The cell holds the formula %(formula)s; write its value (copy, then paste as values).")
    return message % {"formula": formula[:60]}


def wrong_text(text: str) -> list[str]:
    found = []
    if ERROR.fullmatch(text):
        found.append(
            _("The cell shows the error %(error)s; write the value, or leave the cell empty.") % {"error": text}
        )
    if sign := CONTROL.search(text):
        words = {"code": f"U+{ord(sign.group()):04X}"}
        found.append(_("The text holds the invisible control character %(code)s; type the text anew.") % words)
    if sign := BROKEN.search(text):
        words = {"part": text[max(sign.start() - 5, 0) : sign.end() + 5]}
        found.append(
            _("The letters at “%(part)s” are broken, as æ, ø and å become on the way; save the file as UTF-8.") % words
        )
    return found
