"""One office as a workbook with a sheet for each group of the coding form. Back to flat kinds: case_sheets.py."""

from collections.abc import Iterator, Sequence

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
