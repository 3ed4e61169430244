"""What was deleted, so that it can be restored. Of no page, so that writing one renews no data version."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

LONGEST_LABEL = 300


class Deletion(models.Model):
    """A row that somebody deleted, with all that went with it."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="deletions"
    )
    reason = models.TextField()
    kind = models.CharField(max_length=40, help_text="The model of the row that was asked for.")
    row_id = models.BigIntegerField()
    label = models.CharField(max_length=LONGEST_LABEL)
    counts = models.JSONField(default=dict, help_text="Model -> how many rows went.")
    rows = models.JSONField(
        encoder=DjangoJSONEncoder, help_text="Model, number and columns of each, what others stand in first."
    )
    links = models.JSONField(help_text="Field, owner and other row of each link that went, of rows that stayed too.")
    restored_at = models.DateTimeField(null=True, blank=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="restorations"
    )

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="deletion_has_a_reason"),
            models.CheckConstraint(condition=Q(restored_at__gte=F("at")), name="deletion_restored_afterwards"),
            models.CheckConstraint(
                condition=Q(restored_by=None) | Q(restored_at__isnull=False), name="deletion_restored_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"
