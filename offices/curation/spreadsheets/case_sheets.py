"""The sheets of one office's workbook to the flat kinds that they stand for, every name made whole."""

from collections.abc import Iterable, Mapping

from offices.curation.spreadsheets.sheets import Problem, Raw, Sheet, SheetRow
from offices.models import Category, DimensionGroup

PLACE = ("visit", "part", "dimension")
"""A row of a group that has no more than these says nothing: so a template offers it."""
Cells = dict[str, Raw]
Categories = Mapping[tuple[str, str], str]
"""Dimension, and key or label of a category in folded case -> the category's natural key."""


def as_flat(sheets: tuple[Sheet, ...]) -> tuple[tuple[Sheet, ...], list[Problem]]:
    """Visits and parts that are named within the office get its name; sheets of a group are codings."""
    offices = [sheet for sheet in sheets if sheet.name == "office"]
    if len(offices) != 1 or len(offices[0].rows) != 1:
        return sheets, []
    office = str(offices[0].rows[0].cells.get("slug") or "")
    groups = {key[:31] for key in DimensionGroup.objects.values_list("key", flat=True)}
    known = categories() if any(sheet.name in groups for sheet in sheets) else {}
    return tuple(
        flat_group(sheet, office, known) if sheet.name in groups else flat(sheet, office) for sheet in sheets
    ), []


def categories() -> Categories:
    found: dict[tuple[str, str], str] = {}
    columns = ("dimension__key", "key", "label_en", "label_nb")
    for dimension, key, *labels in Category.objects.order_by("pk").values_list(*columns):
        for name in (*labels, key):
            found[dimension, name.casefold()] = f"{dimension}.{key}"
    return found


def flat(sheet: Sheet, office: str) -> Sheet:
    if sheet.name == "visit":
        rows = ({"office": office, **row.cells} for row in sheet.rows)
        return of_rows(sheet, tuple(dict.fromkeys(("office", *sheet.header))), rows)
    if sheet.name == "part":
        return of_rows(sheet, sheet.header, (whole_part(row.cells, office) for row in sheet.rows))
    return sheet


def flat_group(sheet: Sheet, office: str, known: Categories) -> Sheet:
    """Rows that say something, with their part and category named in full."""
    said = [row for row in sheet.rows if any(row.cells[name] is not None for name in sheet.header if name not in PLACE)]
    header = tuple(name for name in sheet.header if name != "visit")
    kept = Sheet(sheet.name, sheet.header, tuple(said))
    return of_rows(kept, header, (whole_coding(row.cells, office, known) for row in said))


def of_rows(sheet: Sheet, header: tuple[str, ...], cells: Iterable[Cells]) -> Sheet:
    """The sheet with other cells; its rows keep their numbers."""
    rows = (SheetRow(row.number, own) for row, own in zip(sheet.rows, cells, strict=True))
    return Sheet(sheet.name, header, tuple(rows))


def whole_part(cells: Cells, office: str) -> Cells:
    visit = within(office, cells.get("visit"))
    parent = {"parent": within(visit, cells["parent"])} if "parent" in cells else {}
    return {**cells, **({"visit": visit} if "visit" in cells else {}), **parent}


def whole_coding(cells: Cells, office: str, known: Categories) -> Cells:
    made = {name: value for name, value in cells.items() if name != "visit"}
    if cells.get("visit"):
        made["part"] = within(within(office, cells["visit"]), cells.get("part"))
    category = (str(cells.get("dimension")), str(cells.get("category")).casefold())
    if category in known:
        made["category"] = known[category]
    return made


def within(owner: Raw, key: Raw) -> Raw:
    """The whole name; one that is whole already stays."""
    return f"{owner}/{key}" if owner and key and not str(key).startswith(f"{owner}/") else key
