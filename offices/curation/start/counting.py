"""How many rows of each kind have something to be done about them: one query for a question, whatever the kinds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone

from offices.models import PUBLISHED_MODELS, SeededRow
from offices.models.base import Curated
from offices.models.vocabulary import Stage

UNTOUCHED = timedelta(days=90)
CURATED = tuple(model for model in PUBLISHED_MODELS if issubclass(model, Curated))
CITED = tuple(model for model in CURATED if any(field.name == "citation" for field in model._meta.fields))
UNSEEN = (Stage.DRAFT, Stage.IN_REVIEW)


@dataclass(frozen=True)
class Kind:
    """Rows of one model: how many, and the list in which they are."""

    name: str
    count: int
    url: str


def by_kind(models: Iterable[Any], rows: Callable[[Any], "QuerySet[Any]"], listed: str = "") -> list[Kind]:
    """`rows` are those of a model that are meant; `listed` is the filter of its list that shows them."""
    counted = [
        rows(model)
        .order_by()
        .annotate(of_kind=Value(model._meta.model_name, CharField()))
        .values("of_kind")
        .annotate(n=Count("pk"))
        .values_list("of_kind", "n")
        for model in models
    ]
    found = dict(counted[0].union(*counted[1:], all=True))
    return [kind(model, n, listed) for model in models if (n := found.get(model._meta.model_name))]


def kind(model: Any, n: int, listed: str) -> Kind:
    names = model._meta.verbose_name if n == 1 else model._meta.verbose_name_plural
    url = reverse(f"admin:offices_{model._meta.model_name}_changelist")
    return Kind(str(names), n, f"{url}?{listed}" if listed else url)


def my_drafts(user: Any) -> list[Kind]:
    def rows(model: Any) -> "QuerySet[Any]":
        mine = model.history.filter(id=OuterRef("pk"), history_user=user)
        rows: QuerySet[Any] = model.objects.filter(Exists(mine), stage=Stage.DRAFT)
        return rows

    return by_kind(CURATED, rows, "stage__exact=draft")


def in_review() -> list[Kind]:
    return by_kind(CURATED, lambda model: model.objects.filter(stage=Stage.IN_REVIEW), "stage__exact=in_review")


def uncited() -> list[Kind]:
    return by_kind(CITED, lambda model: model.objects.filter(stage__in=UNSEEN, citation=None), "citation__isnull=True")


def untranslated() -> list[Kind]:
    """Rows with a text in one of the languages only."""
    return by_kind(PUBLISHED_MODELS, lambda model: model.objects.filter(one_language(model)))


def one_language(model: Any) -> Q:
    names = {field.name for field in model._meta.fields}
    stems = [name.removesuffix("_en") for name in names if name.endswith("_en") and f"{name[:-3]}_nb" in names]
    wrong = Q(pk__in=())
    for stem in stems:
        english, norwegian = Q(**{f"{stem}_en": ""}), Q(**{f"{stem}_nb": ""})
        wrong |= english & ~norwegian | ~english & norwegian
    return wrong


def untouched() -> list[Kind]:
    """Drafts that nobody has changed for a quarter of a year."""
    since = timezone.now() - UNTOUCHED

    def rows(model: Any) -> "QuerySet[Any]":
        lately = model.history.filter(id=OuterRef("pk"), history_date__gt=since)
        rows: QuerySet[Any] = model.objects.filter(~Exists(lately), stage=Stage.DRAFT)
        return rows

    return by_kind(CURATED, rows, "stage__exact=draft")


def newer_shipped() -> list[Kind]:
    """Rows that a curator changed here and of which something newer is shipped: seeding left them as they are."""
    noted = SeededRow.objects.exclude(newer="").order_by().values_list("model")
    found = dict(noted.annotate(n=Count("pk")))
    return [kind(model, n, "") for model in PUBLISHED_MODELS if (n := found.get(str(model._meta.model_name)))]


def total(kinds: Iterable[Kind]) -> int:
    return sum(one.count for one in kinds)


def not_empty(*sections: Any) -> Iterator[Any]:
    yield from (one for one in sections if one.kinds or one.rows)
