"""What each save did to rows, read from their history: who, when, from what to what. No words, no writes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Value

from offices.data.deleting import MODELS
from offices.data.proposed import Values, fields_of, kept
from offices.models.base import Row
from offices.models.visibility import has_stage

CREATED, CHANGED, DELETED = "+", "~", "-"


@dataclass(frozen=True)
class State:
    """A row as one history entry has it."""

    entry: Any
    values: Values

    @property
    def is_there(self) -> bool:
        return bool(self.entry.history_type != DELETED)


@dataclass(frozen=True)
class Change:
    """What one save did to one row."""

    model: type[Row]
    row_id: int
    kind: str
    entry: Any
    """The last history entry that the save left of the row."""
    fields: dict[str, tuple[Any, Any]]
    """Before and after, as they are kept (proposed.py), of each field that differs."""
    after: Values

    @property
    def at(self) -> datetime:
        return self.entry.history_date  # type: ignore[no-any-return] # the history states no types


def shown_fields(model: Any) -> dict[str, Any]:
    """What is entered, and the stage."""
    stage = {"stage": model._meta.get_field("stage")} if has_stage(model) else {}
    return {**stage, **fields_of(model)}


def states(model: Any, entries: Any) -> list[State]:
    """The entries with what they hold, links too; a query, and one for each many-to-many field."""
    found = list(entries.select_related("history_user"))
    linked = {name: links_of(model, name, found) for name, field in fields_of(model).items() if field.many_to_many}
    fields = shown_fields(model)
    return [State(one, values_of(one, fields, linked)) for one in found]


def values_of(entry: Any, fields: dict[str, Any], linked: dict[str, dict[int, list[int]]]) -> Values:
    plain = {name: field for name, field in fields.items() if name not in linked}
    values = {name: kept(field, getattr(entry, field.attname)) for name, field in plain.items()}
    return {**values, **{name: sorted(of.get(entry.history_id, [])) for name, of in linked.items()}}


def links_of(model: Any, name: str, entries: list[Any]) -> dict[int, list[int]]:
    """History entry -> the rows that it was linked with."""
    if name not in {field.name for field in model.history.model._history_m2m_fields}:
        return {}
    field, table = fields_of(model)[name], getattr(model.history.model, name).model
    other = f"{field.m2m_reverse_field_name()}_id"
    found: dict[int, list[int]] = defaultdict(list)
    rows = table.objects.filter(history__in=[one.history_id for one in entries]).values_list("history_id", other)
    for entry, number in rows:
        found[entry].append(number)
    return found


def changes_of(model: Any, numbers: Collection[int]) -> list[Change]:
    """Every change of these rows, the newest first; as many queries whatever their number."""
    entries = model.history.filter(id__in=numbers).order_by("id", "history_id")
    found: list[Change] = []
    for _number, of_row in groupby(states(model, entries), lambda state: state.entry.id):
        found += changes_of_row(model, list(of_row))
    return sorted(found, key=lambda change: (change.at, change.entry.history_id), reverse=True)


def changes_of_row(model: Any, of_row: list[State]) -> Iterator[Change]:
    """Of the entries of one row in their order: those of one save are one change."""
    before: State | None = None
    for _save, together in groupby(of_row, lambda state: (state.entry.history_date, state.entry.history_user_id)):
        entries = list(together)
        first, last = entries[0], entries[-1]
        was_there = before is not None and before.is_there
        kind = DELETED if not last.is_there else CHANGED if was_there else CREATED
        old = before.values if before and was_there else {}
        new = last.values if last.is_there else {}
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        fields = {name: (old.get(name), new.get(name)) for name in names}
        if fields or kind != CHANGED or first.entry.history_type == CREATED:
            yield Change(model, last.entry.id, kind, last.entry, fields, last.values)
        before = last


def change_at(model: Any, entry: int) -> Change | None:
    """The change that left this history entry."""
    found = model.history.filter(history_id=entry).first()
    of_row = changes_of(model, [found.id]) if found else []
    same = [one for one in of_row if found and is_of_save(one, found)]
    return same[0] if same else None


def is_of_save(change: Change, entry: Any) -> bool:
    one, other = change.entry, entry
    return bool(one.history_date == other.history_date and one.history_user_id == other.history_user_id)


def saved_with(entry: Any) -> list[Change]:
    """All that the save of this history entry did; a query for what it wrote, a few for each kind of row."""
    found: list[Change] = []
    for model, numbers in written_by(entry).items():
        found += [one for one in changes_of(model, numbers) if is_of_save(one, entry)]
    return found


def written_by(entry: Any) -> dict[type[Row], set[int]]:
    same = {"history_date": entry.history_date, "history_user": entry.history_user_id}
    tables = [
        model.history.filter(**same).order_by().annotate(of_model=Value(name)).values_list("of_model", "id")  # type: ignore[attr-defined] # the history states no types
        for name, model in MODELS.items()
    ]
    found: dict[type[Row], set[int]] = {}
    for kind, number in tables[0].union(*tables[1:]):
        found.setdefault(MODELS[kind], set()).add(number)
    return found


def last_states(of_rows: Iterable[State], at: datetime) -> dict[int, State]:
    """By the number of the row, how it was at that moment; not what was not there."""
    found: dict[int, State] = {}
    for state in of_rows:
        if state.entry.history_date <= at:
            found[state.entry.id] = state
    return {number: state for number, state in found.items() if state.is_there}
