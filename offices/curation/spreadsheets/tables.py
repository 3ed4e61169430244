"""All rows of a kind as a sheet with the columns of fixtures. Files: files.py; one office: case_workbook.py."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Field
from django.utils.functional import cached_property

from offices.curation.spreadsheets.columns import IGNORED, columns, model_of
from offices.curation.spreadsheets.limits import CELLS, ROWS
from offices.curation.spreadsheets.sheets import Raw, Sheet, SheetRow
from offices.data.keys import keys_of

BETWEEN = "; "
"""Between the keys of several rows in one cell."""


@cache
def exported(kind: str) -> "tuple[Field[Any, Any], ...]":
    """The fields of a kind that its table has a column of: those that a file may fill, its stage last."""
    stage = (field for field in model_of(kind)._meta.fields if field.name == IGNORED)
    return (*columns(kind).values(), *stage)


class Keys(dict[str, Mapping[int, str]]):
    """Kind -> id -> natural key, each kind read once when it is first asked for."""

    def __missing__(self, kind: str) -> Mapping[int, str]:
        self[kind] = keys_of(kind)
        return self[kind]


class Reader:
    """Reads kinds for one file: a query for each, for each relation to many, and for the keys of each other kind."""

    @cached_property
    def keys(self) -> Keys:
        return Keys()

    def sheet(self, kind: str, **only: Any) -> Sheet:
        """The rows of the kind, or those of which `only` holds; below the header from row 2 on."""
        header = tuple(field.name for field in exported(kind))
        rows = tuple(SheetRow(number, cells) for number, cells in enumerate(self.rows(kind, only), start=2))
        return Sheet(kind, header, rows)

    def rows(self, kind: str, only: Mapping[str, Any]) -> Iterator[dict[str, Raw]]:
        fields = exported(kind)
        found = model_of(kind)._default_manager.filter(**only)
        single = [field for field in fields if not field.many_to_many]
        many = {field.name: self.many(field, only) for field in fields if field.many_to_many}
        order = model_of(kind)._meta.ordering or ()
        for number, *values in found.order_by(*order, "pk").values_list("pk", *(one.attname for one in single)):
            cells = {one.name: self.raw(one, value) for one, value in zip(single, values, strict=True)}
            yield {**cells, **{name: BETWEEN.join(sorted(keys.get(number, ()))) or None for name, keys in many.items()}}

    def raw(self, field: "Field[Any, Any]", value: object) -> Raw:
        if value is not None and field.related_model:
            return self.keys[name_of(field)][value]  # type: ignore[index] # the id of a row
        return raw_of(value)

    def many(self, field: Any, only: Mapping[str, Any]) -> dict[int, list[str]]:
        """The keys of the rows that each row refers to."""
        own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
        links = field.remote_field.through._default_manager.filter(
            **{f"{own}__{name}": of for name, of in only.items()}
        )
        found: dict[int, list[str]] = {}
        for row, referred in links.order_by().values_list(f"{own}_id", f"{other}_id"):
            found.setdefault(row, []).append(self.keys[name_of(field)][referred])
        return found


def name_of(field: "Field[Any, Any]") -> str:
    """The kind that a relation leads to."""
    model: Any = field.related_model
    return str(model._meta.model_name)


def raw_of(value: object) -> Raw:
    """A value of the database as a cell has it."""
    match value:
        case None | bool() | Decimal() | date():
            return value
        case int():
            return Decimal(value)
    return str(value).strip() or None


def pieces(sheet: Sheet) -> list[Sheet]:
    """The sheet in as many pieces as it takes for each to be small enough to be sent back in."""
    made: list[list[SheetRow]] = [[]]
    cells = 0
    for row in sheet.rows:
        filled = filled_in(row.cells.values())
        if len(made[-1]) == ROWS or cells + filled > CELLS - len(sheet.header):
            made.append([])
            cells = 0
        made[-1].append(row)
        cells += filled
    return [Sheet(sheet.name, sheet.header, renumbered(rows)) for rows in made]


def filled_in(values: Collection[Raw]) -> int:
    return sum(value is not None for value in values)


def renumbered(rows: Sequence[SheetRow]) -> tuple[SheetRow, ...]:
    return tuple(SheetRow(number, row.cells) for number, row in enumerate(rows, start=2))
