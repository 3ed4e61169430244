"""Who changed rows since they were last published, read from their history. What follows from it: publishing.py."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import F

from offices.models import PUBLISHED_MODELS, Coding, Step
from offices.models.base import Row
from offices.models.visibility import has_stage
from offices.models.vocabulary import Stage

Changers = Mapping[int, set[int]]
"""By the number of a row, those of the users who changed it, or what is published with it."""


def changers(model: Any, numbers: Collection[int]) -> Changers:
    """Of rows of one model that have a stage. A few queries, whatever the number of rows."""
    found: dict[int, set[int]] = defaultdict(set)
    published_on: dict[int, datetime] = {}
    for row, user, when, stage in own_changes(model, numbers):
        if stage == Stage.PUBLISHED:
            found.pop(row, None)
            published_on[row] = when
        else:
            found[row].add(user)
    for row, user, when in changes_within(model, numbers):
        if row not in published_on or when > published_on[row]:
            found[row].add(user)
    for row, *coders in coded_apart(model, [one for one in numbers if one not in published_on]):
        found[row].update(coders)
    return {row: users - {None} for row, users in found.items()}


def own_changes(model: Any, numbers: Collection[int]) -> Iterator[Sequence[Any]]:
    """Every entry of the rows in its order, but those that moves from stage to stage left, up to being published."""
    moved = Step.objects.filter(model=model._meta.model_name).exclude(after=Stage.PUBLISHED)
    entries = model.history.filter(id__in=numbers).exclude(history_id__in=moved.filter(entry__gt=0).values("entry"))
    yield from entries.order_by("history_id").values_list("id", "history_user_id", "history_date", "stage")


def changes_within(model: Any, numbers: Collection[int]) -> Iterator[Sequence[Any]]:
    """Of rows without a stage that are published with these, such as the places of a finding: the owner, who, when."""
    for child, path in published_with(model):
        entries = child.history.filter(**{f"{path}__in": numbers}).order_by()
        yield from entries.values_list(path, "history_user_id", "history_date")


def coded_apart(model: Any, numbers: Collection[int]) -> Iterator[Sequence[Any]]:
    """The codings that two people coded apart before: the coding, and both."""
    if model is Coding and numbers:
        rows = Coding.objects.filter(pk__in=numbers, part__first_codings__dimension=F("dimension")).order_by()
        double = "part__first_codings__double"
        yield from rows.values_list("pk", f"{double}__first", f"{double}__second").distinct()


@cache
def published_with(model: Any) -> tuple[tuple[Any, str], ...]:
    """The models whose rows have no stage but that of this one, each with the path that leads to it."""
    return tuple((child, path) for child in PUBLISHED_MODELS for path in paths_up(child, model))


def paths_up(child: type[Row], model: Any) -> Iterator[str]:
    for name in () if has_stage(child) else child.BELONGS_TO:
        owner: Any = child._meta.get_field(name).related_model
        if owner is model:
            yield name
        else:
            yield from (f"{name}__{path}" for path in paths_up(owner, model))
