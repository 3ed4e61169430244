"""Rows inside another form: what must be unique is so across them, and stale ones are refused. No single model."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, ModelForm
from django.utils.translation import gettext_lazy

from offices.curation.admin.stale import ROWS_SEEN, newest_entry, posted_id, what_changed

CLASH = gettext_lazy("Rows %(numbers)s of this list clash: ")


@dataclass(frozen=True)
class Unique:
    """A set of columns that no two rows may share, where both meet the condition."""

    names: tuple[str, ...]
    condition: models.Q | None
    message: str

    def met_by(self, row: models.Model) -> bool:
        """The database's own reading of the condition, for a row that is not in it yet."""
        return self.condition is None or self.condition.check(row._get_field_expression_map(meta=row._meta))


def uniques(model: type[models.Model]) -> Iterator[Unique]:
    """Every rule of the model that two of its rows can break together."""
    options = model._meta
    for field in (field for field in options.fields if field.unique and not field.primary_key):
        yield Unique((field.name,), None, uniqueness_message(model, (field.name,)))
    for names in options.unique_together:
        yield Unique(tuple(names), None, uniqueness_message(model, tuple(names)))
    for rule in (rule for rule in options.constraints if isinstance(rule, models.UniqueConstraint)):
        names, message = tuple(rule.fields), rule.violation_error_message
        own = str(message) if message != rule.default_violation_error_message else uniqueness_message(model, names)
        yield Unique(names, rule.condition, own)


def uniqueness_message(model: type[models.Model], names: tuple[str, ...]) -> str:
    return " ".join(model().unique_error_message(model, names).messages)


class CuratedFormSet(BaseInlineFormSet):
    """Rows that are checked together, since each is checked alone only against those saved already."""

    model: type[models.Model]
    watched = False
    """Set by the panel where rows that are there can be changed: then the form carries what was seen of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        watched = self.watched and self.instance.pk
        self.newest = newest_entry(self.model, **{self.fk.attname: self.instance.pk}) if watched else 0

    def clean(self) -> None:
        super().clean()
        for form in self.initial_forms:
            if form.has_changed() and not self.is_taken_away(form):
                self.refuse_stale(form)

    def refuse_stale(self, form: ModelForm) -> None:
        """A row in which nothing was typed stays as the other left it; of any other both are shown, to choose."""
        try:
            found = what_changed(form.instance, posted_id(self.data, f"{self.prefix}-{ROWS_SEEN}"))
        except ValidationError as error:
            form.add_error(None, error)
            return
        if found and all(name in found.fields and form.is_left_alone(name, found) for name in form.changed_data):
            form.changed_data = []
        elif found:
            form.refuse_stale(found)

    def validate_unique(self) -> None:
        """Django knows no rule with a condition, and names only the second row."""
        rows = [(number, form) for number, form in enumerate(self.forms, 1) if self.is_filled_in(form)]
        if any(form.has_changed() for _, form in rows):
            for rule in uniques(self.model):
                self.refuse_twins(rule, rows)

    def is_filled_in(self, form: ModelForm) -> bool:
        is_there = not form.instance._state.adding or form.has_changed()
        return is_there and form.is_valid() and not self.is_taken_away(form)

    def is_taken_away(self, form: ModelForm) -> bool:
        """`deleted_forms` asks all rows again for each, and is empty while any row is wrong."""
        return self.can_delete and self._should_delete_form(form)

    def refuse_twins(self, rule: Unique, rows: list[tuple[int, ModelForm]]) -> None:
        alike = defaultdict(list)
        for number, form in rows:
            alike[self.columns(rule, form.instance)].append((number, form))
        for values, found in alike.items():
            same = [] if None in values or len(found) < 2 else [row for row in found if rule.met_by(row[1].instance)]
            if len(same) > 1:
                numbers = ", ".join(str(number) for number, _ in same)
                for _, form in same:
                    self.refuse_twin(form, rule, CLASH % {"numbers": numbers})

    def refuse_twin(self, form: ModelForm, rule: Unique, which: str) -> None:
        """At the field that the rule's message begins with, where this form shows it."""
        name, _, said = rule.message.partition(": ")
        is_named = bool(said) and name.isidentifier()
        form.add_error(name if is_named and name in form.fields else None, which + (said if is_named else rule.message))

    def columns(self, rule: Unique, row: models.Model) -> tuple:
        """The row's values of the rule; what all rows hang on is the same, also while it is not saved itself."""
        columns = {field.name: field.attname for field in self.model._meta.fields}
        return tuple(getattr(row, columns[name]) for name in rule.names if name != self.fk.name)
