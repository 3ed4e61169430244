"""Writes: the one way in which commands and forms change the published data. No reads for pages here."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, models, transaction


@transaction.atomic
def save_row(
    *,
    row: models.Model,
    by: AbstractBaseUser | None,
    reason: str,
    many: Mapping[str, Sequence[models.Model]] | None = None,
) -> models.Model:
    """Check and save `row`, set its many-to-many fields, and leave a history entry that says who and why.

    Raises ValidationError, keyed by field, and then writes nothing.
    """
    row._history_user, row._change_reason = by, reason
    row.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        # The database holds the rules; Django repeats each as a query, which is only worth it to say what was wrong.
        row.full_clean()
        raise
    for field, others in (many or {}).items():
        getattr(row, field).set(others)
    return row


@transaction.atomic
def delete_row(*, row: models.Model, by: AbstractBaseUser | None, reason: str) -> None:
    """Delete `row`; its history stays. Raises ProtectedError where other rows rest on it."""
    row._history_user, row._change_reason = by, reason
    row.delete()
