"""Searches without a full hit, counted in this process, written when the panel is next visited. No reader writes."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.utils import timezone

from offices.models import MissedSearch
from offices.models.search import LONGEST_MISSED

MOST_WAITING = MOST_KEPT = 1_000
KEPT_FOR = timedelta(days=90)
SHOWN_FROM = 3
"""Days on which the same was searched for: what one person typed once is nobody's business."""

Counts = Counter[tuple[date, str]]

_waiting: Counts = Counter()


def note_missed(words: Iterable[str]) -> None:
    """Count a search, if it is of letters and short; the caller has seen that all its words are known here."""
    said = " ".join(words)
    key = timezone.localdate(), said
    if said and len(said) <= LONGEST_MISSED and said.replace(" ", "").isalpha() and is_room_for(key):
        _waiting[key] += 1


def is_room_for(key: tuple[date, str]) -> bool:
    return key in _waiting or len(_waiting) < MOST_WAITING


def write_missed() -> int:
    """Write what this process counted, and let go of what is too old or too much; the number of rows written."""
    counted, today = dict(_waiting), timezone.localdate()
    _waiting.clear()
    if not counted:
        return 0
    with transaction.atomic():
        for (day, words), times in counted.items():
            row, is_new = MissedSearch.objects.get_or_create(day=day, words=words, defaults={"times": times})
            if not is_new:
                MissedSearch.objects.filter(pk=row.pk).update(times=F("times") + times)
        prune(today)
    return len(counted)


def prune(today: date) -> None:
    """At most so many rows, none older than three months; the newest days stay."""
    MissedSearch.objects.filter(day__lt=today - KEPT_FOR).delete()
    kept = MissedSearch.objects.order_by("-day", "-times", "pk").values_list("pk", flat=True)[:MOST_KEPT]
    MissedSearch.objects.exclude(pk__in=list(kept)).delete()


def often_missed() -> "QuerySet[MissedSearch]":
    """Rows of words that were searched for on several days."""
    days = MissedSearch.objects.values("words").annotate(days=Count("day")).filter(days__gte=SHOWN_FROM)
    return MissedSearch.objects.filter(words__in=days.values("words"))
