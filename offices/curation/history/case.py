"""Two moments of a case side by side: its saves, and what differs between any two. Reads history alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from offices.curation.history.words import Labels, Line, labels_for, lines, rows_named
from offices.data.changes import State, last_states, states
from offices.models import Category, Coding, Dimension, Office, Part, PossibleMatch, Visit

MOST_SAVES = 200
History = dict[Any, list[State]]


@dataclass(frozen=True)
class Save:
    """One save that touched the case."""

    at: datetime
    who: Any
    why: str
    rows: int

    @property
    def mark(self) -> str:
        """As an address has it, exact to the microsecond."""
        return mark(self.at)


@dataclass(frozen=True)
class Difference:
    """One row that is not as it was."""

    place: str
    was_there: bool
    is_there: bool
    lines: list[Line]


def mark(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def history_of(office: int) -> History:
    """Every entry of the case, what was deleted too; a query or two for each kind of row."""
    visits = Visit.history.filter(office=office)
    parts = Part.history.filter(visit__in=visits.values("id"))
    codings = Coding.history.filter(part__in=parts.values("id"))
    matches = PossibleMatch.history.filter(office=office)
    found = {Office: Office.history.filter(id=office), Visit: visits, Part: parts, Coding: codings}
    return {
        model: states(model, entries.order_by("history_date", "history_id"))
        for model, entries in {**found, PossibleMatch: matches}.items()
    }


def saves(history: History) -> list[Save]:
    """The newest first, at most so many."""
    found: dict[tuple[datetime, Any], list[Any]] = {}
    for of_model in history.values():
        for state in of_model:
            one = state.entry
            found.setdefault((one.history_date, one.history_user), []).append(one)
    rows = [
        Save(at, who, entries[0].history_change_reason or "", len({(type(one), one.id) for one in entries}))
        for (at, who), entries in found.items()
    ]
    return sorted(rows, key=lambda save: save.at, reverse=True)[:MOST_SAVES]


def differences(history: History, before: datetime, after: datetime) -> list[Difference]:
    """Row by row, in the order of the case."""
    changed: list[tuple[Any, State | None, State | None]] = []
    for model, of_model in history.items():
        one, other = last_states(of_model, before), last_states(of_model, after)
        for number in sorted({*one, *other}):
            pair = one.get(number), other.get(number)
            if values_in(pair[0]) != values_in(pair[1]):
                changed.append((model, *pair))
    places = Places(history)
    labels = labels_for(wanted([*changed, *places.rows()]))
    told = [difference(places, labels, *one) for one in changed]
    return sorted(told, key=lambda one: one.place) if len(told) else told


def values_in(state: State | None) -> Mapping[str, Any]:
    return state.values if state else {}


def difference(places: "Places", labels: Labels, model: Any, one: State | None, other: State | None) -> Difference:
    old, new = values_in(one), values_in(other)
    fields = {name: (old.get(name), new.get(name)) for name in {**old, **new} if old.get(name) != new.get(name)}
    return Difference(
        places.of(model, other or one, labels), one is not None, other is not None, lines(model, fields, labels)
    )


def wanted(changed: Iterable[tuple[Any, State | None, State | None]]) -> dict[Any, set[int]]:
    """The rows whose labels are needed, by model."""
    found: dict[Any, set[int]] = {}
    for model, *pair in changed:
        for state in pair:
            for other, number in rows_named(model, values_in(state).items()):
                found.setdefault(other, set()).add(number)
    return found


class Places:
    """Where in the case a row stands, by the history, so that what is gone has its place too."""

    def __init__(self, history: History) -> None:
        self.visits = {one.entry.id: one for one in history[Visit]}
        self.parts = {one.entry.id: one for one in history[Part]}

    def rows(self) -> list[tuple[Any, State | None, State | None]]:
        return [
            *((Visit, one, None) for one in self.visits.values()),
            *((Part, one, None) for one in self.parts.values()),
        ]

    def of(self, model: Any, state: State | None, labels: Labels) -> str:
        if state is None:
            return ""
        entry = state.entry
        kind = str(model._meta.verbose_name)
        if model is Visit:
            return f"{kind} {entry.key}"
        if model is Part:
            return f"{self.visit(entry.visit_id)} · {kind} {entry.key}"
        if model is Coding:
            return f"{self.part(entry.part_id)} · {self.dimension(entry, labels)}"
        return kind

    def visit(self, number: int) -> str:
        state = self.visits.get(number)
        return str(state.entry.key) if state else str(number)

    def part(self, number: int) -> str:
        state = self.parts.get(number)
        return f"{self.visit(state.entry.visit_id)} · {state.entry.key}" if state else str(number)

    def dimension(self, entry: Any, labels: Labels) -> str:
        name = labels.get((Dimension, entry.dimension_id), str(entry.dimension_id))
        category = labels.get((Category, entry.category_id or 0)) if entry.scale == "multi" else ""
        return f"{name}: {category}" if category else name
