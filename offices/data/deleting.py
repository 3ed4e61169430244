"""Deleting a row with all that goes with it, recorded as one deletion. Getting it back is in restoring.py."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, router, transaction
from django.db.models.deletion import Collector

from offices.data.publishing import Writer, guarded_delete
from offices.data.saves import moment, one_save
from offices.models import LINKS, PUBLISHED_MODELS
from offices.models.base import Row
from offices.models.deletions import LONGEST_LABEL, Deletion
from offices.models.vocabulary import Stage

MODELS: dict[str, type[Row]] = {str(model._meta.model_name): model for model in PUBLISHED_MODELS}
"""By name, in an order in which rows can be written."""
PLACES = {model: place for place, model in enumerate(PUBLISHED_MODELS)}
FIELDS: dict[str, Any] = {f"{link.field.model._meta.model_name}.{link.field.name}": link.field for link in LINKS}
"""The many-to-many fields, each by the name of its model and its own."""


@dataclass(frozen=True)
class Link:
    """One row of a many-to-many field."""

    field: str
    owner: int
    other: int


@dataclass(frozen=True)
class Bundle:
    """What goes together: rows, what others stand in first, and the links of any of them."""

    rows: list[Row]
    links: list[Link]

    @property
    def counts(self) -> Counter[str]:
        return Counter(str(row._meta.model_name) for row in self.rows)

    @property
    def lost(self) -> Counter[str]:
        """Field -> how many rows that stay lose a link."""
        gone = {(str(row._meta.model_name), row.pk) for row in self.rows}
        stay = [link for link in self.links if (link.field.partition(".")[0], link.owner) not in gone]
        return Counter(link.field for link in stay)


def gathered(row: Row) -> Bundle:
    """The row and all that is deleted with it. Raises ProtectedError or RestrictedError where others rest on it."""
    return bundle_of(collected(row))


def collected(row: Row) -> Collector:
    collector = Collector(using=router.db_for_write(type(row)), origin=row)
    collector.collect([row])
    return collector


def bundle_of(collector: Collector) -> Bundle:
    found = [one for rows in (*collector.data.values(), *collector.fast_deletes) for one in rows]
    rows = [one for one in found if isinstance(one, Row)]
    through = {FIELDS[name].remote_field.through: name for name in FIELDS}
    links = {link_of(through[type(one)], one) for one in found if type(one) in through}
    return Bundle(parents_first(rows), sorted(links, key=lambda link: (link.field, link.owner, link.other)))


def link_of(name: str, row: models.Model) -> Link:
    field = FIELDS[name]
    return Link(name, *(getattr(row, f"{end}_id") for end in (field.m2m_field_name(), field.m2m_reverse_field_name())))


def parents_first(rows: Iterable[Row]) -> list[Row]:
    """By model, and within one what other rows of it stand in first."""
    left = sorted(rows, key=lambda row: (PLACES[type(row)], row.pk))
    placed: list[Row] = []
    while left:
        waiting = {(type(row), row.pk) for row in left}
        ready = [row for row in left if not waiting & set(owners_alike(row))]
        placed += ready or left
        left = [row for row in left if row not in ready] if ready else []
    return sorted(placed, key=lambda row: PLACES[type(row)])


def owners_alike(row: Row) -> Iterator[tuple[type[Row], int]]:
    """The rows of its own model that it refers to."""
    model = type(row)
    for field in model._meta.fields:
        if field.related_model is model and getattr(row, field.attname):
            yield model, getattr(row, field.attname)


@transaction.atomic
@one_save()
def delete_recorded(row: Row, by: Writer, reason: str) -> Deletion:
    """Delete the row and what goes with it, each leaving history that says who and why; all of it can be restored."""
    label = named(row)
    with guarded_delete(by, [row]):
        collector = collected(row)
        bundle = bundle_of(collector)
        deletion = Deletion.objects.create(
            at=moment(),
            by_id=by.pk if by else None,
            reason=reason,
            kind=str(row._meta.model_name),
            row_id=row.pk,
            label=label[:LONGEST_LABEL],
            counts=bundle.counts,
            rows=[as_json(one) for one in bundle.rows],
            links=[[link.field, link.owner, link.other] for link in bundle.links],
        )
        for one in bundle.rows:
            one._history_user, one._change_reason = by, reason
        collector.delete()
    return deletion


def as_json(row: Row) -> dict[str, Any]:
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {"model": row._meta.model_name, "pk": row.pk, "columns": columns}


def named(row: Row) -> str:
    """The row behind what it belongs to; a query for each of these that was not fetched."""
    for relation in row.NAMED_WITH:
        if other := getattr(row, relation):
            named(other)
    return str(row) or f"{row.pk}"


def was_never_public(rows: Iterable[Row]) -> bool:
    """Whether none of them was ever published, by their history; a query for each kind."""
    return not any(
        hasattr(model, "stage") and model.history.filter(id__in=numbers, stage=Stage.PUBLISHED).exists()  # type: ignore[attr-defined] # the history states no types
        for model, numbers in by_model(rows).items()
    )


def were_made_by(by: Any, rows: Iterable[Row]) -> bool:
    """Whether nobody else made any of them; a query for each kind."""
    for model, numbers in by_model(rows).items():
        made = model.history.filter(id__in=numbers, history_type="+")  # type: ignore[attr-defined] # the same
        if set(made.order_by().values_list("history_user", flat=True).distinct()) != {by.pk}:
            return False
    return True


def by_model(rows: Iterable[Row]) -> dict[type[Row], list[int]]:
    found: dict[type[Row], list[int]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row.pk)
    return found


def is_own_slip(by: Any, rows: Iterable[Row]) -> bool:
    """Whether these are somebody's own drafts that readers never saw, which they may take away themselves."""
    rows = list(rows)
    return not any(row.is_public for row in rows[:1]) and was_never_public(rows) and were_made_by(by, rows)
