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
Key = tuple[type[Row], int]


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
    done, refused, made = Undone(), list[Refusal](), Made([one for one in changes if one.kind == CREATED])
    for change in in_order(changes):
        try:
            with transaction.atomic():
                undo_one(change, made, by, reason, done)
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
    """What was deleted comes back first; what was changed last is changed back first; what was made goes last.

    Of what was made, a row goes with all that stands in it, so that it can be restored together.
    """
    by_place = sorted(changes, key=lambda one: (PLACES[one.model], one.entry.history_id))
    deleted, changed, made = ([one for one in by_place if one.kind == kind] for kind in (DELETED, CHANGED, CREATED))
    return [*deleted, *reversed(changed), *made]


class Made:
    """The rows that the save made, and which of them went already with others."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.entries = {(one.model, one.row_id): one.entry.history_id for one in changes}
        self.newest = {
            key: entry
            for model in {one.model for one in changes}
            for key, entry in newest_of(model, [one.row_id for one in changes if one.model is model])
        }
        self.gone: set[Key] = set()

    def is_as_made(self, key: Key) -> bool:
        return bool(self.newest.get(key) == self.entries.get(key, -1))


def undo_one(change: Change, made: Made, by: Writer, reason: str, done: Undone) -> None:
    if change.kind == DELETED:
        done.restored += bring_back(change, by, reason)
        return
    if (change.model, change.row_id) in made.gone:
        return
    row = held(change)
    if change.kind == CREATED:
        done.deleted += take_away(row, made, by, reason)
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
    return dict(newest_of(type(row), [row.pk])).get((type(row), row.pk), 0)


def newest_of(model: Any, numbers: Sequence[int]) -> list[tuple[Key, int]]:
    """The newest history entry of each row; one query."""
    rows = model.history.filter(id__in=numbers).order_by().values_list("id").annotate(Max("history_id"))
    return [((model, number), entry) for number, entry in rows]


def take_away(row: Row, made: Made, by: Writer, reason: str) -> int:
    """A row that the save made, with what it made in it, as long as readers see none of it and nobody changed it."""
    bundle = gathered(row)
    keys = [(type(one), one.pk) for one in bundle.rows]
    if row.is_public or any(getattr(one, "is_published", False) for one in bundle.rows):
        raise ValidationError(_("Readers see it: withdraw it instead."))
    if not set(keys) <= set(made.entries):
        raise ValidationError(_("Rows that were added later stand in it: look at these first."))
    if not all(map(made.is_as_made, keys)):
        raise ValidationError(_("This was changed again since: look at the newer change first."))
    allowed = by is None or by.has_perm(f"offices.delete_{row._meta.model_name}")
    if not (allowed or is_own_slip(by, bundle.rows)):
        raise PermissionDenied
    delete_row(row=row, by=by, reason=reason)
    made.gone |= set(keys)
    return len(keys)


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
