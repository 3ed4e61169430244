"""Moves of rows from stage to stage, each with a comment: all of them or none. How a stage is written: stages.py."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import CharField, Max, Value
from django.utils.translation import gettext as _

from offices.data.actions import RowsRefused
from offices.data.changers import changers
from offices.data.coded import BARE, bare
from offices.data.disclosure.rows import refuse_words
from offices.data.publishing import OWN, REFUSED, MayNotPublish, Writer, is_own, may_publish
from offices.data.stages import BATCH, fetched_whole, set_stage
from offices.models import PUBLISHED_MODELS, Office, Step
from offices.models.base import Curated, Row
from offices.models.vocabulary import Stage

Seen = Mapping[str, int]
"""By the name of a model, the newest history entry of its table when the rows were looked at."""
Refusals = list[tuple[object, str]]
Moved = Mapping[Curated, int]
"""Rows, each with the history entry that its move left."""


@dataclass(frozen=True)
class Move:
    """A kind of step: from where to where, and in which order, so that what others rest on is published before them."""

    after: Stage
    before: Collection[str]
    order: Sequence[Any] = PUBLISHED_MODELS


SEND = Move(Stage.IN_REVIEW, (Stage.DRAFT, Stage.WITHDRAWN))
RETURN = Move(Stage.DRAFT, (Stage.IN_REVIEW,))
PUBLISH = Move(Stage.PUBLISHED, (Stage.DRAFT, Stage.IN_REVIEW, Stage.WITHDRAWN))
WITHDRAW = Move(Stage.WITHDRAWN, (Stage.PUBLISHED,), PUBLISHED_MODELS[::-1])


def send_for_review(rows: Iterable[Row], by: Writer, comment: str = "", seen: Seen | None = None) -> None:
    """From draft to review, for who may write them. Raises PermissionDenied, ValidationError or RowsRefused."""
    rows = list(rows)
    for model in {type(row) for row in rows}:
        if not may_change(by, model):
            raise PermissionDenied
    move(SEND, rows, by, Step(comment=comment), seen)


def return_rows(rows: Iterable[Row], by: Writer, comment: str, seen: Seen | None = None) -> None:
    """From review back to draft, for who may publish; the comment says what is to be mended."""
    refuse_who_may_not_publish(by)
    if not comment.strip():
        raise ValidationError({"comment": _("Say what is to be mended before it is published.")})
    move(RETURN, rows, by, Step(comment=comment), seen)


@transaction.atomic
def publish_rows(rows: Iterable[Row], by: Writer, comment: str = "", seen: Seen | None = None) -> None:
    """Onto the site, for who may publish and did not change them since they were last published."""
    refuse_who_may_not_publish(by)
    rows = list(rows)
    move(PUBLISH, rows, by, Step(comment=comment), seen, lambda model, found: own_rows(model, found, by))
    if by is not None and (uncoded := bare([row.pk for row in rows if isinstance(row, Office)])):
        raise RowsRefused([(office, str(BARE)) for office in uncoded])


def withdraw_rows(
    rows: Iterable[Row], by: Writer, comment: str, reason_en: str, reason_nb: str, seen: Seen | None = None
) -> None:
    """From the site, for who may publish; readers are told the reason."""
    refuse_who_may_not_publish(by)
    check_reason(reason_en, reason_nb)
    move(WITHDRAW, rows, by, Step(comment=comment, reason_en=reason_en, reason_nb=reason_nb), seen)


def may_change(by: Writer, model: Any) -> bool:
    """Whether `by` may write rows of this kind that readers do not see."""
    return by is None or by.has_perm(f"offices.change_{model._meta.model_name}")


def refuse_who_may_not_publish(by: Writer) -> None:
    if not may_publish(by):
        raise MayNotPublish(str(REFUSED))


def check_reason(reason_en: str, reason_nb: str) -> None:
    """Raises ValidationError, keyed by field."""
    said = _("Say in this language too why it is withdrawn: readers are told.")
    given = {"reason_en": reason_en, "reason_nb": reason_nb}
    if lacking := [name for name, reason in given.items() if not reason.strip()]:
        raise ValidationError(dict.fromkeys(lacking, said))
    refuse_words(given)


@transaction.atomic
def move(
    kind: Move,
    rows: Iterable[Row],
    by: Writer,
    said: Step,
    seen: Seen | None,
    refusals: Callable[[Any, Collection[int]], Refusals] = lambda model, numbers: [],
) -> None:
    """Make it of all rows, or of none. Raises ValidationError, of what is said, or RowsRefused."""
    said.clean_fields(exclude=["model", "row_id", "before", "after", "by", "at", "entry"])
    numbers = by_model(rows, kind.order)
    refused: Refusals = []
    for model, asked in numbers.items():
        wrong = [*wrong_rows(kind, model, asked, seen or {})]
        refused += [*wrong, *refusals(model, asked)]
    if refused:
        raise RowsRefused(refused)
    steps: list[Step] = []
    for model, asked in numbers.items():
        steps += move_model(kind, fetched_whole(model.objects.filter(pk__in=asked)), by, said)
    Step.objects.bulk_create(steps, batch_size=BATCH)


def by_model(rows: Iterable[Row], order: Sequence[Any]) -> dict[Any, list[int]]:
    """The numbers of the rows by model; those without a stage go with what they belong to."""
    found: dict[Any, list[int]] = {}
    for row in rows:
        if isinstance(row, Curated):
            found.setdefault(type(row), []).append(row.pk)
    return {model: sorted(set(found[model])) for model in order if model in found}


def wrong_rows(kind: Move, model: Any, asked: Collection[int], seen: Seen) -> Iterator[tuple[object, str]]:
    """Rows that are not where they were thought to be, each with what is wrong; none is written by others after it."""
    locked = model.objects.filter(pk__in=asked).order_by("pk")
    if connection.features.has_select_for_update:
        list(locked.select_for_update().values_list("pk"))
    found = {row.pk: row for row in locked.select_related(*model.NAMED_WITH)}
    newer = changed_since(model, asked, seen)
    for number in asked:
        row = found.get(number)
        if row is None:
            yield f"{model._meta.verbose_name} {number}", _("It is not there any more.")
        elif row.stage not in kind.before:
            yield row, _("It is %(stage)s already.") % {"stage": row.get_stage_display()}
        elif number in newer:
            yield row, _("It was changed since you looked at it. Look at it again.")


def changed_since(model: Any, asked: Collection[int], seen: Seen) -> set[int]:
    """Those of the rows that have a newer history entry than was seen."""
    last = seen.get(model._meta.model_name)
    if last is None:
        return set()
    return set(model.history.filter(id__in=asked, history_id__gt=last).order_by().values_list("id", flat=True))


def newest_seen(*models: Any) -> Seen:
    """What a page of these rows was made from; read before the rows."""
    return {
        model._meta.model_name: model.history.aggregate(newest=Max("history_id"))["newest"] or 0 for model in models
    }


def newest_of_kinds(models: Iterable[Any]) -> Seen:
    """The same of many models in one query."""
    each = [
        model.history.order_by()
        .values_list(Value(str(model._meta.model_name), output_field=CharField()))
        .annotate(newest=Max("history_id"))
        for model in models
    ]
    return defaultdict(int, each[0].union(*each[1:], all=True))


def own_rows(model: Any, asked: Collection[int], by: Writer) -> Refusals:
    """Those of the rows that `by` may not publish, having changed them."""
    own = [number for number, users in changers(model, asked).items() if is_own(by, users)]
    rows = model.objects.filter(pk__in=own).select_related(*model.NAMED_WITH) if own else ()
    return [(row, str(OWN)) for row in rows]


def move_model(kind: Move, rows: Sequence[Curated], by: Writer, said: Step) -> Iterator[Step]:
    before = {row.pk: row.stage for row in rows}
    entries = set_stage(rows, kind.after, by, said.comment[:100])
    name = str(type(rows[0])._meta.model_name)
    told = {"comment": said.comment, "reason_en": said.reason_en, "reason_nb": said.reason_nb}
    for row in rows:
        yield Step(
            model=name,
            row_id=row.pk,
            before=before[row.pk],
            after=kind.after,
            by=user(by),
            entry=entries[row.pk],
            **told,
        )


def user(by: Writer) -> Any:
    """Nobody who is not logged in."""
    return by if by is not None and by.pk else None
