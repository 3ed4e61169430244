"""The forms of the panel: what is fixed, what was proposed already, what is stale. No rule of a model."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from offices.curation.admin.choosing import Choosing
from offices.curation.admin.stale import SEEN, posted_id, what_changed
from offices.models.decimals import TypedNumberField

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


class StagedForm(Choosing, RowForm):
    """A row, alone or inside another form."""


class CuratedForm(StagedForm):
    """The row that a form is about."""

    not_saved: str | ValidationError = ""
    """Why the last try to write what this form holds failed; what is keyed by field is told there."""
    proposed: dict[str, Any] = {}
    """What the user wants of a published row already, by field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = {**self.proposed, **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any] | None:
        if self.not_saved:
            self.add_error(None, self.not_saved)
        try:
            if found := what_changed(self.instance, posted_id(self.data, SEEN)):
                self.refuse_stale(found)
        except ValidationError as error:
            self.add_error(None, error)
        return super().clean()
