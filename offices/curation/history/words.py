"""What changes of rows are told with: labels instead of numbers and keys, in the panel's language. No writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.data.changes import CHANGED, CREATED, DELETED, Change, shown_fields
from offices.data.deleting import named
from offices.models.base import Row

Labels = Mapping[tuple[Any, int], str]
"""By model and number."""
TEXTS = ("label", "name", "title")


@dataclass(frozen=True)
class Line:
    """One field: what it was and what it became."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One change, for a page."""

    of: Change
    what: str
    kind: str
    lines: list[Line]

    @property
    def who(self) -> str:
        return str(self.of.entry.history_user or _("a command"))

    @property
    def was_there(self) -> bool:
        return self.of.kind != CREATED

    @property
    def is_there(self) -> bool:
        return self.of.kind != DELETED

    @property
    def name(self) -> str:
        """The name of its model, as addresses have it."""
        return str(self.of.model._meta.model_name)


def tell(changes: Iterable[Change]) -> list[Told]:
    """A query for each kind of row that is named, whatever the number of changes."""
    changes = list(changes)
    labels = labels_of(changes)
    return [
        Told(one, what_of(one, labels), kind_word(one.kind), lines(one.model, one.fields, labels)) for one in changes
    ]


def kind_word(kind: str) -> str:
    return {CREATED: _("created"), CHANGED: _("changed"), DELETED: _("deleted")}[kind]


def what_of(change: Change, labels: Labels) -> str:
    name = labels.get((change.model, change.row_id)) or str(change.entry.instance) or str(change.row_id)
    return f"{change.model._meta.verbose_name} {name}"


def lines(model: Any, fields: Mapping[str, tuple[Any, Any]], labels: Labels) -> list[Line]:
    """In the order of the form; of what was not there or is gone, what it held."""
    known = shown_fields(model)
    asked = [name for name in known if name in fields and any(map(is_filled, fields[name]))]
    return [
        Line(
            str(capfirst(known[name].verbose_name)),
            *(said(known[name], value, labels) for value in fields[name]),
        )
        for name in asked
    ]


def is_filled(value: Any) -> bool:
    return value not in (None, "", [])


def said(field: Any, value: Any, labels: Labels) -> str:
    """A value as it is kept, in words."""
    if not is_filled(value):
        return _("empty")
    if field.is_relation:
        numbers = value if isinstance(value, list) else [value]
        return ", ".join(labels.get((field.related_model, one)) or _("one that is gone") for one in numbers)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(field.flatchoices).get(value, value))


def labels_of(changes: Iterable[Change]) -> Labels:
    wanted: dict[Any, set[int]] = {}
    for change in changes:
        wanted.setdefault(change.model, set()).add(change.row_id)
        for model, number in named_in(change):
            wanted.setdefault(model, set()).add(number)
    return labels_for(wanted)


def named_in(change: Change) -> Iterable[tuple[Any, int]]:
    return rows_named(change.model, (value for pair in change.fields.items() for value in both(*pair)))


def both(name: str, values: tuple[Any, Any]) -> Iterable[tuple[str, Any]]:
    return ((name, value) for value in values)


def rows_named(model: Any, values: Iterable[tuple[str, Any]]) -> Iterable[tuple[Any, int]]:
    """The rows that these values, by field, are the numbers of."""
    known = shown_fields(model)
    for name, value in values:
        if known[name].is_relation and is_filled(value):
            for number in value if isinstance(value, list) else [value]:
                yield known[name].related_model, number


def labels_for(wanted: Mapping[Any, Iterable[int]]) -> Labels:
    found: dict[tuple[Any, int], str] = {}
    for model, numbers in wanted.items():
        rows = model.objects.select_related(*naming(model)).in_bulk(set(numbers))
        found |= {(model, number): label(row) for number, row in rows.items()}
    return found


def naming(model: Any) -> list[str]:
    """What a row is named with, and that in turn."""
    paths: list[str] = []
    for name in model.NAMED_WITH:
        paths += [name, *(f"{name}__{one}" for one in naming(model._meta.get_field(name).related_model))]
    return paths


def label(row: Row) -> str:
    """Its label and its key; of others how they are named."""
    language = get_language() or "en"
    key = str(getattr(row, "slug", "") or getattr(row, "key", ""))
    text = next((said for one in TEXTS if (said := getattr(row, f"{one}_{language}", ""))), "")
    return f"{text} ({key})" if text and key else str(text or named(row))
