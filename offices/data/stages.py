"""Setting the stage of many rows of one model at once, with history: a few queries. Who may, and when: steps.py."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from offices.data.actions import RowsRefused, describe
from offices.data.disclosure.rows import Disclosed, can_be_seen, disclosed
from offices.data.publishing import Writer
from offices.data.saves import moment
from offices.models.base import Curated

BATCH = 500


def fetched_whole(rows: "QuerySet[Curated]") -> list[Curated]:
    """The rows with all that their rules ask of them."""
    relations: list[Any] = [field for field in rows.model._meta.fields if field.is_relation]
    ahead = [f"{field.name}__source" for field in relations if field.related_model._meta.model_name == "citation"]
    return list(rows.select_related(*(field.name for field in relations), *ahead).order_by("pk"))


def set_stage(rows: Sequence[Curated], stage: str, by: Writer, reason: str) -> dict[int, int]:
    """Write the stage, by all rules; of each row the history entry that this left. Raises RowsRefused."""
    model: Any = type(rows[0])
    before = [row.stage for row in rows]
    for row in rows:
        row.stage = stage
    try:
        with transaction.atomic():
            for row in rows:
                row.check_in_bulk()
            model.objects.filter(pk__in=[row.pk for row in rows]).update(stage=stage)
    except (IntegrityError, ValidationError) as error:
        refuse_culprits(rows, before, stage, error)
    if by is not None:
        refuse_disclosing(rows)
    entries = model.history.bulk_history_create(
        rows,
        batch_size=BATCH,
        update=True,
        default_user=by,
        default_change_reason=reason,
        default_date=moment(),
    )
    write_links(model, entries)
    return {entry.id: entry.history_id for entry in entries}


def refuse_disclosing(rows: Sequence[Curated]) -> None:
    """Raises RowsRefused, with each row that is to be public and would give something away."""
    found = [(row, describe(Disclosed(row, findings))) for row, findings in disclosed(rows) if can_be_seen(row)]
    if found:
        raise RowsRefused(found)


def refuse_culprits(rows: Sequence[Curated], before: Sequence[str], stage: str, error: Exception) -> None:
    """Some were refused, or what they are together: write them one by one, as far as they go, and tell of the others.

    Raises RowsRefused, and leaves nothing of that.
    """
    refused: list[tuple[object, str]] = []
    with transaction.atomic():
        for row, was in zip(rows, before, strict=True):
            row.stage = stage
            try:
                with transaction.atomic():
                    row.full_clean()
                    type(row).objects.filter(pk=row.pk).update(stage=stage)
            except ValidationError as wrong:
                refused.append((row, describe(wrong)))
                row.stage = was
        transaction.set_rollback(True)
    if not refused:
        raise error
    raise RowsRefused(refused) from error


def write_links(model: Any, entries: Sequence[Any]) -> None:
    """What the rows are linked with, into the entries too: simple_history leaves it out where many are written."""
    by_row = {entry.id: entry for entry in entries}
    for field in model.history.model._history_m2m_fields:
        own, kept = field.m2m_field_name(), getattr(model.history.model, field.name).model
        links = field.remote_field.through._default_manager.filter(**{f"{own}__in": by_row})
        columns = [column.attname for column in field.remote_field.through._meta.fields]
        kept.objects.bulk_create(
            [kept(history=by_row[link[f"{own}_id"]], **link) for link in links.values(*columns)], batch_size=BATCH
        )
