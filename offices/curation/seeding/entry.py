"""From an entry of a fixture to rows: what its table says of each field decides. No database here."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, get_args

from django.db.models import Field, ForeignKey, ManyToManyField, Model

from offices.curation.seeding.schema import Column, Columns, Schema, Spread, as_names
from offices.data.keys import NATURAL_KEYS
from offices.models.vocabulary import Stage

Reference = tuple[str, str]
"""Model name and natural key."""


@dataclass(frozen=True)
class FixtureRow:
    """One row to write: its values, and its references to others."""

    model: str
    key: str
    where: str
    values: dict[str, object]
    refers: dict[str, Reference]
    many: dict[str, list[Reference]]

    @property
    def columns(self) -> dict[str, object]:
        """All that the row says, relations by natural key."""
        many = {name: [key for _, key in references] for name, references in self.many.items()}
        return self.values | {name: key for name, (_, key) in self.refers.items()} | many

    @property
    def digest(self) -> str:
        """SHA-256 of all that the row says."""
        said = json.dumps([self.values, self.refers, self.many], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()


class Entry(Schema):
    """A mapping that is a row of `table`, or only holds some. `belongs` is the relation to what it stands in.

    Fields are called like the columns, relations hold natural keys, and tuples hold entries of their own.
    """

    table: ClassVar[type[Model] | None] = None
    belongs: ClassVar[str] = ""

    def __init_subclass__(cls, table: type[Model] | None = None, belongs: str = "", **config: Any) -> None:
        super().__init_subclass__(**config)
        cls.table, cls.belongs = table, belongs

    def rows(self, where: str, owner: str = "", order: int = 0) -> Iterator[FixtureRow]:
        """Its row, then those of the entries in it; `owner` is the key of the row that it belongs to."""
        if row := self.row(where, owner, order):
            owner = row.key
            yield row
        for name, field in type(self).model_fields.items():
            for place, entry in enumerate(entries_in(getattr(self, name))):
                yield from entry.rows(f"{where}, {field.alias or name}[{place}]", owner, place)

    def row(self, where: str, owner: str, order: int = 0) -> FixtureRow | None:
        """Its own row; nothing where it only holds some."""
        return fixture_row(self.table, where, dict(self.columns(owner)), order) if self.table else None

    def owns(self, owner: str, order: int = 0) -> str:
        """The key of the row that those in it belong to."""
        row = self.row("", owner, order)
        return row.key if row else owner

    @classmethod
    def told(cls, row: Columns) -> dict[str, object]:
        """The other way: what an entry says of a row, by key of the file. What stands in it is not said."""
        said: dict[str, object] = {}
        for name, field in cls.model_fields.items():
            kind = field.annotation
            if isinstance(kind, type) and issubclass(kind, Spread):
                said[field.alias or name] = kind.told(name, row)
            elif not field.exclude and not cls.inner(name):
                value = row.get(name)
                said[field.alias or name] = None if value == field.default else value
        return said

    @classmethod
    def inner(cls, name: str) -> "type[Entry] | None":
        """What stands in the list of that name."""
        first = next(iter(get_args(cls.model_fields[name].annotation)), None)
        return first if isinstance(first, type) and issubclass(first, Entry) else None

    @classmethod
    def has(cls, row: Columns, owner: str) -> bool:
        """Whether a row stands in the entry of `owner`."""
        return not cls.belongs or row[cls.belongs] == owner

    def columns(self, owner: str) -> Iterator[Column]:
        """What it says, by column."""
        if self.belongs:
            yield self.belongs, owner
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if isinstance(value, Spread):
                yield from value.columns(name)
            elif not field.exclude and not isinstance(value, tuple):
                yield name, value


def entries_in(value: object) -> tuple[Entry, ...]:
    return value if isinstance(value, tuple) else ()


def fixture_row(table: type[Model], where: str, columns: dict[str, object], order: int) -> FixtureRow:
    """The columns, parted by what the table says of each. What ships is published, and stands where it stands."""
    known = fields_of(table)
    implied = {"order": order, "stage": Stage.PUBLISHED}
    told = {name: implied[name] for name in implied.keys() & known} | columns
    row = FixtureRow(name_of(table), NATURAL_KEYS[name_of(table)].format(**told), where, {}, {}, {})
    for name, value in told.items():
        field = known[name]
        if isinstance(field, ManyToManyField):
            row.many[name] = [(name_of(field.related_model), one) for one in as_names(value)]
        elif not isinstance(field, ForeignKey):
            row.values[name] = "" if value is None and not field.null else value
        elif value is not None:
            row.refers[name] = (name_of(field.related_model), str(value))
    return row


@cache
def fields_of(table: type[Model]) -> "dict[str, Field[Any, Any]]":
    """The fields of a table that a fixture may fill, by name."""
    return {field.name: field for field in (*table._meta.fields, *table._meta.many_to_many)}


def name_of(table: type[Model]) -> str:
    return str(table._meta.model_name)
