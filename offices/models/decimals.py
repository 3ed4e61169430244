"""Reading numbers as people type them, in Norway and elsewhere: 20.5, 20,5, 15 000. Printing is in wording."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SPACES = " \u00a0\u2009\u202f"
GROUPED = re.compile(rf"[+-]?[0-9]{{1,3}}([{SPACES}][0-9]{{3}})+([.,][0-9]+)?")
WITH_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
TWO_READINGS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
"""A decimal comma to a Norwegian, thousands to an American."""
WITH_POINT = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""The same the other way round."""


class TwoReadings(ValueError):
    """The number could be either of two; `told` has what was given and how to write the `one` and the `other`."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.told = {"given": given, "one": given.replace(",", ""), "other": given.replace(",", ".")}


def unified(text: str) -> str:
    """The number as a program writes it: a decimal point, no spaces; what is no number comes back as it is.

    Raises TwoReadings for such as 1,234.
    """
    given = text.strip().replace("\u2212", "-")
    if TWO_READINGS.fullmatch(given):
        raise TwoReadings(given)
    if GROUPED.fullmatch(given):
        given = re.sub(rf"[{SPACES}]", "", given)
    return given.replace(",", ".") if WITH_COMMA.fullmatch(given) else given


def fewest_digits(number: Decimal | int) -> str:
    """In as few digits as it takes: 40, not 40.000."""
    return f"{Decimal(number).normalize():f}"


class NumberField(forms.DecimalField):
    """A number that may have a decimal comma: a text to the browser, which would drop the comma from a number."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {
        "invalid": _("Enter a number, such as 20, 20.5 or 20,5."),
        "two_readings": _("“%(given)s” can be read in two ways: write %(one)s or %(other)s."),
    }

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override] # the stubs take it for whole
        """Raises ValidationError with the code `two_readings` where that is what is wrong."""
        try:
            return super().to_python(unified(value) if isinstance(value, str) else value)
        except TwoReadings as error:
            raise ValidationError(self.error_messages["two_readings"], "two_readings", error.told) from error

    def prepare_value(self, value: Any) -> Any:
        return fewest_digits(value) if isinstance(value, Decimal) else value


class TypedNumberField(NumberField):
    """A number that a curator types: a point before three digits has two readings too, 1.000 is a thousand in Norway.

    An address keeps the point of programs; it shows at once what it was read as, and nothing is stored.
    """

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override] # the stubs take it for whole
        given = value.strip() if isinstance(value, str) else ""
        if WITH_POINT.fullmatch(given):
            told = {"given": given, "one": given.replace(".", ""), "other": clear(Decimal(given))}
            raise ValidationError(self.error_messages["two_readings"], "two_readings", told)
        number = super().to_python(value)
        return None if number is None else number.normalize() + 0

    def prepare_value(self, value: Any) -> Any:
        return clear(value) if isinstance(value, Decimal) else value


def clear(number: Decimal) -> str:
    """In as few digits as it takes to be read in one way: 1.2340, since 1.234 could be a thousand and more."""
    text = fewest_digits(number)
    return f"{text}0" if WITH_POINT.fullmatch(text) else text
