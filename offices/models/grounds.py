"""What is published cites published sources: which columns lead to them, what a source carries. No other rule."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from offices.models.visibility import has_stage
from offices.models.vocabulary import Stage

if TYPE_CHECKING:
    from offices.models.base import Row
    from offices.models.sources import Source

UNPUBLISHED = [stage for stage in Stage.values if stage != Stage.PUBLISHED]
NAMED = 3
"""Rows of a kind that a refusal names; their number is always told."""


def follow(row: Model | None, path: str) -> Any:
    """The value at the end of a path such as `citation__source`; None where a step of it is missing."""
    for step in path.split("__"):
        try:
            row = getattr(row, step, None)
        except ObjectDoesNotExist:
            return None
    return row


@cache
def source_paths(model: type["Row"]) -> tuple[str, ...]:
    """The paths of its columns that lead to a source, or to a place in one; what it stands in is no ground of it."""
    leads = {"source": "", "citation": "__source"}
    columns = [(field.name, field.related_model) for field in model._meta.fields]
    named = [(name, str(other._meta.model_name)) for name, other in columns if other and name not in model.BELONGS_TO]
    return tuple(f"{name}{leads[kind]}" for name, kind in named if kind in leads)


@cache
def stage_path(model: type["Row"]) -> str:
    """The path to the stage that its rows are published with, their own or an owner's; empty where there is none."""
    owners = model.BELONGS_TO
    return "stage" if has_stage(model) else f"{owners[0]}__stage" if owners else ""


@cache
def grounded() -> list[type["Row"]]:
    """The models whose published rows cite sources; a place in a source, or its sample, says nothing by itself."""
    from offices.models.base import Row

    rows = [model for model in apps.get_app_config("offices").get_models() if issubclass(model, Row)]
    return [row for row in rows if stage_path(row) and source_paths(row)]


def owned(model: type["Row"]) -> list[tuple[type["Row"], str]]:
    """The models that are published with this one and cite sources, such as the places of a finding."""
    ends = [(child, owner) for child in grounded() if (owner := stage_path(child).rpartition("__")[0])]
    return [(child, end) for child, end in ends if child._meta.get_field(end).related_model is model]


def unfounded(model: type["Row"]) -> "QuerySet[Row]":
    """Rows that lead to a source which is not published, themselves published or not."""
    drafts = Q(*(Q(**{f"{path}__stage__in": UNPUBLISHED}) for path in source_paths(model)), _connector=Q.OR)
    return model.objects.filter(drafts)


def check_grounds(row: "Row") -> None:
    """What is published rests on published sources. Raises ValidationError, keyed by field."""
    if type(row) not in grounded() or follow(row, stage_path(type(row))) != Stage.PUBLISHED:
        return
    sources = {path.split("__")[0]: follow(row, path) for path in source_paths(type(row))}
    errors = {
        field: _("The source %(source)s is not published yet; what is published rests on published sources only.")
        % {"source": source.key}
        for field, source in sources.items()
        if source and not source.is_published
    }
    if errors:
        raise ValidationError(errors)


def check_owned(row: "Row") -> None:
    """A row is published together with its places, categories ...: they too rest on published sources."""
    for child, end in owned(type(row)) if row.pk and follow(row, "stage") == Stage.PUBLISHED else ():
        if told := count_with_names(child, unfounded(child).filter(**{end: row.pk})):
            raise ValidationError(
                {"stage": _("%(told)s of it rest on sources that are not published yet.") % {"told": told}}
            )


def check_carried(source: "Source") -> None:
    """A source stays published as long as anything published rests on it; the refusal says what."""
    if not source.pk or source.is_published:
        return
    if told := "; ".join(carried(source)):
        message = _(
            "%(source)s has to stay published while something published rests on it. Withdraw first: %(told)s."
        ) % {"source": source.key, "told": told}
        raise ValidationError({"stage": message})


def carried(source: "Source") -> Iterator[str]:
    """What published rests on the source, by kind and number, a few of each named."""
    for model in grounded():
        paths = Q(*(Q(**{path: source.pk}) for path in source_paths(model)), _connector=Q.OR)
        if told := count_with_names(model, model.objects.filter(paths, **{stage_path(model): Stage.PUBLISHED})):
            yield told


def count_with_names(model: type["Row"], rows: "QuerySet[Any]") -> str:
    """How many rows of which kind, and the names of the first; nothing where there are none."""
    names = [str(row) for row in rows.order_by("pk").select_related(*model.NAMED_WITH)[: NAMED + 1]]
    if not names:
        return ""
    number = rows.count() if len(names) > NAMED else len(names)
    more = ", ..." if number > NAMED else ""
    kind = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    return f"{number:,} {kind} ({', '.join(names[:NAMED])}{more})"


def check_tables(model: type["Row"], changed: Collection[str]) -> None:
    """The same after a write that has no rows at hand."""
    columns = {"stage", *(path.split("__")[0] for path in source_paths(model))}
    columns |= {f"{name}_id" for name in columns}
    if columns.isdisjoint(changed):
        return
    own = [model] if model in grounded() else []
    touched = grounded() if model._meta.model_name == "source" else [*own, *(child for child, _end in owned(model))]
    for each in touched:
        if told := count_with_names(each, unfounded(each).filter(**{stage_path(each): Stage.PUBLISHED})):
            raise ValidationError(
                _("What is published rests on published sources only; these would not: %(told)s.") % {"told": told}
            )
