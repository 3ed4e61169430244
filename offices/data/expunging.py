"""Removing a text that must not exist, such as a real name, from every table, history too. No rule of a row is asked.

Whatever keeps data outside the tables (frozen releases in files, once there are such) belongs to `ELSEWHERE`.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import QuerySet

from offices.models import DataVersion, MissedSearch
from offices.models.expunctions import Expunction
from offices.models.sorting import sort_key

MARK = "[…]"
SHORTEST = 3
LEFT_ALONE = ("auth", "contenttypes", "sessions")
"""Apps whose tables hold no data: an account is renamed in the panel, and sessions end all."""
ADDRESSES = ("slug", "key", "ref")
"""What stands in addresses takes no mark; it becomes `x` and the row's number."""
SORTED = {"name_en": "sort_key_en", "name_nb": "sort_key_nb"}
ELSEWHERE: tuple[Callable[[re.Pattern[str]], int], ...] = ()
"""Of each, how many it changed."""

Model = type[models.Model]


@dataclass
class Traces:
    """Where the text stands: of each table the rows with their new values."""

    rows: dict[Model, dict[Any, dict[str, Any]]] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[str]:
        """Table and column -> rows."""
        found: Counter[str] = Counter()
        for model, rows in self.rows.items():
            found.update(f"{model._meta.db_table}.{column}" for values in rows.values() for column in values)
        return found


def pattern_of(text: str) -> re.Pattern[str]:
    """The text in any case, however its letters are put together or escaped, whatever stands between its words."""
    words = unicodedata.normalize("NFC", text).split()
    return re.compile(r"[\s_.\-\u00a0]+".join("".join(map(letter, word)) for word in words), re.IGNORECASE)


def letter(one: str) -> str:
    """One letter: as it is, with its accent apart, and as JSON escapes it."""
    cases = {one.lower(), one.upper()}
    forms = {form for case in cases for form in (case, unicodedata.normalize("NFD", case))}
    forms |= {json.dumps(form)[1:-1] for form in forms}
    return f"(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})"


def traces(pattern: re.Pattern[str], within: Collection[str] = ()) -> Traces:
    """Every row of every table that holds it, or of the tables of these models; a query a table."""
    found = Traces()
    for model in tables(within):
        columns = [one for one in model._meta.concrete_fields if is_text(one)]
        own = (
            ["id"] if hasattr(model, "history_type") else []
        )  # the row that an entry is of: both are then called alike
        asked: Any = QuerySet(model).order_by("pk").values("pk", *own, *(one.attname for one in columns))
        for row in asked if columns else ():
            if changed := new_values(row, columns, pattern):
                found.rows.setdefault(model, {})[row["pk"]] = changed
    return found


def tables(within: Collection[str]) -> list[Model]:
    known = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in LEFT_ALONE]
    return [model for model in known if model._meta.managed and (not within or of_model(model) in within)]


def of_model(model: Model) -> str:
    """What a table is of: history is of what it tells of."""
    return str(model._meta.model_name).removeprefix("historical")


def is_text(column: Any) -> bool:
    return isinstance(column, models.CharField | models.TextField | models.JSONField)


def new_values(row: dict[str, Any], columns: list[Any], pattern: re.Pattern[str]) -> dict[str, Any]:
    number = row.get("id", row["pk"])
    without = {one.attname: without_it(row[one.attname], pattern, one.name, number) for one in columns}
    changed = {name: value for name, value in without.items() if value != row[name]}
    return changed | {SORTED[name]: sort_key(changed[name]) for name in changed if SORTED.get(name) in row}


def without_it(value: Any, pattern: re.Pattern[str], name: str, number: Any) -> Any:
    """A text without it, or whatever holds texts."""
    if isinstance(value, str):
        return pattern.sub(f"x{number}" if name in ADDRESSES else MARK, value)
    if isinstance(value, list):
        return [without_it(one, pattern, name, number) for one in value]
    if isinstance(value, dict):
        own = value.get("pk", number)
        return {pattern.sub(MARK, key): without_it(one, pattern, key, own) for key, one in value.items()}
    return value


@transaction.atomic
def expunge(found: Traces, pattern: re.Pattern[str], who: str, why: str) -> Expunction:
    """Write it, renew the data version, end all sessions (which may hold messages), and note that it was done."""
    for model, rows in found.rows.items():
        if model is MissedSearch:
            QuerySet(model).filter(pk__in=rows).delete()
            continue
        for pk, values in rows.items():
            QuerySet(model).filter(pk=pk).update(**values)
    elsewhere = {f"{change.__module__}": change(pattern) for change in ELSEWHERE}
    Session.objects.all().delete()
    DataVersion.replace()
    return Expunction.objects.create(who=who, why=why, counts={**found.counts, **elsewhere})


def accounts(pattern: re.Pattern[str]) -> Iterator[int]:
    """The numbers of users whose account holds it."""
    from django.contrib.auth.models import User

    for user in User.objects.order_by("pk"):
        if any(pattern.search(one) for one in (user.username, user.first_name, user.last_name, user.email)):
            yield user.pk
