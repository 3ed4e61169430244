"""Undoing what a save did to a row, or all that it did, through the checks of every write. What it did: changes.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Max, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from offices.data.actions import RowsRefused, delete_row, describe, save_row
from offices.data.changes import CHANGED, CREATED, DELETED, Change
from offices.data.deleting import PLACES, gathered, is_own_slip, named
from offices.data.proposals import propose
from offices.data.proposed import Values, current, fields_of, links, with_values
from offices.data.publishing import MayNotPublish, Writer, may_write_public
from offices.data.restoring import restore
from offices.data.saves import one_save
from offices.data.steps import may_change
from offices.models import Deletion
from offices.models.base import Row

Refusal = tuple[object, str]


@dataclass
class Undone:
    """How many rows were changed back, proposed to be, deleted and restored."""

    changed: int = 0
    proposed: int = 0
    deleted: int = 0
    restored: int = 0


@transaction.atomic
@one_save()
def undo(changes: Sequence[Change], by: Writer, reason: str) -> Undone:
    """Undo all of them or none. Raises RowsRefused, which says of each row what is in the way, or PermissionDenied."""
    done, refused = Undone(), list[Refusal]()
    for change in in_order(changes):
        try:
            with transaction.atomic():
                undo_one(change, by, reason, done)
        except ValidationError as error:
            refused.append((name_of(change), describe(error)))
        except (ProtectedError, RestrictedError):
            refused.append((name_of(change), _("Other rows rest on it.")))
        except IntegrityError:
            refused.append((name_of(change), _("It clashes with what is there now.")))
        except MayNotPublish as error:
            refused.append((name_of(change), str(error)))
    if refused:
        raise RowsRefused(refused)
    return done


def in_order(changes: Sequence[Change]) -> list[Change]:
    """What was deleted comes back first; what was changed last is changed back first; what was made goes last."""
    kinds = {DELETED: 0, CHANGED: 1, CREATED: 2}
    last_first = sorted(changes, key=lambda one: (PLACES[one.model], one.entry.history_id), reverse=True)
    return sorted(last_first, key=lambda one: kinds[one.kind])


def undo_one(change: Change, by: Writer, reason: str, done: Undone) -> None:
    if change.kind == DELETED:
        done.restored += bring_back(change, by, reason)
        return
    row = held(change)
    if change.kind == CREATED:
        take_away(change, row, by, reason)
        done.deleted += 1
    elif change_back(change, row, by, reason):
        done.changed += 1
    else:
        done.proposed += 1


def held(change: Change) -> Row:
    """The row as it is, and nobody else's to write until this is done. Raises ValidationError."""
    rows = change.model.objects.filter(pk=change.row_id)
    if connection.features.has_select_for_update:
        list(rows.order_by().select_for_update().values_list("pk"))
    row = rows.first()
    if row is None:
        raise ValidationError(_("It is not there any more."))
    return row


def change_back(change: Change, row: Row, by: Writer, reason: str) -> bool:
    """Whether it was changed; else it was proposed, since readers see the row."""
    values = {name: before for name, (before, _after) in change.fields.items() if name != "stage"}
    if not values:
        said = _("Only its stage was moved: publish, withdraw or return it instead.")
        raise ValidationError({"stage": said})
    if not may_change(by, change.model):
        raise PermissionDenied
    refuse_changed_since(change, row, values)
    refuse_gone(change, values)
    if row.is_public and not may_write_public(by):
        propose(row, values, by, newest(row), reason)
        return False
    save_row(row=with_values(row, values), by=by, reason=reason, many=links(change.model, values))
    return True


def refuse_changed_since(change: Change, row: Row, values: Values) -> None:
    """What is changed back is as the save left it. Raises ValidationError, keyed by field, that says how it is now."""
    now = current(row, values)
    changed = [name for name in values if now[name] != change.fields[name][1] and now[name] != values[name]]
    if changed:
        raise ValidationError(
            {name: _("This was changed again since: look at the newer change first.") for name in changed}
        )


def refuse_gone(change: Change, values: Values) -> None:
    """What it referred to has to be there still. Raises ValidationError, keyed by field."""
    for name, field in fields_of(change.model).items():
        asked = values.get(name) if field.is_relation else None
        numbers = asked if isinstance(asked, list) else [asked] if asked else []
        if numbers and field.related_model.objects.filter(pk__in=numbers).count() < len(numbers):
            raise ValidationError({name: _("What it referred to is gone.")})


def newest(row: Row) -> int:
    history: Any = type(row).history  # type: ignore[attr-defined] # the history states no types
    return int(history.filter(id=row.pk).aggregate(newest=Max("history_id"))["newest"] or 0)


def take_away(change: Change, row: Row, by: Writer, reason: str) -> None:
    """A row that the save made, as long as readers do not see it and nobody changed it."""
    if row.is_public:
        raise ValidationError(_("Readers see it: withdraw it instead."))
    if newest(row) != change.entry.history_id:
        raise ValidationError(_("This was changed again since: look at the newer change first."))
    bundle = gathered(row)
    allowed = by is None or by.has_perm(f"offices.delete_{row._meta.model_name}")
    if not (allowed or is_own_slip(by, bundle.rows)):
        raise PermissionDenied
    delete_row(row=row, by=by, reason=reason)


def bring_back(change: Change, by: Writer, reason: str) -> int:
    """Restore the deletion that it was part of; where that was done already, nothing is left to do."""
    if change.model.objects.filter(pk=change.row_id).exists():
        return 0
    deletion = deletion_of(change)
    if deletion is None:
        raise ValidationError(_("It was deleted before deletions were kept, and cannot be restored."))
    may = by is None or deletion.by_id == by.pk or by.has_perm("offices.delete_office")
    if not may:
        raise PermissionDenied
    restore(deletion.pk, by, reason)
    return len(deletion.rows)


def deletion_of(change: Change) -> Deletion | None:
    """By its moment, the one that holds the row."""
    key = (change.model._meta.model_name, change.row_id)
    found = Deletion.objects.filter(at=change.at)
    return next((one for one in found if key in {(row["model"], row["pk"]) for row in one.rows}), None)


def name_of(change: Change) -> str:
    row = change.model.objects.filter(pk=change.row_id).first()
    return named(row) if row else str(change.entry.instance)
