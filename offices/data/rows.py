"""A row of a table as a record: what both call by one name is read by that name. No queries."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from offices.data.records import Pair

R = TypeVar("R")


def record_of(kind: Callable[..., R], row: object, **others: object) -> R:
    """A record of the row; `others` are what it has under another name, or what must be made of it."""
    read = {name: pair(row, name) if is_text else getattr(row, name) for name, is_text in names_read(kind, *others)}
    return kind(**read, **others)


@cache
def names_read(kind: Any, *others: str) -> tuple[tuple[str, bool], ...]:
    """The fields of a record but the others, and whether each is a text in both languages."""
    return tuple((one.name, one.type is Pair) for one in fields(kind) if one.init and one.name not in others)


def pair(row: object, field: str) -> Pair:
    """A model's `field_en` and `field_nb` as one."""
    return Pair(getattr(row, f"{field}_en"), getattr(row, f"{field}_nb"))
