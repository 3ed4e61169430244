"""What is wrong with a row, gathered by field, so that all of it is told at once and in its place. No rules here."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models


def check_all(*checks: Callable[[], Any]) -> None:
    """Make every check, whatever the others find. Raises ValidationError."""
    errors: dict[str, list[ValidationError]] = {}
    for check in checks:
        try:
            check()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
    if errors:
        raise ValidationError(errors)


def at_fields(model: type[models.Model], error: ValidationError) -> ValidationError:
    """The messages of constraints at their fields: each begins with one, as in "shown: there is one already"."""
    errors = error.update_error_dict({})
    names = {field.name for field in model._meta.fields}
    for problem in errors.pop(NON_FIELD_ERRORS, []):
        name, _colon, said = str(problem.message).partition(": ")
        if name in names:
            errors.setdefault(name, []).append(ValidationError(said, problem.code))
        else:
            errors.setdefault(NON_FIELD_ERRORS, []).append(problem)
    return ValidationError(errors)
