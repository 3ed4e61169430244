"""A rule that the database holds, and its message, which begins with the field that is wrong. The rules: the tables."""

from django.db import models


def rule(name: str, condition: models.Q, said: str) -> models.CheckConstraint:
    """A constraint of a table; `said` is for whoever breaks it."""
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=said)
