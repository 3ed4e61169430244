"""Sheets to rows as the file wants them: values read, others named by their keys. Nothing of what is there already."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from offices.curation.spreadsheets.cells import read, text_of
from offices.curation.spreadsheets.columns import IGNORED, columns, header_problems, kind_of, needed
from offices.curation.spreadsheets.sheets import Problem, Sheet, SheetRow
from offices.data.keys import NATURAL_KEYS

TOLD = 60
"""Signs of a cell that a problem repeats."""


@dataclass
class Wanted:
    """A row of the file; of a relation `values` holds the natural key of the other row, of several their keys."""

    kind: str
    sheet: str
    row: int
    values: dict[str, Any]
    key: str = ""
    pk: int | None = None
    is_good: bool = True
    cells: dict[str, str] = field(default_factory=dict)
    """As the file has them, for what is told of them."""

    def problem(self, column: str, message: str) -> Problem:
        self.is_good = False
        return Problem(self.sheet, self.row, column, self.cells.get(column, "")[:TOLD], message)


def wanted(sheets: Iterable[Sheet]) -> tuple[list[Wanted], list[Problem]]:
    """In the order in which they can be written, with all that is wrong with headers and cells."""
    rows: list[Wanted] = []
    problems: list[Problem] = []
    for sheet in sheets:
        kind = kind_of(sheet)
        if kind is None:
            problems.append(unknown(sheet))
        elif wrong := header_problems(sheet, kind):
            problems += wrong
        else:
            rows += [read_row(kind, sheet.name, row, problems) for row in sheet.rows]
    places = {kind: place for place, kind in enumerate(NATURAL_KEYS)}
    return sorted(rows, key=lambda one: places[one.kind]), problems


def unknown(sheet: Sheet) -> Problem:
    said = _("It is not told what the rows of “%(name)s” are: name the sheet, or the CSV file, as one of %(kinds)s.")
    told = {"name": sheet.name, "kinds": ", ".join(NATURAL_KEYS)}
    return Problem(sheet.name, None, "", sheet.name, said % told)


def read_row(kind: str, sheet: str, row: SheetRow, problems: list[Problem]) -> Wanted:
    made = Wanted(kind, sheet, row.number, {}, cells={name: text_of(raw) for name, raw in row.cells.items()})
    fields = columns(kind)
    for name, raw in row.cells.items():
        if name == IGNORED:
            continue
        try:
            made.values[name] = read(fields[name], raw)
        except ValueError as error:
            problems.append(made.problem(name, str(error)))
    for name in sorted(needed(kind) & made.values.keys()):
        if made.values[name] in ("", None) and not fields[name].null:
            problems.append(made.problem(name, _("A row is recognised by this, so it cannot be empty.")))
    if made.is_good:
        made.key = key_of(made)
    return made


def key_of(row: Wanted) -> str:
    if row.kind == "coding":
        return str(row.values.get("ref") or "")
    return NATURAL_KEYS[row.kind].format(**row.values)
