"""What seeding wrote last, so that it can tell its own rows from a curator's. Not published, no history."""

from django.db import models


class SeededRow(models.Model):
    """One row of a fixture: what it said, and the history entry that seeding left behind."""

    model = models.CharField(max_length=40)
    key = models.CharField(max_length=300, help_text="The natural key, such as lillevik/first-visit.")
    row_id = models.BigIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of what the fixture said.")
    history_id = models.BigIntegerField(help_text="The row's newest history entry when seeding was done with it.")

    newer = models.CharField(
        max_length=64,
        blank=True,
        default="",
        help_text="SHA-256 of what is shipped now, where it differs and the row stays as a curator left it.",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="seededrow_model_key")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
