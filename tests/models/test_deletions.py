"""What the database itself holds of deletions and of what was expunged."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from offices.models import Deletion, Expunction

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DELETION = {"at": NOW, "reason": "entered twice", "kind": "office", "row_id": 1, "label": "a", "rows": [], "links": []}


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"restored_at": NOW - timedelta(days=1)}])
def test_a_deletion_says_why_and_is_restored_afterwards(wrong):
    Deletion.objects.create(**DELETION)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deletion.objects.create(**DELETION | wrong)


def test_who_restored_it_did_so_at_a_time(curator):
    with pytest.raises(IntegrityError), transaction.atomic():
        Deletion.objects.create(**DELETION, restored_by=curator)


def test_a_deletion_outlives_who_did_it(curator):
    deletion = Deletion.objects.create(**DELETION, by=curator)
    curator.delete()
    deletion.refresh_from_db()
    assert deletion.by is None


@pytest.mark.parametrize("wrong", [{"who": ""}, {"why": ""}])
def test_what_was_expunged_says_who_and_why(wrong):
    row = {"who": "the operator", "why": "a real name", "counts": {}}
    Expunction.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Expunction.objects.create(**row | wrong)
