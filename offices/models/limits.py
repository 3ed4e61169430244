"""What a column can plausibly hold: years, months, places in an order, lengths of texts. Nothing of what it means."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from offices.models.rules import Text, at, rule

YEARS = (1990, 2100)
"""The reform is of 2006, and what it is compared with not much older; the last year is set tighter, by the clock."""
MONTHS = (-120, 600)
PLACES = (0, 9_999)
MOST_CHARACTERS = 10_000
SUFFIX = "_within_limits"
"""Ends the name of each constraint that only repeats a limit: the validators say the same earlier, and at the field."""


def next_year() -> int:
    """The last year that anything can be dated to: studies are announced for next year, not later."""
    return timezone.localdate().year + 1


def between(low: int, high: Any, too_low: Text, too_high: Text) -> list[Any]:
    """Validators whose messages name both ends; `high` may be a function, asked at each write."""
    return [MinValueValidator(low, too_low), MaxValueValidator(high, too_high)]


class Limited(models.Field):  # type: ignore[type-arg] # Django's fields know no parameters at run time
    """A column with validators of its own. Migrations see the plain column: for a database it is just that."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, options


class YearField(Limited, models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """A year, from 1990 to next year."""

    default_validators = between(
        YEARS[0],
        next_year,
        _("A year from %(limit_value)s on; %(show_value)s is too low."),
        _("A year up to %(limit_value)s; %(show_value)s is too high."),
    )


class PlaceField(Limited, models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """A small whole number: a place in an order, or how many there are."""

    default_validators = between(
        *PLACES,
        _("A whole number from %(limit_value)s on; %(show_value)s is too low."),
        _("A whole number up to %(limit_value)s; %(show_value)s is too high."),
    )


class MonthsField(Limited, models.DecimalField):  # type: ignore[type-arg]
    """Months since opening: from ten years before it to fifty years after."""

    default_validators = between(
        *MONTHS,
        _("A number of months from %(limit_value)s on; %(show_value)s is too low."),
        _("A number of months up to %(limit_value)s; %(show_value)s is too high."),
    )


class LongText(Limited, models.TextField):  # type: ignore[type-arg]
    """A text of some paragraphs; no `max_length`, since a browser cuts what is pasted over it without a word."""

    default_validators = [
        MaxLengthValidator(
            MOST_CHARACTERS,
            _("At most %(limit_value)s characters; these are %(show_value)s."),
        )
    ]


def bilingual(
    name: Text, most: int | None = None, *, help_text: Text = "", **options: Any
) -> tuple["models.Field[str, str]", "models.Field[str, str]"]:
    """A text in English and in Norwegian: one line of at most so many letters, else of some paragraphs."""
    kind = partial(models.CharField, max_length=most) if most else LongText
    english = kind(format_lazy("{} ({})", name, _("English")), help_text=help_text, **options)
    return english, kind(format_lazy("{} ({})", name, _("Norwegian")), **options)


@lru_cache(maxsize=64)
def limited(model: type[models.Model]) -> "tuple[models.Field[Any, Any], ...]":
    """The columns of a table that have a limit."""
    return tuple(field for field in model._meta.fields if isinstance(field, Limited))


def check_limits(row: models.Model) -> None:
    """The same for writes that no form and no `full_clean` has seen. Raises ValidationError, keyed by field."""
    check_values(type(row), {field.attname: getattr(row, field.attname) for field in limited(type(row))})


def check_values(model: type[models.Model], values: dict[str, Any]) -> None:
    """Values by column; what the database is to calculate is left to its constraints."""
    errors = {}
    for field in limited(model):
        value = values.get(field.attname)
        if value is None or value == "" or hasattr(value, "resolve_expression"):
            continue
        try:
            field.run_validators(field.to_python(value))
        except ValidationError as error:
            errors[field.name] = error
    if errors:
        raise ValidationError(errors)


def within_limits(model: str, *, texts: tuple[str, ...] = (), **ranges: tuple[int, int]) -> list[models.BaseConstraint]:
    """The constraints of a table: `texts` are pairs in two languages, `ranges` the bounds of columns by name."""
    rows: list[models.BaseConstraint] = [
        rule(
            f"{model}_{field}{SUFFIX}",
            Q(**{f"{field}__range": bounds}),
            at(field, format_lazy(_("from {low} to {high}."), low=bounds[0], high=bounds[1])),
        )
        for field, bounds in ranges.items()
    ]
    columns = [f"{name}_{language}" for name in texts for language in ("en", "nb")]
    short = Q(*(LessThanOrEqual(Length(column), Value(MOST_CHARACTERS)) for column in columns))
    too_long = _("A text has at most {most} characters ({columns}).")
    said = format_lazy(too_long, most=f"{MOST_CHARACTERS:,}", columns=", ".join(columns))
    return [*rows, rule(f"{model}_texts{SUFFIX}", short, said)] if columns else rows
