"""A cell as a file has it to the value of a field, as forgiving as can be without guessing. No database here."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from offices.curation.spreadsheets.sheets import Raw
from offices.models.decimals import TypedNumberField, fewest_digits

WORDS = {word: value for value, words in ((True, "true yes ja sann 1"), (False, "false no nei usann 0"))
         for word in words.split()}  # fmt: skip
DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
LANGUAGES = ("en", "nb")


def read(field: Any, raw: Raw) -> Any:
    """The value; of a relation the natural key, of several their keys. Raises ValueError that says what is allowed."""
    if field.many_to_many:
        return [] if raw is None else [key for one in text_of(raw).split(";") if (key := one.strip())]
    if raw is None:
        return None if field.null else "" if isinstance(field, models.CharField | models.TextField) else None
    if field.is_relation:
        return text_of(raw)
    if isinstance(field, models.BooleanField):
        return truth(raw)
    if field.choices:
        return choice(field, text_of(raw))
    if isinstance(field, models.DecimalField):
        return number(raw)
    if isinstance(field, models.IntegerField):
        return whole(raw)
    return day(raw) if isinstance(field, models.DateField) else text_of(raw)


def text_of(raw: Raw) -> str:
    """A number in a column of texts is that text; leading zeros stand where the file has a text."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, Decimal):
        return fewest_digits(raw)
    return raw.isoformat() if isinstance(raw, date) else str(raw or "")


def truth(raw: Raw) -> bool:
    if isinstance(raw, bool):
        return raw
    found = WORDS.get(text_of(raw).casefold())
    if found is None:
        raise ValueError(_("Allowed are true and false, yes and no, 1 and 0, or nothing where that is allowed."))
    return found


def choice(field: Any, given: str) -> Any:
    """By its key, or its label in either language."""
    known = choices(field)
    if given.casefold() not in known:
        allowed = ", ".join(str(key) for key, _label in field.flatchoices if key)
        raise ValueError(_("Allowed are: %(allowed)s.") % {"allowed": allowed})
    return known[given.casefold()]


@cache
def choices(field: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {str(label).casefold(): key for key, label in field.flatchoices if str(label)}
    return found | {str(key).casefold(): key for key, _label in field.flatchoices}


def number(raw: Raw) -> Decimal:
    if isinstance(raw, Decimal):
        return raw
    try:
        found = None if isinstance(raw, bool | date) else TypedNumberField(required=False).to_python(raw)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
    if found is None or not found.is_finite():
        raise ValueError(_("Enter a number, such as 20, 20.5 or 20,5."))
    return found


def whole(raw: Raw) -> int:
    found = number(raw)
    if found != found.to_integral_value():
        raise ValueError(_("Enter a whole number."))
    return int(found)


def day(raw: Raw) -> date:
    if isinstance(raw, date):
        return raw.date() if isinstance(raw, datetime) else raw
    given = text_of(raw)
    parts = DAY.fullmatch(given)
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else date.fromisoformat(given)
    except ValueError as error:
        raise ValueError(_("Enter a day as 2026-03-31 or 31.3.2026.")) from error
