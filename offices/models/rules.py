"""A rule that the database holds, and its message, which begins with the field that is wrong. The rules: the tables."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.text import format_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Text = StrOrPromise
else:
    Text = object
    """A sentence, or one that is put into the reader's language when it is shown."""


def at(field: str, said: Text) -> Text:
    """The message that is shown at the field; such messages begin with its name (problems.py)."""
    return format_lazy("{}: {}", field, said)


def rule(name: str, condition: models.Q, said: Text) -> models.CheckConstraint:
    """A constraint of a table; `said` is for whoever breaks it."""
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=said)
