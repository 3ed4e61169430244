"""Who may change what readers see: the one rule, asked by panels and by writes. What is public is in the models."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models, router
from django.db.models.deletion import Collector
from django.utils.translation import gettext_lazy as _

from offices.data.disclosure.rows import refuse_disclosure
from offices.models.base import Row

Writer = AbstractUser | AnonymousUser | None
"""Who writes; nobody (None) stands for the commands of those who run the site."""
PERMISSION = "offices.publish"
REFUSED = _("Only who may publish and withdraw may write what is published. Leave the stage at draft or in review.")
BESIDE = _("Readers see this. A change is proposed beside it, and published by somebody else.")
OWN = _("You entered or changed this, so somebody else has to publish it.")


class MayNotPublish(PermissionDenied):
    """Somebody without the permission, or alone, tried to change what is public."""


def may_publish(by: Writer) -> bool:
    """Whether `by` may publish what somebody else wrote."""
    return by is None or by.has_perm(PERMISSION)


def four_eyes() -> bool:
    """Whether it takes two people to change what readers see."""
    return not settings.SINGLE_CURATOR


def may_write_public(by: Writer) -> bool:
    """Whether `by` may change what is public by themselves: commands, and the only curator that there is."""
    return by is None or (may_publish(by) and not four_eyes())


def is_own(by: Writer, users: Iterable[int | None]) -> bool:
    """Whether `by` may not publish what these users changed, being one of them."""
    return by is not None and four_eyes() and by.pk in users


@contextmanager
def guarded(by: Writer, *rows: Row) -> Iterator[None]:
    """Around a write of `rows`: what is public before or after it is written only by who may do so alone.

    What two people did together goes past it (steps.py, proposals.py). Raises MayNotPublish, or Disclosed where it
    would give something away that nobody let stand; the transaction that the write is in has to end with it.
    """
    if not may_write_public(by):
        refuse_public(by, chain.from_iterable(stored(row) for row in rows))
    yield
    if not may_write_public(by):
        refuse_public(by, rows)
    if by is not None:
        refuse_disclosure(rows)


@contextmanager
def guarded_delete(by: Writer, rows: Iterable[Row]) -> Iterator[None]:
    """Around deleting `rows`, with all that goes with them: what is public only by who may publish."""
    if not may_publish(by):
        refuse_public(by, chain.from_iterable(deleted_with(row) for row in rows))
    yield


def refusal(by: Writer) -> str:
    """Why `by` may not write what is public."""
    return str(BESIDE if may_publish(by) else REFUSED)


def refuse_public(by: Writer, rows: Iterable[Row]) -> None:
    for row in rows:
        if row.is_public:
            raise MayNotPublish(f"{row}: {refusal(by)}")


def stored(row: Row) -> "models.QuerySet[Row]":
    """The row as it is in the database, if it is there."""
    return type(row).objects.filter(pk=row.pk)


def deleted_with(row: Row) -> Iterator[Row]:
    """The row and those that are deleted with it; raises ProtectedError where it cannot be."""
    collector = Collector(using=router.db_for_write(type(row)), origin=row)
    collector.collect([row])
    found = chain(*collector.data.values(), *collector.fast_deletes)
    return (one for one in found if isinstance(one, Row))
