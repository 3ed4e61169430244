"""Files of rows that somebody sent: what of, by whom, and what became of it. Of no page, so that it renews no data."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """A sent file; its content is kept until its rows are written."""

    class Stage(models.TextChoices):
        CHECKED = "checked", _("looked at")
        DONE = "done", _("taken in")
        UNDONE = "undone", _("undone")
        FAILED = "failed", _("failed")

    name = models.CharField(max_length=100)
    checksum = models.CharField(max_length=64)
    """SHA-256 of the content."""
    size = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.CHECKED)
    content = models.BinaryField(null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    """Outcome -> how many rows."""
    moment = models.DateTimeField(null=True, blank=True)
    """Of the save, by which the history finds its rows."""
    proposals = models.JSONField(default=list, blank=True)
    """Number and version of each change that it proposed."""

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=["checked", "done", "undone", "failed"]), name="import_stage"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(checksum=""), name="import_names_its_file"),
            models.CheckConstraint(
                condition=Q(stage__in=["done", "undone"], moment__isnull=False, content=None)
                | Q(stage__in=["checked", "failed"], moment=None),
                name="import_done_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} sha256:{self.checksum[:12]}"
