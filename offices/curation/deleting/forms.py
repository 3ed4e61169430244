"""The form that asks before a row is deleted. What deleting does: offices/data/deleting.py."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 100
"""Of the history's column: the reason stands at each entry."""


class DeleteForm(forms.Form):
    """For administrators: a slip of the hand does not delete a case."""

    typed = forms.CharField(max_length=200, strip=True)
    reason = forms.CharField(
        label=_("Why it is deleted"),
        max_length=LONGEST_REASON,
        help_text=_("Kept with the deletion; readers do not see it."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        self.fields["typed"].label = gettext("Type %(name)s") % {"name": expected}
        self.fields["typed"].widget.attrs = {"class": "vTextField", "autocomplete": "off", "spellcheck": "false"}

    def clean_typed(self) -> str:
        typed = str(self.cleaned_data["typed"])
        if typed != self.expected:
            raise ValidationError(gettext("Type just %(name)s; nothing was deleted.") % {"name": self.expected})
        return typed


class SlipForm(forms.Form):
    """For whoever made a draft that readers never saw: one click."""

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        return {"reason": gettext("taken away by who made it")}
