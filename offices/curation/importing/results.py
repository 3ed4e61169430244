"""What an import did: its rows by the moment of its save, where they are seen, sent for review, taken back."""

from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.text import capfirst

from offices.curation.importing import words
from offices.data.changes import written_by
from offices.data.proposals import send_proposals
from offices.data.steps import send_for_review
from offices.models import Import, Proposal
from offices.models.base import Curated
from offices.models.vocabulary import Stage


def rows_of(one: Import) -> dict[Any, set[int]]:
    """The numbers of the rows that it wrote, by model; one query."""
    if one.moment is None:
        return {}
    return written_by(SimpleNamespace(history_date=one.moment, history_user_id=one.by_id))


def drafts_of(one: Import) -> list[Curated]:
    found: list[Curated] = []
    for model, numbers in rows_of(one).items():
        if issubclass(model, Curated):
            found += model.objects.filter(pk__in=numbers, stage=Stage.DRAFT)
    return found


def links_of(one: Import) -> list[tuple[str, str]]:
    """To the rows: the row itself where it is one, else the list of their kind."""
    found = []
    for model, numbers in rows_of(one).items():
        name = str(model._meta.model_name)
        said = capfirst(f"{words.kind_of(name, len(numbers))} ({len(numbers)})")
        one_row = reverse(f"admin:offices_{name}_change", args=[min(numbers)])
        found.append((one_row if len(numbers) == 1 else reverse(f"admin:offices_{name}_changelist"), said))
    return found


def done_context(one: Import, may_import: bool) -> dict[str, Any]:
    """For the template that tells of it."""
    numbers = words.in_words(one.counts or {})
    drafts = len(drafts_of(one)) + len(proposals_of(one)) if one.stage == Import.Stage.DONE else 0
    return {"one": one, "counts": numbers, "rows": links_of(one), "drafts": drafts, "may_import": may_import}


@transaction.atomic
def send(one: Import, by: Any) -> None:
    """All of its drafts, and what it proposed, for review. Raises RowsRefused or PermissionDenied."""
    send_for_review(drafts_of(one), by, f"import {one.name}")
    send_proposals(proposals_of(one), by)


def proposals_of(one: Import) -> list[Proposal]:
    """Those that wait to be sent, each in the version that the import left."""
    versions = dict(one.proposals)
    found = Proposal.objects.filter(pk__in=versions, stage=Stage.DRAFT)
    return [proposal for proposal in found if proposal.version == versions[proposal.pk]]
