"""How rows come to be published: their steps, and changes proposed beside published ones. On no page, no history."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from offices.models.base import one_of, words_field
from offices.models.limits import LongText, bilingual, within_limits
from offices.models.rules import rule
from offices.models.vocabulary import Stage

CLOSED = (Stage.PUBLISHED, Stage.WITHDRAWN)
"""Of a proposal: published is what its row became, withdrawn what came to nothing."""
NO_REASON = Q(reason_en="", reason_nb="")
REASON = ~Q(reason_en="") & ~Q(reason_nb="")
PUBLIC_REASON = "reason_en: readers are told why what was published is withdrawn, in both languages."


def somebody() -> "models.ForeignKey[Any, Any]":
    """Who did it; nobody, where a command did or the user is gone."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")


class OfRow(models.Model):
    """Something told of a row of any table."""

    model = models.CharField(max_length=40, editable=False)
    """The name of its model, such as `coding`."""
    comment = LongText("comment", blank=True, help_text="For colleagues; readers never see it.")
    reason_en, reason_nb = bilingual("reason", blank=True, help_text="Why it is withdrawn; readers see it.")

    class Meta:
        abstract = True

    @property
    def kind(self) -> Any:
        """The model itself."""
        return apps.get_model("offices", self.model)


class Step(OfRow):
    """A move of a row, or of a proposal, from one stage to another: who, when, what they said."""

    row_id = models.BigIntegerField(editable=False)
    before = words_field(Stage)
    after = words_field(Stage)
    by = somebody()
    at = models.DateTimeField(default=timezone.now)
    entry = models.BigIntegerField(null=True, editable=False)
    """The history entry that the move left: it changed the stage and nothing else, unless a proposal was published."""

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["model", "row_id"], name="step_of_row")]
        constraints = [
            one_of("before", Stage, "step_before"),
            one_of("after", Stage, "step_after"),
            rule("step_withdrawal_has_reason", ~Q(before="published", after="withdrawn") | REASON, PUBLIC_REASON),
            rule(
                "step_only_withdrawal_has_reason",
                NO_REASON | Q(after="withdrawn"),
                "reason_en: only a withdrawal has a reason for the public.",
            ),
            *within_limits("step", texts=("reason",)),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id}: {self.before} > {self.after}"


class Proposal(OfRow):
    """A change beside a published row, or its withdrawal: readers keep the old one until it is published."""

    row_id = models.BigIntegerField(null=True, editable=False)
    """The row that it replaces; none, where it is to be added to what is published."""
    values = models.JSONField(default=dict, blank=True, editable=False)
    """What is to change, by field; of a relation the number of the row, of one to several their numbers."""
    withdraws = models.BooleanField(default=False, editable=False)
    seen = models.BigIntegerField(default=0, editable=False)
    """The newest history entry of the row when this was made."""
    version = models.PositiveIntegerField(default=1, editable=False)
    """Counts its changes, so that nobody publishes another one than they saw."""
    stage = words_field(Stage, Stage.DRAFT)
    by = somebody()
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_by = somebody()
    closed_at = models.DateTimeField(null=True, editable=False)
    entry = models.BigIntegerField(null=True, editable=False)
    """The history entry that it became."""

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["model", "row_id"], name="proposal_of_row")]
        constraints = [
            one_of("stage", Stage, "proposal_stage"),
            rule("proposal_closed_when", Q(stage__in=CLOSED) ^ Q(closed_at=None), "closed_at: only of what is closed."),
            rule(
                "proposal_only_withdrawal_has_reason",
                NO_REASON | Q(withdraws=True),
                "reason_en: only a withdrawal has a reason for the public.",
            ),
            rule(
                "proposal_of_row_or_new",
                Q(row_id__isnull=False) | Q(withdraws=False),
                "row_id: only what is there can be withdrawn.",
            ),
            models.UniqueConstraint(
                fields=["model", "row_id", "by"],
                condition=~Q(stage__in=CLOSED),
                name="proposal_one_open_each",
                violation_error_message="by: you have a change of this row open already.",
            ),
            *within_limits("proposal", texts=("reason",)),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id or 'new'}, version {self.version}"

    @property
    def is_open(self) -> bool:
        return self.stage not in CLOSED
