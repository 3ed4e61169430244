"""The actions of a list that publish and withdraw rows. Which rows have a stage is in the models."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest

from offices.curation.admin.base import CuratedAdmin
from offices.curation.admin.guards import REASON
from offices.curation.admin.kept import refusal_words
from offices.data.actions import save_row
from offices.models.vocabulary import Stage


@admin.action(description="Publish the selected rows", permissions=["publish"])
def publish(panel: CuratedAdmin, request: HttpRequest, rows: QuerySet) -> None:
    """One by one through save_row, so that each leaves history and what cannot be published says why."""
    set_stage(panel, request, rows, Stage.PUBLISHED)


@admin.action(description="Withdraw the selected rows", permissions=["publish"])
def withdraw(panel: CuratedAdmin, request: HttpRequest, rows: QuerySet) -> None:
    set_stage(panel, request, rows, Stage.WITHDRAWN)


def set_stage(panel: CuratedAdmin, request: HttpRequest, rows: QuerySet, stage: str) -> None:
    """Row by row, for who may publish; a row that its rules refuse is named, and the others are done."""
    if not panel.has_publish_permission(request):
        raise PermissionDenied
    done = 0
    for row in rows:
        row.stage = stage
        try:
            save_row(row=row, by=request.user, reason=REASON)
            done += 1
        except (IntegrityError, ValidationError) as error:
            panel.message_user(request, f"{row}: {refusal_words(error)}", messages.ERROR)
    rows_are = "row is" if done == 1 else "rows are"
    panel.message_user(request, f"{done} {rows_are} now {Stage(stage).label}.", messages.SUCCESS)
