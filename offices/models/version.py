"""The data version: one random token, replaced by every write that can change a published page. No caching here."""

import uuid
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Left
from django.utils import timezone

from offices.models.fixed import check_unchanged, fixed_values
from offices.models.limits import check_values
from offices.models.renewal import any_seen, any_stored_seen
from offices.models.visibility import Published, visible

if TYPE_CHECKING:
    from offices.models.base import Row

T = TypeVar("T", bound="Row")
F = TypeVar("F", bound=Callable[..., object])


def alters_data(method: F) -> F:
    """No template may call it."""
    method.__dict__["alters_data"] = True
    return method


def new_token() -> str:
    """A token never used before; a counter that is rolled back would be used twice."""
    return uuid.uuid4().hex


MOST_WRITES = 8_000
"""Letters kept of what was written last: about 170 rows."""


class DataVersion(models.Model):
    """The single row that says which edition of the data is current."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    token = models.CharField(max_length=32, default=new_token)
    writes = models.TextField(default="", editable=False)
    """The last writes, newest first: a line with the token of each and where in one office it was, if it was in one."""

    taken_at = models.DateTimeField(default=timezone.now, editable=False)
    """When: the date that a reader cites."""

    class Meta:
        # What is public is one thing, so one permission covers every kind of row.
        permissions = [("publish", "Can publish and withdraw")]
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="dataversion_single_row")]

    def __str__(self) -> str:
        return self.token

    @classmethod
    def current(cls) -> str:
        """The token now, or an empty text before the first write; one query."""
        return cls.objects.values_list("token", flat=True).first() or ""

    @classmethod
    def replace(cls, within: str = "") -> None:
        """Take a new token, inside the transaction of the write that makes it needed.

        `within` says where in one office that was (`Row.within_office`); nothing, where it was anything else.
        """
        token = new_token()
        writes = Left(Concat(Value(f"{token} {within}\n"), "writes"), MOST_WRITES)
        if not cls.objects.update(token=token, writes=writes, taken_at=timezone.now()):
            cls.objects.get_or_create(id=1)

    @classmethod
    def written_since(cls, token: str) -> set[str] | None:
        """Where in offices was written since the token was taken; None where elsewhere too, or too long ago."""
        found: set[str] = set()
        for line in (cls.objects.values_list("writes", flat=True).first() or "").splitlines():
            taken, _, within = line.partition(" ")
            if taken == token:
                return found
            if not within:
                break
            found.add(within)
        return None


class VersionedQuerySet(models.QuerySet[T]):
    """Bulk writes send no signals, so they check their rows and replace the token themselves."""

    def visible(self, published: Published) -> "VersionedQuerySet[T]":
        """The rows that are on a site of which just this is published."""
        return self.filter(visible(self.model, published))

    @alters_data
    @transaction.atomic
    def update(self, **kwargs: Any) -> int:
        check_values(self.model, kwargs)
        before, is_noticed = fixed_values(self, kwargs), any_stored_seen(self, kwargs)
        rows = super().update(**kwargs)
        self.model.check_in_place(kwargs)
        for row in self.model.objects.filter(pk__in=before) if before else ():
            check_unchanged(row, before[row.pk])
        if is_noticed:
            DataVersion.replace()
        return rows

    @alters_data
    @transaction.atomic
    def bulk_create(self, objs: Iterable[T], *args: Any, **kwargs: Any) -> list[T]:
        if kwargs.get("update_conflicts"):
            raise ValueError("What is there already is changed by bulk_update, which compares it with what it was.")
        objs = list(objs)
        for row in objs:
            row.check_in_bulk()
        created = super().bulk_create(objs, *args, **kwargs)
        self.model.check_created()
        if any_seen(objs):
            DataVersion.replace()
        return created

    @alters_data
    def bulk_update(self, objs: Iterable[T], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        objs = list(objs)
        for row in objs:
            row.check_in_bulk()
        return super().bulk_update(objs, fields, *args, **kwargs)
