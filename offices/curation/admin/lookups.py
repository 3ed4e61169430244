"""The fields in which a related row is looked up by typing, and what names the rows offered. No single model."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.forms import ModelChoiceField, ModelMultipleChoiceField

from nav_compare.panel import is_number
from offices.curation.admin.narrowed import narrowed_by
from offices.models.told import told


class Told:
    """What is chosen is told like what is offered."""

    def label_from_instance(self, obj: Any) -> str:
        return told(obj)


class OneTold(Told, ModelChoiceField):
    """One row."""


class SeveralTold(Told, ModelMultipleChoiceField):
    """Several rows."""


class OnlyNumbers:
    """Django asks the database for whatever was sent, to print it again: what is no row's number is left out."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[tuple]:
        return super().optgroups(name, [one for one in value if not one or is_number(str(one))], attrs)


class LookUp(OnlyNumbers, AutocompleteSelect):
    """One row, perhaps of those that fit what another field holds."""

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        beside = narrowed_by(self.field.model, self.field.name)
        return {**attrs, "data-narrowed-by": beside} if beside else attrs


class LookUpSeveral(OnlyNumbers, AutocompleteSelectMultiple):
    """Several rows."""


class LooksUp(BaseModelAdmin):
    """A panel, or rows inside one, in which related rows are looked up by typing."""

    listed_whole: tuple[str, ...] = ()
    """Relations of which all rows are listed instead."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        related = (one for one in (*self.model._meta.fields, *self.model._meta.many_to_many) if one.is_relation)
        self.autocomplete_fields = [field.name for field in related if field.name not in self.listed_whole]

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **self.looked_up(LookUp, OneTold, db_field, kwargs))

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(
            db_field, request, **self.looked_up(LookUpSeveral, SeveralTold, db_field, kwargs)
        )

    def looked_up(self, widget: type, field: type, db_field: Any, given: dict[str, Any]) -> dict[str, Any]:
        """The rows to choose from, fetched with what names them, in a field of this kind."""
        other = db_field.remote_field.model
        own: dict[str, Any] = {"form_class": field}
        if names := names_of(other):
            own["queryset"] = other.objects.select_related(*names)
        if db_field.name in self.autocomplete_fields:
            own["widget"] = widget(db_field, self.admin_site, using=given.get("using"))
        return {**own, **given}

    def shown_relations(self, names: Any) -> list[str]:
        """What names the row itself, and the related rows among these columns with what names those."""
        columns = {field.name: field for field in self.model._meta.fields}
        shown = [name for name in names if name in columns and columns[name].is_relation]
        return [*names_of(self.model), *with_names(self.model, shown)]


def names_of(model: Any) -> list[str]:
    """The relations that a row is named with, such as a part with its visit, and that with its office."""
    return with_names(model, getattr(model, "NAMED_WITH", ()))


def with_names(model: Any, relations: Iterable[str]) -> list[str]:
    """The relations, each with what names the other row."""
    others = {name: names_of(model._meta.get_field(name).related_model) for name in relations}
    return [path for name, names in others.items() for path in (name, *(f"{name}__{one}" for one in names))]


@cache
def told_column(model: Any, name: str) -> Callable[[Any], str]:
    """A column of a list that tells the related row by its label."""
    field = model._meta.get_field(name)

    def column(row: Any) -> str:
        other = getattr(row, name)
        return told(other) if other else "-"

    column.short_description, column.admin_order_field = field.verbose_name, name
    return column


def told_columns(model: Any, names: Iterable[Any]) -> tuple[Any, ...]:
    """The columns, those that are relations told by labels."""
    single = {field.name for field in model._meta.fields if field.is_relation}
    return tuple(told_column(model, name) if name in single else name for name in names)
