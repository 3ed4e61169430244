"""When what has a page of its own was last changed while published, by its history. Nothing of who did it."""

from datetime import date

from django.db.models import Max, Model
from django.utils import timezone

from offices.data.editions import Edition
from offices.models import Dimension, Finding, Question, Source
from offices.models.vocabulary import Stage

CHANGING: dict[str, type[Model]] = {
    "dimension": Dimension,
    "finding": Finding,
    "question": Question,
    "source": Source,
}
"""Not offices: what changes there are their codings, of which there may be millions."""


def read_changed(edition: Edition) -> dict[str, dict[str, date]]:
    """Kind -> key -> day; one query for each kind."""
    return {kind: last_changes(model) for kind, model in CHANGING.items()}


def last_changes(model: type[Model]) -> dict[str, date]:
    published = model.history.filter(stage=Stage.PUBLISHED)  # type: ignore[attr-defined]  # the history states no types
    rows = published.values_list("key").annotate(Max("history_date")).order_by()
    return {key: timezone.localdate(last) for key, last in rows}
