"""What a form does about what somebody else saved meanwhile: told field by field, and who saves second chooses."""

from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offices.curation.admin.stale import Changed

CHOICE, THEIRS = "-choice", "theirs"


class Choosing(forms.ModelForm):
    """A form, or a row among others, that is shown once more with what is new and a choice for each field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.take_theirs()

    def take_theirs(self) -> None:
        """Where that was chosen, what is saved now stands in for what was typed."""
        chosen = [name for name in self.fields if self.data.get(self.add_prefix(name) + CHOICE) == THEIRS]
        now = model_to_dict(self.instance, chosen) if chosen else {}
        for name, value in now.items():
            self.put(name, value)

    def put(self, name: str, value: Any) -> None:
        self.data = self.data.copy()
        self.data.setlist(self.add_prefix(name), as_sent(self.fields[name], value))

    def refuse_stale(self, found: Changed) -> None:
        """A save on what somebody else has changed since is refused once; the form is shown with what is new."""
        self.add_error(None, found.said)
        for name, told in found.fields.items():
            self.add_error(name if name in self.fields else None, self.reconciled(name, told, found))

    def reconciled(self, name: str, told: str, found: Changed) -> str | SafeString:
        """What it was and is, and what stands in the field now. One that was left alone takes what the other wrote."""
        if name not in self.fields or self.fields[name].disabled:
            return told
        if not self.is_left_alone(name, found):
            return self.choice(name, told)
        self.put(name, found.now[name])
        left = _("You had left it alone, so it now stands here as they wrote it.")
        return f"{told} {left}"

    def is_left_alone(self, name: str, found: Changed) -> bool:
        return name in found.before and not self.fields[name].has_changed(found.before[name], self[name].data)

    def choice(self, name: str, told: str) -> SafeString:
        """Works without a script: the next save reads it."""
        return format_html(
            '{told} <label><input type="radio" name="{name}" value="mine" checked> {mine}</label> '
            '<label><input type="radio" name="{name}" value="{theirs}"> {take}</label>',
            told=told,
            name=self.add_prefix(name) + CHOICE,
            mine=_("Save what I typed, which stands here"),
            theirs=THEIRS,
            take=_("Save what they wrote"),
        )


def as_sent(field: forms.Field, value: Any) -> list[str]:
    """What a browser sends of a field that holds the value."""
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    ready = field.prepare_value(value)
    if isinstance(ready, list | tuple):
        return [str(one) for one in ready]
    return ["" if ready is None else str(ready)]
