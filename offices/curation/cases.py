"""The case that a row is of, whatever its kind. Nothing of stages here, and nothing is written."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, QuerySet, Value

Key = tuple[str, int]
"""The name of a model, and the number of a row."""
OFFICE = {
    "office": "",
    "visit": "office",
    "part": "visit.office",
    "coding": "part.visit.office",
    "possiblematch": "office",
}
"""The way from a row to the office that it is of."""


def cases_of(keys: Iterable[Key]) -> dict[Key, int]:
    """The number of the office of each of the rows that is of one and is there; one query."""
    wanted: dict[str, set[int]] = {}
    for name, row in keys:
        if name in OFFICE:
            wanted.setdefault(name, set()).add(row)
    kinds = sorted(wanted)
    each = [numbers_of(place, name, wanted[name]) for place, name in enumerate(kinds)]
    found = each[0].union(*each[1:], all=True) if each else []
    return {(kinds[int(place)], row): office for place, row, office in found}


def rows_of_case(office: int) -> dict[str, "QuerySet[Any]"]:
    """Its rows by the name of their model; nothing is asked yet."""
    return {
        name: apps.get_model("offices", name).objects.filter(**{column_of(name): office}).order_by() for name in OFFICE
    }


def column_of(name: str) -> str:
    """The column, of rows of this kind, that holds the number of their office."""
    return f"{OFFICE[name].replace('.', '__')}_id" if OFFICE[name] else "id"


def numbers_of(place: int, name: str, rows: Iterable[int]) -> "QuerySet[Any, Any]":
    rows_of: QuerySet[Any, Any] = apps.get_model("offices", name).objects.filter(pk__in=rows).order_by()
    return rows_of.values_list(Value(str(place), output_field=CharField()), "pk", F(column_of(name)))
