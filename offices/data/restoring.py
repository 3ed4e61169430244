"""Bringing back what was deleted together, all or nothing and through the checks of every write. No deleting here."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from offices.data.actions import RowRefused, create_rows, describe
from offices.data.deleting import FIELDS, MODELS, PLACES, Link, named
from offices.data.publishing import Writer, guarded, may_publish
from offices.data.saves import moment, one_save
from offices.data.stages import write_links
from offices.models import DataVersion
from offices.models.base import Curated, Row
from offices.models.deletions import Deletion
from offices.models.vocabulary import Stage

Key = tuple[type[Row], int]


@transaction.atomic
@one_save()
def restore(number: int, by: Writer, reason: str) -> list[Link]:
    """Write the rows again, under their old numbers, and their links; what was published comes back in review.

    Gives the links whose other end is gone since. Raises ValidationError or MayNotPublish, and then writes nothing.
    """
    deletion = Deletion.objects.select_for_update().get(pk=number)
    if deletion.restored_at:
        raise ValidationError(_("This was restored already."))
    rows = [row_of(one) for one in deletion.rows]
    attach(rows)
    for model in sorted({type(row) for row in rows}, key=PLACES.__getitem__):
        create([row for row in rows if type(row) is model], by, reason)
    left_out = link(rows, [Link(*one) for one in deletion.links], by)
    deletion.restored_at, deletion.restored_by_id = moment(), by.pk if by else None
    deletion.save(update_fields=["restored_at", "restored_by"])
    return left_out


def row_of(told: dict[str, Any]) -> Row:
    """The row as it was, but for the stage; a column that there is no longer is left out."""
    model = MODELS[told["model"]]
    known = {field.attname: field for field in model._meta.concrete_fields}
    row = model(**{name: known[name].to_python(value) for name, value in told["columns"].items() if name in known})
    if getattr(row, "stage", "") == Stage.PUBLISHED:
        row.stage = Stage.IN_REVIEW  # type: ignore[attr-defined] # it has one
    return row


def attach(rows: list[Row]) -> None:
    """Give each row the rows that it refers to. Raises ValidationError, which names what is gone."""
    back: dict[Key, Row] = {(type(row), row.pk): row for row in rows}
    wanted: dict[type[Row], set[int]] = {}
    for _row, field, number in references(rows):
        if (field.related_model, number) not in back:
            wanted.setdefault(field.related_model, set()).add(number)
    for model, numbers in wanted.items():
        found = model.objects.select_related(*model.NAMED_WITH).in_bulk(numbers)
        back |= {(model, pk): one for pk, one in found.items()}
    missing = [(field.related_model, number) for _row, field, number in references(rows)
               if (field.related_model, number) not in back]  # fmt: skip
    if missing:
        raise ValidationError([gone(*one) for one in dict.fromkeys(missing)])
    for row, field, number in references(rows):
        setattr(row, field.name, back[field.related_model, number])


def references(rows: Iterable[Row]) -> Iterator[tuple[Row, Any, int]]:
    for row in rows:
        for field in row._meta.concrete_fields:
            if field.is_relation and (number := getattr(row, field.attname)):
                yield row, field, number


def gone(model: Any, number: int) -> str:
    """What a row rested on and is there no longer, by its history."""
    entry = model.history.filter(id=number).order_by("-history_id").first()
    kind, name = model._meta.verbose_name, str(entry.instance) if entry else number
    return _("The %(kind)s %(name)s, which this rests on, is gone: restore it first.") % {"kind": kind, "name": name}


def create(rows: list[Row], by: Writer, reason: str) -> None:
    kept = {id(row): row.pk for row in rows}
    try:
        create_rows(rows=rows, by=by, reason=reason, approved=guard_of(by) is None)
    except RowRefused as refused:
        kind, name = refused.row._meta.verbose_name, named(refused.row) or kept[id(refused.row)]
        told = {"kind": kind, "name": name, "why": describe(refused.error)}
        raise ValidationError(_("The %(kind)s %(name)s cannot come back: %(why)s") % told) from refused
    except IntegrityError as error:
        kind = rows[0]._meta.verbose_name_plural
        raise ValidationError(_("The %(kind)s cannot come back: another took their place.") % {"kind": kind}) from error


def link(rows: list[Row], links: list[Link], by: Writer) -> list[Link]:
    """Link them again, and say so in the entries of those that came back; those that stayed have it in theirs still.

    Gives the links that lead to what is gone.
    """
    there = existing(links)
    left_out = [one for one in links if not is_there(one, there)]
    back = [one for one in links if one not in set(left_out)]
    with guarded(guard_of(by), *(row for row in rows if not isinstance(row, Curated))):
        for name in dict.fromkeys(one.field for one in back):
            through(name, [one for one in back if one.field == name])
    for model in {type(row) for row in rows}:
        history: Any = model.history  # type: ignore[attr-defined] # the history states no types
        write_links(model, list(history.filter(id__in=[row.pk for row in rows], history_date=moment())))
    if back:
        DataVersion.replace()
    return left_out


def guard_of(by: Writer) -> Writer:
    """Who may publish deletes what readers see alone, and so brings it back alone: it was published by two before."""
    return None if may_publish(by) else by


def existing(links: list[Link]) -> dict[type[models.Model], set[int]]:
    """Of both ends of the links, the rows that there are; a query for each model."""
    asked: dict[type[models.Model], set[int]] = {}
    for one in links:
        field = FIELDS[one.field]
        asked.setdefault(field.model, set()).add(one.owner)
        asked.setdefault(field.related_model, set()).add(one.other)
    return {model: set(model._default_manager.filter(pk__in=numbers).values_list("pk", flat=True))
            for model, numbers in asked.items()}  # fmt: skip


def is_there(one: Link, there: dict[type[models.Model], set[int]]) -> bool:
    field = FIELDS[one.field]
    return one.owner in there[field.model] and one.other in there[field.related_model]


def through(name: str, links: list[Link]) -> None:
    """Links of one field, as far as nobody made them again."""
    field = FIELDS[name]
    model = field.remote_field.through
    owner, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    rows = [model(**{owner: link.owner, other: link.other}) for link in links]
    model._default_manager.bulk_create(rows, ignore_conflicts=True)
