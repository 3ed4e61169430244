"""The day of an edition: when the data became what they are. Nothing of what they say."""

from datetime import date

from django.utils import timezone

from offices.data.editions import Edition
from offices.models import DataVersion


def read_day(edition: Edition) -> date | None:
    """The day in Norway; none before the first write."""
    taken_at = DataVersion.objects.values_list("taken_at", flat=True).first()
    return timezone.localdate(taken_at) if taken_at else None
