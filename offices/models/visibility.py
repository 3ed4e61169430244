"""What is on the site: a published row that rests on nothing unpublished. What a model rests on: its `RESTS_ON`.

Two readings of one rule: `visible` for the database, `is_visible` for rows at hand. To rest on several rows (places of
a finding, offices of a warning) is to rest on one of them; whoever prints them leaves out those that are not visible.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet

from offices.models.vocabulary import Stage

STAGE = "stage"
M = TypeVar("M", bound=Model)


def has_stage(model: Any) -> bool:
    """Whether the rows of a model have a stage of their own; a part, say, has that of its visit."""
    return hasattr(model, STAGE)


def own_stage(row: Model) -> bool:
    """Whether the row itself is published, or has no stage."""
    return getattr(row, STAGE, Stage.PUBLISHED) == Stage.PUBLISHED


def rests_on(model: Any, but: str = "") -> list[Any]:
    """The relations that decide whether a row of `model` is visible; not `but`, by which it was reached itself."""
    return [model._meta.get_field(name) for name in model.RESTS_ON if name != but]


def way_back(relation: Any) -> str:
    """The name of the same relation from its other end."""
    return str(relation.remote_field.name)


def may_be_empty(relation: Any) -> bool:
    """Whether a row can do without: a finding may name no office, but without a place it is told nowhere."""
    if relation.one_to_many:
        return relation.name in relation.model.MAY_LACK
    return bool(relation.null if relation.many_to_one else relation.blank)


def visible(model: Any, at: str = "", but: str = "") -> Q:
    """The condition that a row of `model` is visible; `at` is the path that leads to it, such as `visit__office__`."""
    condition = Q(**{f"{at}{STAGE}": Stage.PUBLISHED}) if has_stage(model) else Q()
    for relation in rests_on(model, but):
        condition &= one_visible(relation, at) if relation.many_to_one else some_visible(relation, at)
    return condition


def one_visible(relation: Any, at: str) -> Q:
    path = f"{at}{relation.name}"
    rests = visible(relation.related_model, f"{path}__", way_back(relation))
    return rests | Q(**{path: None}) if may_be_empty(relation) else rests


def some_visible(relation: Any, at: str) -> Q:
    back = way_back(relation)
    named = relation.related_model._default_manager.filter(**{back: OuterRef(f"{at}pk")})
    some = Q(Exists(named.filter(visible(relation.related_model, but=back))))
    return some | ~Q(Exists(named)) if may_be_empty(relation) else some


def is_visible(row: Model, but: str = "", is_published: Callable[[Model], bool] = own_stage) -> bool:
    """The same of a row at hand; `is_published` may answer for another day than today."""
    return is_published(row) and all(holds(row, relation, is_published) for relation in rests_on(row, but))


def holds(row: Model, relation: Any, is_published: Callable[[Model], bool] = own_stage) -> bool:
    others, back = named_by(row, relation), way_back(relation)
    if not others:
        return may_be_empty(relation)
    return any(is_visible(other, back, is_published) for other in others)


def named_by(row: Model, relation: Any) -> list[Model]:
    """The rows at the other end."""
    if not relation.many_to_one:
        return list(getattr(row, relation.get_accessor_name() if relation.auto_created else relation.name).all())
    return [getattr(row, relation.name)] if getattr(row, relation.attname) else []


def why_hidden(row: Model, but: str = "") -> Iterator[str]:
    """What keeps a row off the site that may itself be published: each unpublished row that it rests on."""
    for relation in rests_on(row, but):
        if holds(row, relation):
            continue
        others = named_by(row, relation)
        if not others:
            yield f"it has no {relation.related_model._meta.verbose_name}"
        for other in others:
            if own_stage(other):
                yield from why_hidden(other, way_back(relation))
            else:
                stage = Stage(getattr(other, STAGE))
                yield f"the {other._meta.verbose_name} {other} is {'a draft' if stage == Stage.DRAFT else stage.label}"


def all_beneath(row: Model, but: str = "") -> Iterator[Model]:
    """Every row that it rests on, at any depth."""
    for relation in rests_on(row, but):
        for other in named_by(row, relation):
            yield other
            yield from all_beneath(other, way_back(relation))


def fetched_with(rows: "QuerySet[M]") -> "QuerySet[M]":
    """The rows with all that they rest on, so that `is_visible` and `why_hidden` cost no query a row."""
    single, several = paths(rows.model)
    return rows.select_related(*single).prefetch_related(*several)


def paths(model: Any, at: str = "", but: str = "") -> "tuple[list[str], list[Prefetch[Any, Any, Any]]]":
    """For select_related and prefetch_related."""
    single: list[str] = []
    several: list[Prefetch[Any, Any, Any]] = []
    for relation in rests_on(model, but):
        other, path, back = relation.related_model, f"{at}{relation.name}", way_back(relation)
        if relation.many_to_one:
            deeper, more = paths(other, f"{path}__", back)
            single += [path, *deeper]
            several += more
        else:
            deeper, more = paths(other, but=back)
            named = other._default_manager.select_related(*deeper) if deeper else other._default_manager.all()
            several.append(Prefetch(path, named.prefetch_related(*more)))
    return single, several
