"""That something was expunged: who, when, why, from where. Never what it was."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Expunction(models.Model):
    """One run of the command that removes what must not exist."""

    at = models.DateTimeField(default=timezone.now)
    who = models.CharField(max_length=100, help_text="Who ran it, in their own words: a command has no user.")
    why = models.CharField(max_length=500)
    counts = models.JSONField(help_text="Table and column -> how many rows were changed.")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(who="") & ~Q(why=""), name="expunction_says_who_and_why")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.why}"
