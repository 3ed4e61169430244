"""One office as a workbook with a sheet for each group of the coding form, and back to kinds. Files: files.py."""

import re
from collections.abc import Collection, Iterator, Sequence

from offices.curation.spreadsheets.dirt import COMMENT
from offices.curation.spreadsheets.sheets import Raw, Sheet, SheetRow
from offices.curation.spreadsheets.tables import Reader, exported, renumbered
from offices.models import Category, Dimension, DimensionGroup, Office
from offices.models.base import localised

OWN_KINDS = ("office", "visit", "part")
VALUE = (
    *("status", "category", "holds", "where_en", "where_nb", "comparator", "number_low", "number_high"),
    *("text_en", "text_nb", "source_term", "certainty", "inferred_from_en", "inferred_from_nb", "citation"),
    *("further_citations", "account", "account_line", "realisation", "shown", "why_shown_en", "why_shown_nb"),
    *("note_en", "note_nb", "stage"),
)
"""What is said of a dimension, in the order of the coding form."""
HEADER = ("visit", "part", "dimension", f"{COMMENT} dimension", *VALUE[:2], f"{COMMENT} category", *VALUE[2:], "ref")
WITHIN = {"visit": ("office",), "part": ("visit", "parent")}
"""Columns that a workbook of one office leaves out, or shortens to the key within the office."""
PLACE = ("visit", "part", "dimension")
"""A row that has no more than these says nothing: so a template offers it."""
KEY = re.compile(r"[a-z0-9_]+")
"""What cannot be a label, which begins with a capital or has a blank; a label is found when the rows are matched."""


def headers() -> dict[str, tuple[str, ...]]:
    """The columns of the sheets that have one kind each; a visit is one of the workbook's office."""
    return {kind: tuple(f.name for f in exported(kind) if (kind, f.name) != ("visit", "office")) for kind in OWN_KINDS}


def case_sheets(office: Office) -> Iterator[Sheet]:
    """The office, its visits and parts, and a sheet a group, also of one without codings: there is room for them."""
    reader = Reader()
    yield from own_sheets(office, reader)
    codings = [short_coding(row.cells) for row in reader.sheet("coding", part__visit__office=office).rows]
    yield from group_sheets(codings)


def own_sheets(office: Office, reader: Reader) -> Iterator[Sheet]:
    only: dict[str, dict[str, object]] = {
        "office": {"pk": office.pk},
        "visit": {"office": office},
        "part": {"visit__office": office},
    }
    for kind, header in headers().items():
        sheet = reader.sheet(kind, **only[kind])
        yield Sheet(kind, header, tuple(SheetRow(row.number, shortened(kind, row.cells)) for row in sheet.rows))


def group_sheets(codings: Sequence[dict[str, Raw]]) -> Iterator[Sheet]:
    """The codings by the group of their dimension, in the order of its form, with labels for who reads them."""
    dimensions = {
        one.key: one for one in Dimension.objects.select_related("group").order_by("group__order", "order", "key")
    }
    labels = {
        (one.dimension.key, one.key): localised(one, "label") for one in Category.objects.select_related("dimension")
    }
    places = {key: place for place, key in enumerate(dimensions)}
    for group in DimensionGroup.objects.all():
        own = [row for row in codings if dimensions[str(row["dimension"])].group_id == group.pk]
        own.sort(key=lambda row: (str(row["visit"]), str(row["part"]), places[str(row["dimension"])]))
        for row in own:
            row[f"{COMMENT} dimension"] = localised(dimensions[str(row["dimension"])], "label")
            row[f"{COMMENT} category"] = labels.get((str(row["dimension"]), str(row["category"])))
        yield Sheet(group.key, HEADER, renumbered([SheetRow(0, row) for row in own]))


def short_coding(cells: dict[str, Raw]) -> dict[str, Raw]:
    """Its part named within the office, its category within the dimension."""
    _office, visit, part = str(cells["part"]).split("/", 2)
    category = cells["category"]
    short = str(category).partition(".")[2] if category else None
    return {**cells, "visit": visit, "part": part, "category": short}


def shortened(kind: str, cells: dict[str, Raw]) -> dict[str, Raw]:
    """Without the office that all of the workbook is of."""
    inner = {name: str(cells[name]).partition("/")[2] for name in WITHIN.get(kind, ()) if cells.get(name)}
    if "parent" in inner:
        inner["parent"] = inner["parent"].rpartition("/")[2]
    return {**cells, **inner}


def as_kinds(sheets: Sequence[Sheet], groups: Collection[str]) -> list[tuple[str, Sheet]]:
    """Each sheet with the kind of its rows; those of a case workbook as the flat tables that they stand for.

    A sheet is of a case where it is a group's, or where the file has a group's sheet. Names that are whole stay so.
    """
    is_case = any(sheet.name in groups for sheet in sheets)
    named = [row.cells.get("slug") for sheet in sheets if sheet.name == "office" for row in sheet.rows]
    office = str(named[0]) if len(named) == 1 and named[0] else ""
    if not is_case:
        return [(sheet.name, sheet) for sheet in sheets]
    return [("coding" if sheet.name in groups else sheet.name, whole(sheet, office, groups)) for sheet in sheets]


def whole(sheet: Sheet, office: str, groups: Collection[str]) -> Sheet:
    """The sheet with the columns and the keys of a flat table."""
    if sheet.name in groups:
        header = tuple(name for name in sheet.header if name != "visit" and not name.startswith(COMMENT))
        said = (
            row for row in sheet.rows if any(row.cells[name] is not None for name in sheet.header if name not in PLACE)
        )
        return Sheet(sheet.name, header, tuple(SheetRow(row.number, whole_coding(row.cells, office)) for row in said))
    if sheet.name not in WITHIN:
        return sheet
    header = sheet.header if sheet.name == "part" or "office" in sheet.header else ("office", *sheet.header)
    return Sheet(sheet.name, header, tuple(SheetRow(row.number, whole_row(row.cells, office)) for row in sheet.rows))


def whole_row(cells: dict[str, Raw], office: str) -> dict[str, Raw]:
    if "visit" not in cells:
        return {"office": office or None, **cells}
    visit = within(office, cells["visit"])
    parent = {"parent": within(str(visit), cells["parent"])} if "parent" in cells else {}
    return {**cells, "visit": visit, **parent}


def whole_coding(cells: dict[str, Raw], office: str) -> dict[str, Raw]:
    """A part is named by its visit and its key, a category by its dimension and its key or label."""
    kept = {name: value for name, value in cells.items() if name != "visit" and not name.startswith(COMMENT)}
    if cells.get("visit"):
        kept["part"] = within(str(within(office, cells["visit"])), cells.get("part"))
    dimension, category = str(cells.get("dimension")), str(cells.get("category"))
    if cells.get("category") and KEY.fullmatch(category) and KEY.fullmatch(dimension):
        kept["category"] = f"{dimension}.{category}"
    return kept


def within(owner: str, key: Raw) -> Raw:
    """The natural key of what has this key within its owner; one that is whole already stays."""
    return f"{owner}/{key}" if key is not None and owner and "/" not in str(key) else key
