"""The rows of the database as fixtures have them, and which of them do not ship. Files are in exporting.py."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from offices.curation.seeding.entry import FixtureRow, Reference, fields_of, name_of
from offices.data.keys import NATURAL_KEYS, keys_of
from offices.models.base import Row
from offices.models.vocabulary import Stage

NOT_SAID = ("id", "stage")


@dataclass
class Stored:
    """Rows that readers see, by kind and key, in their order; and those left out, with why."""

    rows: dict[Reference, FixtureRow] = field(default_factory=dict)
    left_out: dict[Reference, str] = field(default_factory=dict)


def stored_rows() -> Stored:
    """All rows of all kinds; a few queries a kind."""
    stored, names = Stored(), {model: keys_of(model) for model in NATURAL_KEYS}
    for model, keys in names.items():
        table = apps.get_model("offices", model)
        columns = fields_of(table)  # type: ignore[arg-type] # a class is hashable
        ordered = ("order", "pk") if "order" in columns else ("pk",)
        many = {
            name: linked(table, column, names)
            for name, column in columns.items()
            if isinstance(column, ManyToManyField) and name_of(column.related_model) in names
        }
        for instance in table.objects.order_by(*ordered):
            row = as_row(model, keys[instance.pk], instance, names)
            row.many.update({name: links.get(instance.pk, []) for name, links in many.items()})
            keep(stored, row, getattr(instance, "stage", Stage.PUBLISHED))
    return stored


def as_row(model: str, key: str, instance: Row, names: dict[str, dict[int, str]]) -> FixtureRow:
    row = FixtureRow(model, key, f"{model} {key}", {}, {}, {})
    for name, column in fields_of(type(instance)).items():
        if isinstance(column, ForeignKey):
            other, number = name_of(column.related_model), getattr(instance, column.attname)
            if number is not None and other in names:
                row.refers[name] = (other, names[other][number])
        elif not isinstance(column, ManyToManyField) and name not in NOT_SAID:
            row.values[name] = getattr(instance, name)
    return row


def linked(table: type[Any], column: Any, names: dict[str, dict[int, str]]) -> dict[int, list[Reference]]:
    """Id -> what its field of many names; one query."""
    other, found = name_of(column.related_model), dict[int, list[Reference]]()
    through = getattr(table, column.name).through.objects.order_by("pk")
    for number, target in through.values_list(column.m2m_field_name() + "_id", column.m2m_reverse_field_name() + "_id"):
        found.setdefault(number, []).append((other, names[other][target]))
    return found


def keep(stored: Stored, row: FixtureRow, stage: str) -> None:
    """Among the rows, unless it is no published one, or rests on one that is not. Parents come before."""
    missing = [reference for reference in row.refers.values() if reference in stored.left_out]
    if stage != Stage.PUBLISHED:
        stored.left_out[row.model, row.key] = str(stage)
    elif missing:
        stored.left_out[row.model, row.key] = f"rests on {missing[0][0]} {missing[0][1]}, which is left out"
    else:
        for name, references in row.many.items():
            row.many[name] = [one for one in references if one not in stored.left_out]
        stored.rows[row.model, row.key] = row
