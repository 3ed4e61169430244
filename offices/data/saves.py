"""What is written together carries one moment in the history, by which it is found again. No writes here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment of the save under way", default=None)


@contextmanager
def one_save() -> Iterator[datetime]:
    """All that is written within is one save, and so is a save within another."""
    if under_way := _moment.get():
        yield under_way
        return
    token = _moment.set(timezone.now())
    try:
        yield moment()
    finally:
        _moment.reset(token)


def moment() -> datetime:
    """The moment of the save under way, or now."""
    return _moment.get() or timezone.now()


def dated(history_instance: Any, **kwargs: Any) -> None:
    """The history's signal before it writes: of a save, all entries are of its moment."""
    if _moment.get():
        history_instance.history_date = moment()
