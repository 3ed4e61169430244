"""What never changes once a row is saved: keys that stand in addresses and files, and what a row belongs to."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from offices.models.base import Row

Columns = dict[str, Any]


def fixed_columns(model: type["Row"]) -> list[str]:
    """The columns of `FIXED`; a relation's column holds a key."""
    columns = {field.name: field.attname for field in model._meta.fields}
    return [columns[name] for name in model.FIXED]


def check_fixed(row: "Row") -> None:
    """Ask the database how the row was, since nobody knows when it was read. Raises ValidationError, keyed by field."""
    columns = fixed_columns(type(row))
    if row.pk and columns:
        check_unchanged(row, type(row)._base_manager.filter(pk=row.pk).values(*columns).first() or {})


def check_unchanged(row: "Row", before: Columns) -> None:
    """`before` holds the fixed columns as they were; nothing where the row is new."""
    fields = {field.attname: field for field in row._meta.fields}
    changed = [fields[name] for name, value in before.items() if fields[name].to_python(getattr(row, name)) != value]
    if changed:
        raise ValidationError(
            {
                field.name: _("The %(field)s never changes once saved.") % {"field": field.verbose_name}
                for field in changed
            }
        )


def fixed_values(rows: "models.QuerySet[Row]", changed: Collection[str]) -> dict[Any, Columns]:
    """The fixed columns of each row, by its primary key, where a write to `changed` would set any of them."""
    columns = fixed_columns(rows.model)
    if {*columns, *rows.model.FIXED}.isdisjoint(changed):
        return {}
    return {row.pop("pk"): row for row in rows.order_by().values("pk", *columns)}
