"""Visits that two code apart and that wait for the reader: to be coded, or to be settled. Reads only."""

from typing import Any

from django.db.models import Q
from django.urls import reverse

from offices.curation.start.moves import Moved
from offices.data.publishing import may_publish
from offices.models import DoubleCoding
from offices.models.told import told


def doubles(user: Any) -> list[Moved]:
    """One query."""
    own = Q(first=user) | Q(second=user)
    apart = Q(first=user, first_done_at=None) | Q(second=user, second_done_at=None)
    both = Q(first_done_at__isnull=False, second_done_at__isnull=False)
    mine = apart | both if may_publish(user) else apart | both & own
    rows = DoubleCoding.objects.filter(mine, closed_at=None).select_related("visit__office")
    return [
        Moved(told(one.visit), reverse("admin:double-coding", args=[one.visit_id]), "", one.opened_at, "", 1)
        for one in rows
    ]
