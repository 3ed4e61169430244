"""The forms of the panel: held to who may publish, and to what somebody else saved meanwhile. No rule of a model."""

from collections.abc import Iterator
from copy import copy
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from offices.admin.stale import SEEN, posted_id, what_changed
from offices.publishing import REFUSED
from offices.vocabulary import Stage


def plain(number: Decimal) -> Decimal:
    """The number without empty decimals: 40, not 40.000, which a Norwegian reads as forty thousand; never 4E+1."""
    return Decimal(f"{number.normalize() + 0:f}")


class StagedForm(forms.ModelForm):
    """A row, alone or inside another form, by somebody who perhaps may not publish."""

    may_publish = True
    """Set by the panel, on the class that it makes for the request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "stage" in self.fields and not self.may_publish:
            offered = self.fields["stage"].widget
            offered.choices = [choice for choice in offered.choices if choice[0] != Stage.PUBLISHED]

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        initial = super().get_initial_for_field(field, field_name)
        return plain(initial) if isinstance(initial, Decimal) else initial

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
    not_saved = ""
    """Why the last try to write what this form holds failed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.locked:
            for field in self.fields.values():
                field.disabled = True
            if "stage" in self.fields:
                self.fields["stage"].widget.choices = self.fields["stage"].choices

    def clean(self) -> dict[str, Any]:
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
                self.add_error(name if name in self.fields else None, told)

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


def open_field(field: forms.Field) -> forms.Field:
    """A disabled field never says that it changed."""
    twin = copy(field)
    twin.disabled = False
    return twin
