"""The actions of a list that publish and withdraw rows. Which rows have a stage is in the models."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from offices.curation.admin.guards import REASON, GuardedAdmin
from offices.curation.admin.kept import refusal_words
from offices.data.actions import save_row
from offices.models.base import Curated
from offices.models.vocabulary import Stage


class Staged(GuardedAdmin):
    """A panel whose rows, where they have a stage, are published and withdrawn in its list."""

    actions = ("publish", "withdraw")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        found = super().get_actions(request)
        return {name: one for name, one in found.items() if issubclass(self.model, Curated) or name not in self.actions}

    @admin.action(description=gettext_lazy("Publish the selected rows"), permissions=["publish"])
    def publish(self, request: HttpRequest, rows: QuerySet) -> None:
        """One by one through save_row, so that each leaves history and what cannot be published says why."""
        self.set_stage(request, rows, Stage.PUBLISHED)

    @admin.action(description=gettext_lazy("Withdraw the selected rows"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, rows: QuerySet) -> None:
        self.set_stage(request, rows, Stage.WITHDRAWN)

    def set_stage(self, request: HttpRequest, rows: QuerySet, stage: str) -> None:
        """Row by row, for who may publish; a row that its rules refuse is named, and the others are done."""
        if not self.has_publish_permission(request):
            raise PermissionDenied
        done = 0
        for row in rows:
            row.stage = stage
            try:
                save_row(row=row, by=request.user, reason=REASON)
                done += 1
            except (IntegrityError, ValidationError) as error:
                self.message_user(request, f"{row}: {refusal_words(error)}", messages.ERROR)
        said = ngettext("%(n)s row is now %(stage)s.", "%(n)s rows are now %(stage)s.", done)
        self.message_user(request, said % {"n": done, "stage": Stage(stage).label}, messages.SUCCESS)
