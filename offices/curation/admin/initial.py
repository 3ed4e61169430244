"""What an address fills into a new form: only what fits, the rest is named. Nothing is saved here."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _


def fitting(request: HttpRequest, given: dict[str, Any], fields: dict[str, forms.Field]) -> dict[str, Any]:
    """The values that their fields accept; of each other one a message says why it was left out."""
    fits = {}
    for name, value in given.items():
        if name not in fields or value in ("", [""]):
            continue
        try:
            fields[name].clean(value)
            fits[name] = value
        except (ValidationError, OverflowError) as error:
            reason = " ".join(getattr(error, "messages", [_("That number is too large.")]))
            told = {"field": fields[name].label or name, "reason": reason}
            messages.warning(request, _("%(field)s: %(reason)s It was left out of the form.") % told)
    return fits
