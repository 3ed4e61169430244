"""What a deletion tells of itself: kinds with their numbers, what rests on a row, what has to be typed. No writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from offices.data.deleting import FIELDS, MODELS, named
from offices.models import Coding
from offices.models.base import Row

NAMED = 20
"""Rows of a kind that are named as standing in the way; their number is always told."""


@dataclass(frozen=True)
class Held:
    """Rows of one kind that rest on the row: how many, and the first of them with their forms."""

    kind: str
    number: int
    rows: list[tuple[str, str]]

    @property
    def further(self) -> int:
        return self.number - len(self.rows)


def kind_of(model: Any, number: int = 1) -> str:
    return str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural)


def counted(counts: Mapping[str, int]) -> list[tuple[int, str]]:
    """How many of which kind, in the order of the models."""
    return [(counts[name], kind_of(model, counts[name])) for name, model in MODELS.items() if counts.get(name)]


def losing(lost: Mapping[str, int]) -> list[tuple[int, str, str]]:
    """How many of which kind lose a link, and which."""
    found = [(number, FIELDS[name]) for name, number in sorted(lost.items())]
    return [(number, kind_of(field.model, number), str(field.verbose_name)) for number, field in found]


def held(rows: Iterable[Any]) -> list[Held]:
    """What rests on a row, by kind; a few queries for each that is named."""
    kinds: dict[type[Row], list[Row]] = {}
    for row in rows:
        kinds.setdefault(type(row), []).append(row)
    return [held_of(model, sorted(kinds[model], key=lambda row: row.pk)) for model in MODELS.values() if model in kinds]


def held_of(model: type[Row], rows: list[Row]) -> Held:
    page = f"admin:offices_{model._meta.model_name}_change"
    return Held(
        capfirst(kind_of(model, len(rows))),
        len(rows),
        [(named(row), reverse(page, args=[row.pk])) for row in rows[:NAMED]],
    )


def to_type(row: Row) -> str:
    """What whoever deletes the row has to type: its key; of a coding that of its dimension, of others the number."""
    of: Any = row.dimension if isinstance(row, Coding) else row
    return str(getattr(of, "slug", "") or getattr(of, "key", "") or of.pk)
