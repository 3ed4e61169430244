"""When and why an address went from the site: by the history of its row and of what that rests on. No writes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from offices.models import Dimension, Finding, Indicator, Office, Question, Source, Step
from offices.models.base import localised
from offices.models.visibility import all_beneath, has_stage, is_visible
from offices.models.vocabulary import Stage

ADDRESSED = {
    "office": Office,
    "dimension": Dimension,
    "finding": Finding,
    "indicator": Indicator,
    "question": Question,
    "source": Source,
}
"""What has an address of its own, on pages or in the API."""
KEY = re.compile(r"[a-zA-Z0-9_-]{1,80}")
"""Nothing else was ever an address, so the database is asked for nothing else."""

Event = tuple[datetime, tuple[type[Model], int], bool, int]
"""When a row, by its model and number, came to be published or no longer was, and the history entry that tells it."""


@dataclass(frozen=True, order=True)
class Withdrawal:
    """The day on which what was at an address went, and what readers are told of why, where somebody said it."""

    day: date
    reason_en: str = ""
    reason_nb: str = ""

    @property
    def reason(self) -> str:
        return localised(self, "reason")


def withdrawal(kind: str, key: str) -> Withdrawal | None:
    """How what was at this address went from the site; None where nothing ever was there, or still is."""
    if not KEY.fullmatch(key):
        return None
    model: Any = ADDRESSED[kind]
    rows = model.history.filter(**{key_field(model): key, "stage": Stage.PUBLISHED})
    found = [went(model, row, key) for row in set(rows.values_list("id", flat=True))]
    return max(filter(None, found), default=None)


def key_field(model: type[Model]) -> str:
    return "slug" if model is Office else "key"


def went(model: type[Model], number: int, key: str) -> Withdrawal | None:
    """The last time that the row stopped being visible under this key."""
    row = model._default_manager.filter(pk=number).first()
    events = sorted([*own_events(model, number, key), *events_beneath(row)], key=lambda event: event[0])
    published: dict[tuple[type[Model], int], bool] = {}
    was_visible, last = False, None
    for event in events:
        _when, which, is_published, _entry = event
        published[which] = is_published
        now = published.get((model, number), False) and (row is None or was_all_there(row, published))
        last = event if was_visible and not now else last
        was_visible = now
    return None if was_visible or last is None else told(last)


def told(event: Event) -> Withdrawal:
    """The day of the event, with the reason that its step gives."""
    when, (model, _number), _is_published, entry = event
    steps = Step.objects.filter(model=model._meta.model_name, entry=entry, after=Stage.WITHDRAWN)
    reasons = steps.values_list("reason_en", "reason_nb").first() or ("", "")
    return Withdrawal(timezone.localtime(when).date(), *reasons)


def was_all_there(row: Model, published: dict[tuple[type[Model], int], bool]) -> bool:
    """Whether the row was visible when just these were published."""
    return is_visible(
        row, is_published=lambda one: not has_stage(type(one)) or published.get((type(one), one.pk), False)
    )


def own_events(model: type[Model], number: int, key: str) -> Iterator[Event]:
    """Of the row itself, under just this key."""
    for one in history_of(model, [number], key_field(model)):
        yield one["history_date"], (model, number), is_standing(one) and one[key_field(model)] == key, one["history_id"]


def events_beneath(row: Model | None) -> Iterator[Event]:
    """Of all that it rests on; what was deleted itself takes that along, so that its own history has to do."""
    numbers: dict[type[Model], set[int]] = {}
    for one in all_beneath(row) if row else ():
        if has_stage(type(one)):
            numbers.setdefault(type(one), set()).add(one.pk)
    for model, found in numbers.items():
        for one in history_of(model, found):
            yield one["history_date"], (model, one["id"]), is_standing(one), one["history_id"]


def history_of(model: Any, numbers: Any, *also: str) -> Any:
    rows = model.history.filter(id__in=numbers).order_by("history_date", "history_id")
    return rows.values("id", "history_id", "history_date", "history_type", "stage", *also)


def is_standing(entry: dict[str, Any]) -> bool:
    return bool(entry["stage"] == Stage.PUBLISHED and entry["history_type"] != "-")
