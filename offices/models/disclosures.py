"""Why something that looks like a name or a number of a person may stand in what is public. How it is found: data."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from offices.models.rules import rule


class LetStand(models.Model):
    """One finding of the guard against disclosure, in one row, that somebody let stand, and why. On no page."""

    model = models.CharField(max_length=40)
    row = models.PositiveBigIntegerField()
    found = models.CharField(_("what was found"), max_length=300)
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, verbose_name=_("by"), related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("finding that may stand")
        verbose_name_plural = _("findings that may stand")
        constraints = [
            models.UniqueConstraint(fields=["model", "row", "found"], name="letstand_once"),
            rule("letstand_says_why", ~Q(reason=""), "reason: say why it may stand."),
            rule("letstand_of_something", ~Q(found="") & ~Q(model=""), "found: say what may stand."),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row}: {self.found}"
