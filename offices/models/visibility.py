"""What is on the site: a published row that rests on nothing unpublished. What a model rests on: its `RESTS_ON`.

Two readings of one rule: `visible` for the database, `is_visible` for rows at hand. To rest on several rows (places of
a finding, offices of a warning) is to rest on one of them; whoever prints them leaves out those that are not visible.
What counts as published is a value that readers are given: `ON_SITE`, or the same with further rows.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from offices.models.vocabulary import Stage

STAGE = "stage"
IS_A_DRAFT = _("the %(kind)s %(row)s is a draft")
IS_OTHERWISE = _("the %(kind)s %(row)s is %(stage)s")
M = TypeVar("M", bound=Model)


def has_stage(model: Any) -> bool:
    """Whether the rows of a model have a stage of their own; a part, say, has that of its visit."""
    return hasattr(model, STAGE)


def own_stage(row: Model) -> bool:
    """Whether the row itself is published, or has no stage."""
    return getattr(row, STAGE, Stage.PUBLISHED) == Stage.PUBLISHED


@dataclass(frozen=True)
class Published:
    """What counts as published: the rows of that stage, and rows taken as published whatever stage they have."""

    plus: frozenset[tuple[type[Model], int]] = frozenset()
    """Each by its model and primary key."""

    def and_also(self, rows: Iterable[Model]) -> "Published":
        """The same with these rows; those without a stage follow what they rest on."""
        return Published(self.plus | {(type(row), row.pk) for row in rows if has_stage(type(row))})

    def has(self, row: Model) -> bool:
        """Whether the row itself counts as published, or has no stage."""
        return own_stage(row) or (type(row), row.pk) in self.plus

    def condition(self, model: type[Model], at: str = "") -> Q:
        """The same for the database; `at` is the path that leads to the row."""
        if not has_stage(model):
            return Q()
        also = sorted(number for one, number in self.plus if one is model)
        stage = Q(**{f"{at}{STAGE}": Stage.PUBLISHED})
        return stage | Q(**{f"{at}pk__in": also}) if also else stage


ON_SITE = Published()
"""What every reader of the site sees."""


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


def visible(model: Any, published: Published, at: str = "", but: str = "") -> Q:
    """The condition that a row of `model` is visible; `at` is the path that leads to it, such as `visit__office__`."""
    condition = published.condition(model, at)
    for relation in rests_on(model, but):
        rests = one_visible if relation.many_to_one else some_visible
        condition &= rests(relation, published, at)
    return condition


def one_visible(relation: Any, published: Published, at: str) -> Q:
    path = f"{at}{relation.name}"
    rests = visible(relation.related_model, published, f"{path}__", way_back(relation))
    return rests | Q(**{path: None}) if may_be_empty(relation) else rests


def some_visible(relation: Any, published: Published, at: str) -> Q:
    back = way_back(relation)
    named = relation.related_model._default_manager.filter(**{back: OuterRef(f"{at}pk")})
    some = Q(Exists(named.filter(visible(relation.related_model, published, but=back))))
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
            yield _("it has no %(kind)s") % {"kind": relation.related_model._meta.verbose_name}
        for other in others:
            if own_stage(other):
                yield from why_hidden(other, way_back(relation))
            else:
                stage = Stage(getattr(other, STAGE))
                told = {"kind": other._meta.verbose_name, "row": other, "stage": stage.label}
                is_it = _("the %(kind)s %(row)s is %(stage)s")
                yield (_("the %(kind)s %(row)s is a draft") if stage == Stage.DRAFT else is_it) % told


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
