"""An empty workbook of a case to fill in: drop-downs, and definitions as comments. Its sheets: case_workbook.py."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.cell import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from offices.curation.spreadsheets.case_workbook import HEADER, headers, own_sheets
from offices.curation.spreadsheets.dirt import COMMENT
from offices.curation.spreadsheets.marked import AUTHOR, put
from offices.curation.spreadsheets.sheets import Sheet
from offices.curation.spreadsheets.tables import Reader, exported
from offices.models import Category, Dimension, Visit
from offices.models.base import localised
from offices.models.vocabulary import Scale, Stage
from offices.table.book import BOLD, book_bytes

LISTS = f"{COMMENT}lists"
INLINE = 255
"""Characters that a drop-down may hold by itself; a longer list stands on a sheet that nobody sees."""
PLAIN = re.compile(r"[\w:.,-]+")
LAST = 500
"""The row down to which there are drop-downs."""
TRUTH = ("true", "false")
MOST = 1500
"""Characters of a comment."""


class Template:
    """One workbook as it is made, with the sheet of lists that its drop-downs refer to."""

    def __init__(self) -> None:
        self.book = Workbook()
        self.book.remove(self.book.active)
        self.lists: dict[tuple[str, ...], str] = {}
        self.hidden = Workbook().active

    def sheet(self, name: str, header: Sequence[str], kind: str) -> Any:
        """A sheet with its header, the meaning of each column, and drop-downs below those of few values."""
        sheet = self.book.create_sheet(name)
        sheet.freeze_panes = "A2"
        fields = {field.name: field for field in exported(kind)}
        for place, text in enumerate(header, start=1):
            head, field = sheet.cell(1, place, text), fields.get(text)
            head.font = BOLD
            letter = get_column_letter(place)
            sheet.column_dimensions[letter].width = max(len(text) + 2, 12)
            if field is not None:
                comment(head, f"{capfirst(str(field.verbose_name))}. {field.help_text}", choices_said(field))
                self.offer(sheet, f"{letter}2:{letter}{LAST}", allowed(field))
        return sheet

    def offer(self, sheet: Any, cells: str, values: Sequence[str]) -> None:
        """A drop-down; who types a label instead is not stopped, as that is read too."""
        if not values:
            return
        text = ",".join(values)
        formula = f'"{text}"' if len(text) <= INLINE and PLAIN.fullmatch(text) else self.listed(tuple(values))
        choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
        choice.add(cells)
        sheet.add_data_validation(choice)

    def listed(self, values: tuple[str, ...]) -> str:
        """The cells of the hidden sheet that hold the values."""
        if values not in self.lists:
            if LISTS not in self.book.sheetnames:
                self.hidden = self.book.create_sheet(LISTS)
                self.hidden.sheet_state = "hidden"
            column = len(self.lists) + 1
            for row, value in enumerate(values, start=1):
                self.hidden.cell(row, column, value).data_type = "s"
            letter = get_column_letter(column)
            self.lists[values] = f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(values)}"
        return self.lists[values]


def template_file(visit: Visit | None) -> bytes:
    """For a visit that there is, with its parts and a row for each dimension of its first part; or for a new office."""
    made, reader = Template(), Reader()
    places = sorted(reader.keys["citation"].values())
    for kind, header in headers().items():
        sheet = made.sheet(kind, header, kind)
        if "citation" in header:
            letter = get_column_letter(header.index("citation") + 1)
            made.offer(sheet, f"{letter}2:{letter}{LAST}", places)
    if visit:
        fill(made.book, own_sheets(visit.office, reader))
    part = visit.parts.order_by("order", "pk").first() if visit else None
    names = (visit.key if visit else None, part.key if part else None)
    for group, dimensions in groupby(coded_dimensions(), key=lambda one: one.group):
        sheet = made.sheet(group.key, HEADER, "coding")
        letter = get_column_letter(HEADER.index("citation") + 1)
        made.offer(sheet, f"{letter}2:{letter}{LAST}", places)
        for row, dimension in enumerate(dimensions, start=2):
            row_of(made, sheet, row, dimension, names)
    return book_bytes(made.book)


def coded_dimensions() -> Iterable[Dimension]:
    """Those that a case is coded by, in the order of the coding form."""
    rows = Dimension.objects.filter(only_in_findings=False).exclude(stage=Stage.WITHDRAWN).select_related("group")
    return rows.order_by("group__order", "group__key", "order", "key").prefetch_related("categories")


def fill(book: Workbook, sheets: Iterable[Sheet]) -> None:
    """What there is of the office, its visits and parts, so that the rows find their place and change nothing of it."""
    for sheet in sheets:
        for row in sheet.rows:
            for place, name in enumerate(sheet.header, start=1):
                put(book[sheet.name].cell(row.number, place), row.cells[name])


def row_of(made: Template, sheet: Any, row: int, dimension: Dimension, names: tuple[str | None, str | None]) -> None:
    """A row for a dimension; as long as nothing more stands in it, it says nothing."""
    values = (*names, dimension.key, localised(dimension, "label"))
    for place, value in enumerate(values, start=1):
        sheet.cell(row, place, value)
    comment(sheet.cell(row, HEADER.index("dimension") + 1), localised(dimension, "definition"))
    categories = [*dimension.categories.all()]
    if categories:
        place = HEADER.index("category") + 1
        made.offer(sheet, f"{get_column_letter(place)}{row}", [one.key for one in categories])
        comment(sheet.cell(row, place), *map(category_said, categories))
    elif dimension.scale == Scale.NUMBER and (unit := localised(dimension, "unit")):
        comment(sheet.cell(row, HEADER.index("number_low") + 1), unit)


def category_said(one: Category) -> str:
    definition = localised(one, "definition")
    return f"{one.key}: {localised(one, 'label')}" + (f" – {definition}" if definition else "")


def allowed(field: Any) -> Sequence[str]:
    if field.choices:
        return [str(value) for value, _label in field.choices if value]
    return TRUTH if field.get_internal_type() == "BooleanField" else ()


def choices_said(field: Any) -> str:
    return "\n".join(f"{value}: {label}" for value, label in field.choices or () if value)


def comment(cell: Any, *lines: str) -> None:
    text = "\n".join(said(lines))[:MOST]
    cell.comment = Comment(text, AUTHOR, height=min(40 + 18 * (len(text) // 45 + text.count("\n")), 400), width=340)


def said(lines: Iterable[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.strip())
