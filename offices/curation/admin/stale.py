"""What somebody else saved since a form was opened, read from the history. Forms decide what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from simple_history.template_utils import HistoricalRecordContextHelper

from nav_compare.panel import is_number

SEEN = "_seen"
"""The hidden field with the newest history entry that the form was made from; rows inside it have one a kind."""
ROWS_SEEN = "SEEN"


@dataclass(frozen=True)
class Changed:
    """Who saved the row meanwhile, in a sentence, and for each field that differs what it was and is."""

    said: str
    fields: Mapping[str, str]
    before: Mapping[str, Any]
    """Each of these fields as it was when the form was made; only those that are columns."""
    now: Mapping[str, Any]


def newest_entry(model: type[models.Model], **row: Any) -> int:
    """The id of the newest history entry of these rows; 0 where there is none."""
    return model.history.filter(**row).aggregate(newest=Max("history_id"))["newest"] or 0


def newest_entry_of(model: type[models.Model], pk: Any) -> int:
    """The same of one row; what is no key of a row has no history."""
    try:
        return newest_entry(model, **{model._meta.pk.attname: model._meta.pk.to_python(pk)})
    except ValidationError:
        return 0


def posted_id(data: Mapping[str, str], name: str) -> int | None:
    """The id that the form carries back, or nothing where it carries none, as a program's may."""
    value = data.get(name, "")
    if value and not is_number(value):
        raise ValidationError(
            _("%(field)s must be the number that the form came with; open the form again.") % {"field": name}
        )
    return int(value) if value else None


def what_changed(row: models.Model, seen: int | None) -> Changed | None:
    """What the row's newest history entry has that the one seen had not."""
    if not seen or row._state.adding:
        return None
    entries = row.history.order_by("-history_id")
    last, known = entries.first(), entries.filter(history_id__lte=seen).first()
    if last is None or known is None or last.history_id <= seen:
        return None
    changes = last.diff_against(known, foreign_keys_are_objs=True)
    if not changes.changes:
        return None
    columns = {field.name: field.attname for field in row._meta.fields}
    names = [change.field for change in changes.changes if change.field in columns]
    before, now = ({name: getattr(entry, columns[name]) for name in names} for entry in (known, last))
    return Changed(saved_meanwhile(last), changes_by_field(row, last, changes), before, now)


def saved_meanwhile(entry: Any) -> str:
    """Who saved when, and what to do."""
    who = entry.history_user or _("Somebody (or a command)")
    when = date_format(localtime(entry.history_date), _("H:i \\o\\n d.m.Y"))
    said = _(
        "%(who)s saved this at %(when)s, while you had it open. Nothing of yours is saved yet; all that you changed is "
        "kept here. Look at the fields that are marked, then save again."
    )
    return said % {"who": who, "when": when}


def changes_by_field(row: models.Model, last: Any, delta: Any) -> dict[str, str]:
    """By field, what it was and what it is now."""
    helper = HistoricalRecordContextHelper(type(row), last)
    shown = zip(delta.changes, helper.context_for_delta_changes(delta), strict=True)
    return {change.field: unescape(_("%(field)s was “%(old)s” and is now “%(new)s”.") % one) for change, one in shown}
