"""`manage.py missed_searches`: what readers searched for on several days without a full hit (offices.data.missed)."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Sum
from django.utils import timezone

from offices.data.missed import often_missed, prune


class Command(BaseCommand):
    help = "List words that were searched for on three days or more without a full hit, and drop what is too old."

    def handle(self, *args: Any, **options: Any) -> None:
        prune(timezone.localdate())
        found = often_missed().values("words").annotate(all_times=Sum("times")).order_by("-all_times", "words")
        for row in found:
            self.stdout.write(f"{row['all_times']:5} {row['words']}")
