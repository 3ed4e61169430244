"""The forms of the panel: what is fixed, who may publish, what somebody else saved meanwhile. No rule of a model."""

from collections.abc import Iterator
from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from offices.curation.admin.stale import SEEN, Changed, posted_id, what_changed
from offices.data.publishing import REFUSED
from offices.models.decimals import TypedNumberField
from offices.models.vocabulary import Stage

WHOLE = forms.TextInput(attrs={"class": "vIntegerField", "inputmode": "numeric"})
FIELDS: dict[type[models.Field], dict[str, Any]] = {
    models.DecimalField: {"form_class": TypedNumberField},
    models.PositiveSmallIntegerField: {"widget": WHOLE},
}
"""What is typed stays what was typed: a browser drops the comma from a field of the type number, so 2,5 becomes 25."""


class RowForm(forms.ModelForm):
    """A form, or a row among others, of any of our models."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.instance.FIXED if self.instance.pk else ():
            if name in self.fields:
                self.fields[name].disabled = True

    def add_error(self, field: str | None, error: Any) -> None:
        """What is wrong with a field that this form does not show is told above it, with the field's name."""
        if hasattr(error, "error_dict"):
            error = ValidationError(self.in_place(error.error_dict))
        super().add_error(field, error)

    def in_place(self, errors: dict[str, list[ValidationError]]) -> dict[str, list[ValidationError]]:
        placed: dict[str, list[ValidationError]] = {}
        for name, problems in errors.items():
            is_here = name == NON_FIELD_ERRORS or name in self.fields
            said = problems if is_here else [self.with_name(name, one) for one in problems]
            placed.setdefault(name if is_here else NON_FIELD_ERRORS, []).extend(said)
        return placed

    def with_name(self, name: str, problem: ValidationError) -> ValidationError:
        label = self.instance._meta.get_field(name).verbose_name
        return ValidationError(f"{str(label).capitalize()}: {' '.join(problem.messages)}", problem.code)


class StagedForm(RowForm):
    """A row, alone or inside another form, by somebody who perhaps may not publish."""

    may_publish = True
    """Set by the panel, on the class that it makes for the request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "stage" in self.fields and not self.may_publish:
            offered = self.fields["stage"].widget
            offered.choices = [choice for choice in offered.choices if choice[0] != Stage.PUBLISHED]

    def _post_clean(self) -> None:
        """Public before or public after: both are for who may publish."""
        was_public = not self.may_publish and not self.instance._state.adding and self.instance.is_public
        super()._post_clean()
        if was_public or (not self.may_publish and self.instance.is_public):
            self.add_error("stage" if "stage" in self.fields else None, REFUSED)


class CuratedForm(StagedForm):
    """The row that a form is about."""

    locked = False
    """Readers see the row and the user may not publish: the form is there for the new rows inside it."""
    not_saved: str | ValidationError = ""
    """Why the last try to write what this form holds failed; what is keyed by field is told there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.locked:
            for field in self.fields.values():
                field.disabled = True
            if "stage" in self.fields:
                self.fields["stage"].widget.choices = self.fields["stage"].choices

    def clean(self) -> dict[str, Any] | None:
        if self.not_saved:
            self.add_error(None, self.not_saved)
        self.refuse_stale()
        return super().clean()

    def refuse_stale(self) -> None:
        """A save on what somebody else has changed since is refused once; the form is shown with what is new."""
        try:
            found = what_changed(self.instance, posted_id(self.data, SEEN))
        except ValidationError as error:
            self.add_error(None, error)
            return
        if found and not self.locked:
            self.add_error(None, found.said)
            for name, told in found.fields.items():
                self.add_error(name if name in self.fields else None, f"{told} {self.reconciled(name, found)}".strip())

    def reconciled(self, name: str, found: Changed) -> str:
        """What stands in the field now. One that the user left alone takes what the other wrote."""
        if name not in self.fields or name not in found.before:
            return ""
        field, sent = self.fields[name], self[name].data
        if field.has_changed(found.before[name], sent):
            return _("What you typed stands here: saving again replaces what they wrote.")
        self.data = self.data.copy()
        self.data.setlist(self.add_prefix(name), as_sent(field, found.now[name]))
        return _("You had left it alone, so it now stands here as they wrote it.")

    def _post_clean(self) -> None:
        if not self.locked:
            super()._post_clean()
        for name in self.tampered():
            self.add_error(name, REFUSED)

    def tampered(self) -> Iterator[str]:
        """A browser sends nothing of a locked form; what was sent all the same, and differs."""
        for name in self.fields if self.locked else ():
            sent = self.add_prefix(name) in self.data
            if sent and open_field(self.fields[name]).has_changed(self[name].initial, self[name].data):
                yield name


def as_sent(field: forms.Field, value: Any) -> list[str]:
    """What a browser sends of a field that holds the value."""
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    ready = field.prepare_value(value)
    return ["" if ready is None else str(ready)]


def open_field(field: forms.Field) -> forms.Field:
    """A disabled field never says that it changed."""
    twin = copy(field)
    twin.disabled = False
    return twin
