"""What others did with rows lately: returned them to somebody, published them. Reads only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.urls import reverse

from offices.curation.review.waiting import fetched
from offices.curation.review.words import title
from offices.models import PUBLISHED_MODELS, Proposal, Step
from offices.models.vocabulary import Stage

MOST = 8
"""Rows of a list; the newest."""
KINDS = {str(model._meta.model_name): model for model in PUBLISHED_MODELS}


@dataclass(frozen=True)
class Moved:
    """A row, who moved it when, and what they said."""

    name: str
    url: str
    by: str
    at: datetime
    comment: str


def returned_to(user: Any) -> list[Moved]:
    """What the user sent for review and got back, and has not sent again."""
    back = Step.objects.filter(before=Stage.IN_REVIEW, after=Stage.DRAFT).exclude(by=user)
    same = {"model": OuterRef("model"), "row_id": OuterRef("row_id")}
    sent = Step.objects.filter(**same, after=Stage.IN_REVIEW, by=user, at__lte=OuterRef("at"))
    later = Step.objects.filter(**same, id__gt=OuterRef("id"))
    return list(moved(back.filter(Exists(sent), ~Exists(later))))


def published_lately() -> list[Moved]:
    return list(moved(Step.objects.filter(after=Stage.PUBLISHED)))


def moved(steps: Any) -> Iterator[Moved]:
    """The newest of the steps whose rows are there; a query for each kind of row among them."""
    newest = list(steps.select_related("by").order_by("-at", "-id")[:MOST])
    rows = rows_of(newest)
    for step in newest:
        if row := rows.get((step.model, step.row_id)):
            url = reverse(f"admin:offices_{row._meta.model_name}_change", args=[row.pk])
            yield Moved(title(row), url, str(step.by or ""), step.at, step.comment)


def rows_of(steps: Iterable[Step]) -> dict[tuple[str, int], Any]:
    wanted: dict[str, set[int]] = {}
    for step in steps:
        wanted.setdefault(step.model, set()).add(step.row_id)
    found: dict[tuple[str, int], Any] = {}
    for name in wanted.keys() & KINDS.keys():
        rows = fetched(apps.get_model("offices", name), wanted[name])
        found |= {(name, row.pk): row for row in rows}
    return found


def proposals_in_review() -> int:
    return Proposal.objects.filter(stage=Stage.IN_REVIEW).count()
