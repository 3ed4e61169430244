"""The guard against disclosure asked of rows: which texts, whose authors are known, what may stand with a reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from offices.data.disclosure.found import Found
from offices.data.disclosure.look import NONE, find
from offices.models import LetStand, Source
from offices.models.base import Row
from offices.models.visibility import has_stage

Findings = dict[str, list[Found]]
"""Field -> what was found in it."""


class Disclosed(ValidationError):
    """What is to be public gives something away: `row` is the one, keyed by field."""

    def __init__(self, row: Row, findings: Findings) -> None:
        advice = _("Take it out, or let it stand with a reason on the page “Names and numbers in texts”.")
        super().__init__({field: [*map(str, found), advice] for field, found in findings.items()})
        self.row = row


def refuse_disclosure(rows: Iterable[Row]) -> None:
    """Raises Disclosed where a row that is public, or one that is public with it, gives something away."""
    for row, findings in disclosed(rows):
        if can_be_seen(row):
            raise Disclosed(row, findings)


def can_be_seen(row: Row) -> bool:
    """Whether it is public, or will be as soon as something refers to it: nobody writes it once more for that."""
    owners = [getattr(row, name) for name in row.BELONGS_TO]
    return all(owner.is_public for owner in owners) if row.SEEN_WHEN_USED else row.is_public


def disclosed(rows: Iterable[Row]) -> Iterator[tuple[Row, Findings]]:
    """Rows with what was found in them and may not stand, those among them that are published with them.

    Where nothing is found, which is nearly always, the database is asked only for what belongs to the rows.
    """
    every = [row for some in by_model(rows).values() for row in (*some, *belonging(some))]
    suspect = [row for row in every if found_in(row)]
    if not suspect:
        return
    known, let_stand = authors(), standing(suspect)
    for row in suspect:
        stands = let_stand[str(row._meta.model_name), row.pk]
        found = {field: [one for one in some if one.key not in stands] for field, some in found_in(row, known).items()}
        if left := {field: some for field, some in found.items() if some}:
            yield row, left


def refuse_words(said: Mapping[str, str]) -> None:
    """The same of words for readers that stand in no row, by field. Raises ValidationError."""
    if any(find(text) for text in said.values()):
        found = {name: find(text, authors()) for name, text in said.items()}
        if errors := {name: [*map(str, some), _("Take it out.")] for name, some in found.items() if some}:
            raise ValidationError(errors)


def found_in(row: Row, known: frozenset[str] = NONE, values: Mapping[str, object] | None = None) -> Findings:
    """Of each text of the row, or of the texts that are to be put into it."""
    texts = {name: values.get(name) if values is not None else getattr(row, name) for name in columns(type(row))}
    may_name = row.MAY_NAME
    told = {
        name: find(text, known, names=name not in may_name) for name, text in texts.items() if isinstance(text, str)
    }
    return {name: found for name, found in told.items() if found}


@cache
def columns(model: type[Row]) -> tuple[str, ...]:
    """The columns that hold words: no word of a list, no address, nothing that is made by us."""
    kinds = models.CharField, models.TextField
    texts = [field for field in model._meta.fields if isinstance(field, kinds) and field.editable and not field.choices]
    return tuple(field.name for field in texts if field.name not in ("url", "digest"))


def by_model(rows: Iterable[Row]) -> dict[type[Row], list[Row]]:
    found: dict[type[Row], list[Row]] = defaultdict(list)
    for row in rows:
        found[type(row)].append(row)
    return found


def belonging(rows: Sequence[Row]) -> Iterator[Row]:
    """What has no stage of its own and is public with these rows: parts of a visit, categories of a dimension."""
    public = [row for row in rows if row.pk and has_stage(type(row)) and row.is_public]
    for child, owner in owned(type(rows[0])) if public else ():
        yield from child.objects.filter(**{f"{owner}__in": public}).select_related(*child.BELONGS_TO)


@cache
def owned(model: type[Row]) -> list[tuple[type[Row], str]]:
    others = [one for one in apps.get_app_config("offices").get_models() if issubclass(one, Row) and columns(one)]
    owners = [(one, name) for one in others for name in one.BELONGS_TO]
    return [(one, name) for one, name in owners if one._meta.get_field(name).related_model is model]


def authors() -> frozenset[str]:
    """The surnames of those whom we cite, in lower case."""
    said = "; ".join(Source.objects.values_list("authors", flat=True))
    return frozenset(word for name in said.split(";") for word in surnames(name))


def surnames(name: str) -> list[str]:
    """Of one author, as a reference list has it: `Munch-Ellingsen, A.`."""
    surname = name.partition(",")[0].casefold().strip()
    return [surname, *re.findall(r"[^\W\d_]{3,}", surname)]


def standing(rows: Sequence[Row]) -> Mapping[tuple[str, int], set[str]]:
    """What may stand in each row."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for model, some in by_model(rows).items():
        kept = LetStand.objects.filter(model=model._meta.model_name, row__in=[row.pk for row in some if row.pk])
        for row, text in kept.values_list("row", "found"):
            found[str(model._meta.model_name), row].add(text)
    return found
