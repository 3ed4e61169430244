"""Writes: the one way in which commands and forms change the published data. No reads for pages here."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from simple_history.utils import bulk_create_with_history

from offices.data.deleting import delete_recorded
from offices.data.disclosure.rows import Disclosed, refuse_disclosure
from offices.data.publishing import Writer, guarded
from offices.data.saves import moment, one_save
from offices.models.base import Row


class RowsRefused(Exception):
    """Something stands in the way of writing these rows together, so that none was: each with what it is."""

    def __init__(self, refused: Sequence[tuple[object, str]]) -> None:
        super().__init__("; ".join(f"{row}: {why}" for row, why in refused))
        self.refused = refused


class RowRefused(Exception):
    """One of many rows breaks a rule: `row` is the one, `error` says what is wrong, keyed by field."""

    def __init__(self, row: Row, error: ValidationError) -> None:
        super().__init__(str(error))
        self.row, self.error = row, error


@transaction.atomic
@one_save()
def save_row(
    *,
    row: Row,
    by: Writer,
    reason: str,
    many: Mapping[str, Sequence[Row]] | None = None,
    approved: bool = False,
) -> Row:
    """Check and save `row`, set its many-to-many fields, and leave a history entry that says who and why.

    Raises ValidationError, keyed by field, or MayNotPublish where `by` may not, and then writes nothing. `approved` is
    what two people did together: only proposals.py knows.
    """
    row._history_user, row._change_reason = by, reason
    row.full_clean(validate_unique=False, validate_constraints=False)
    with guarded(None if approved else by, row):
        save_checked(row)
        for field, others in (many or {}).items():
            getattr(row, field).set(others)
        if approved:
            refuse_disclosure([row])
    return row


def save_checked(row: Row) -> None:
    """The database holds the rules; Django repeats each as a query, which is only worth it to say what was wrong."""
    try:
        with transaction.atomic(), row.just_checked():
            row.save()
    except IntegrityError:
        row.full_clean()
        raise


@transaction.atomic
@one_save()
def create_rows(*, rows: Sequence[Row], by: Writer, reason: str, approved: bool = False) -> None:
    """Check and create new rows of one model, each with its history entry, in a handful of queries.

    Their relations must be set to instances. Raises RowRefused or MayNotPublish, and then writes nothing. `approved`:
    as of save_row, and of what is restored.
    """
    relations = [field.name for field in rows[0]._meta.fields if field.is_relation]
    for row in rows:
        row._history_user, row._change_reason = by, reason
        try:
            row.clean_fields(exclude=relations)
            row.check_in_bulk()
        except ValidationError as error:
            raise RowRefused(row, error) from error
    try:
        with guarded(None if approved else by, *rows), transaction.atomic():
            bulk_create_with_history(
                rows,
                type(rows[0]),
                batch_size=500,
                default_user=by,
                default_change_reason=reason,
                default_date=moment(),
            )
    except Disclosed as error:
        raise RowRefused(error.row, error) from error
    except (IntegrityError, ValidationError):
        name_the_culprit(rows)
        raise


def name_the_culprit(rows: Sequence[Row]) -> None:
    """One of the rows was refused, or what they are together: write them one by one until it is found."""
    for row in rows:
        row.pk = None
        row._state.adding = True
        try:
            row.full_clean()
        except ValidationError as error:
            raise RowRefused(row, error) from error
        row.save()


def delete_row(*, row: Row, by: Writer, reason: str) -> None:
    """Delete `row`; its history stays, and what went with it can be restored.

    Raises ProtectedError or RestrictedError where other rows rest on it, or MayNotPublish.
    """
    delete_recorded(row, by, reason)


def describe(error: ValidationError) -> str:
    """The messages of a validation error, each with its field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
