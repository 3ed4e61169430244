"""A pasted list of offices, or a file of one, to lines: what was typed, by meaning of its column. No database here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from offices.curation.spreadsheets.sheets import Sheet

MOST = 1_000
"""Lines of a list: what one page shows and one form sends."""
COLUMNS = {
    "name": ("name_en", "name_nb"),
    "navn": ("name_en", "name_nb"),
    "name_en": ("name_en",),
    "name_nb": ("name_nb",),
    "key": ("key",),
    "slug": ("key",),
    "nøkkel": ("key",),
    "remark": ("remark",),
    "merknad": ("remark",),
}
"""What a list may call its columns, and what each fills."""
WITHOUT_HEADER = ("name", "key", "remark")
TAB = "\t"


@dataclass(frozen=True)
class Line:
    """An office to be, as it was typed."""

    number: int
    name_en: str = ""
    name_nb: str = ""
    key: str = ""
    remark: str = ""


def lines_of_text(text: str) -> list[Line]:
    """Of what is pasted: a line an office, its columns parted by tabs or semicolons. Raises ValidationError."""
    if "\0" in text:
        raise ValidationError(_("The list holds a NUL, which no name has."))
    typed = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip(" \t;\xa0")]
    separator = TAB if any(TAB in line for _number, line in typed) else ";"
    rows = [(number, [part.strip() for part in line.split(separator)]) for number, line in typed]
    header: Sequence[str] = WITHOUT_HEADER
    if rows and all(word.casefold() in COLUMNS for word in rows[0][1]):
        header, rows = rows[0][1], rows[1:]
    return lines_of(header, rows)


def lines_of_sheets(sheets: Sequence[Sheet]) -> list[Line]:
    """Of a file of one table. Raises ValidationError."""
    if len(sheets) != 1:
        raise ValidationError(_("A list of offices is one sheet; this file has %(n)s.") % {"n": len(sheets)})
    (sheet,) = sheets
    rows = [(row.number, [str(row.cells[name] or "") for name in sheet.header]) for row in sheet.rows]
    return lines_of(sheet.header, rows)


def lines_of(header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> list[Line]:
    meant = [meaning(word) for word in header]
    if not rows:
        raise ValidationError(_("The list is empty: write one office a line."))
    if len(rows) > MOST:
        raise ValidationError(
            _("The list has %(n)s lines; at most %(most)s are taken.") % {"n": len(rows), "most": MOST}
        )
    if wide := [number for number, row in rows if len(row) > len(meant)]:
        said = _("Line %(number)s has more columns than the %(n)s that there are: %(columns)s.")
        raise ValidationError(said % {"number": wide[0], "n": len(meant), "columns": ", ".join(header)})
    return [line_of(number, meant, row) for number, row in rows]


def meaning(word: str) -> tuple[str, ...]:
    found = COLUMNS.get(word.casefold().strip())
    if found is None:
        said = _("“%(column)s” is no column of a list of offices. Allowed are %(allowed)s.")
        raise ValidationError(said % {"column": word, "allowed": ", ".join(COLUMNS)})
    return found


def line_of(number: int, meant: Sequence[tuple[str, ...]], row: Iterable[str]) -> Line:
    """A name given in one language alone is the name in both: most are pseudonyms."""
    told = {name: text for names, text in zip(meant, row, strict=False) for name in names if text}
    either = told.get("name_en") or told.get("name_nb") or ""
    return Line(number, **{"name_en": either, "name_nb": either, **told})


def as_text(lines: Iterable[Line]) -> str:
    """The lines as they may be pasted again."""
    names = [field.name for field in fields(Line) if field.name != "number"]
    rows = [[" ".join(getattr(line, name).split()) for name in names] for line in lines]
    return "\n".join(TAB.join(row) for row in [names, *rows])
