"""The sheets of one office's workbook to the flat kinds that they stand for. Nothing of the database but its groups."""

from collections.abc import Callable
from dataclasses import replace

from offices.curation.spreadsheets.sheets import Problem, Raw, Sheet, SheetRow
from offices.models import DimensionGroup

OF_OFFICE = ("office", "visit", "part")


def as_flat(sheets: tuple[Sheet, ...]) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """Visits and parts that are named within the office get its name; sheets of a group are codings."""
    offices = [sheet for sheet in sheets if sheet.name == "office"]
    if len(offices) != 1 or len(offices[0].rows) != 1:
        return sheets, []
    office = str(offices[0].rows[0].cells.get("slug") or "")
    groups = {key[:31] for key in DimensionGroup.objects.values_list("key", flat=True)}
    return tuple(flat(sheet, office) if sheet.name in {*groups, *OF_OFFICE[1:]} else sheet for sheet in sheets), []


def flat(sheet: Sheet, office: str) -> Sheet:
    if sheet.name == "visit":
        return with_column(sheet, "office", lambda cells: cells.get("office") or office)
    if sheet.name == "part":
        return with_column(sheet, "visit", lambda cells: within(office, cells.get("visit")))
    if "visit" not in sheet.header:
        return sheet
    named = with_column(sheet, "part", lambda cells: within(within(office, cells.get("visit")), cells.get("part")))
    rows = tuple(replace(row, cells={n: v for n, v in row.cells.items() if n != "visit"}) for row in named.rows)
    return Sheet(sheet.name, tuple(name for name in named.header if name != "visit"), rows)


def within(owner: Raw, key: Raw) -> Raw:
    """The whole name; one that is whole already stays."""
    return f"{owner}/{key}" if owner and key and not str(key).startswith(f"{owner}/") else key


def with_column(sheet: Sheet, name: str, value: Callable[[dict[str, Raw]], Raw]) -> Sheet:
    rows = tuple(SheetRow(row.number, {**row.cells, name: value(row.cells)}) for row in sheet.rows)
    return Sheet(sheet.name, tuple(dict.fromkeys((*sheet.header, name))), rows)
