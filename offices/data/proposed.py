"""The values of a row as a proposal keeps them, and a row as it would be. No writes to the row itself."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any

from offices.models import Proposal
from offices.models.base import Row
from offices.models.decimals import fewest_digits

Values = dict[str, Any]


def fields_of(model: Any) -> dict[str, Any]:
    """What can be proposed: all that is entered, but the stage."""
    fields = (*model._meta.fields, *model._meta.many_to_many)
    return {one.name: one for one in fields if one.editable and not one.primary_key and one.name != "stage"}


def kept(field: Any, value: Any) -> Any:
    """A value as it is kept: numbers of rows, decimals in as few digits as it takes, days as text."""
    if field.many_to_many:
        return sorted(getattr(one, "pk", one) for one in value)
    value = field.to_python(getattr(value, "pk", value))
    if isinstance(value, Decimal):
        return fewest_digits(value)
    return value.isoformat() if isinstance(value, date) else value


def current(row: Row, names: Iterable[str]) -> Values:
    """The values that the row has, as they are kept."""
    fields = fields_of(type(row))
    return {name: kept(fields[name], fields[name].value_from_object(row)) for name in names}


def with_values(row: Row, values: Mapping[str, Any]) -> Row:
    """A copy of the row with these values; those of several rows are `links`."""
    fields, changed = fields_of(type(row)), copy(row)
    changed._state = copy(row._state)
    changed._state.fields_cache = dict(row._state.fields_cache)
    for name, value in values.items():
        if not fields[name].many_to_many:
            setattr(changed, fields[name].attname, fields[name].to_python(value))
    return changed


def links(model: Any, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What the row is to be linked with, as save_row takes it."""
    several = {name: field for name, field in fields_of(model).items() if field.many_to_many and name in values}
    return {name: list(field.related_model.objects.filter(pk__in=values[name])) for name, field in several.items()}


def replaced(proposal: Proposal) -> Row | None:
    """The row that it would change, as it is now."""
    if proposal.row_id is None:
        return None
    found: Row | None = proposal.kind.objects.filter(pk=proposal.row_id).first()
    return found


def as_proposed(proposal: Proposal, row: Row | None) -> Row:
    """The row as it would be, or a new one."""
    return with_values(row if row is not None else proposal.kind(), proposal.values)
