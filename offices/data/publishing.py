"""Who may change what readers see: the one rule, asked by panels and by writes. What is public is in the models."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models, router
from django.db.models.deletion import Collector

from offices.models.base import Row

Writer = AbstractUser | AnonymousUser | None
"""Who writes; nobody (None) stands for the commands of those who run the site."""
PERMISSION = "offices.publish"
REFUSED = "Only who may publish and withdraw may write what is published. Leave the stage at draft or in review."


class MayNotPublish(PermissionDenied):
    """Somebody without the permission tried to change what is public."""


def may_publish(by: Writer) -> bool:
    """Whether `by` may change what is public."""
    return by is None or by.has_perm(PERMISSION)


@contextmanager
def guarded(by: Writer, *rows: Row) -> Iterator[None]:
    """Around a write of `rows`: what is public before or after it is written only by who may publish.

    Raises MayNotPublish; the transaction that the write is in has to end with it.
    """
    if may_publish(by):
        yield
        return
    refuse_public(chain.from_iterable(stored(row) for row in rows))
    yield
    refuse_public(rows)


@contextmanager
def guarded_delete(by: Writer, rows: Iterable[Row]) -> Iterator[None]:
    """The same around deleting `rows`, with all that goes with them."""
    if not may_publish(by):
        refuse_public(chain.from_iterable(deleted_with(row) for row in rows))
    yield


def refuse_public(rows: Iterable[Row]) -> None:
    for row in rows:
        if row.is_public:
            raise MayNotPublish(f"{row}: {REFUSED}")


def stored(row: Row) -> "models.QuerySet[Row]":
    """The row as it is in the database, if it is there."""
    return type(row).objects.filter(pk=row.pk)


def deleted_with(row: Row) -> Iterator[Row]:
    """The row and those that are deleted with it; raises ProtectedError where it cannot be."""
    collector = Collector(using=router.db_for_write(type(row)), origin=row)
    collector.collect([row])
    found = chain(*collector.data.values(), *collector.fast_deletes)
    return (one for one in found if isinstance(one, Row))
