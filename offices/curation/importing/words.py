"""What an import would do, as a page tells it: counts first, then rows by what becomes of them. Nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offices.curation.spreadsheets.plan import Plan, Planned

OUTCOMES = {
    "created": gettext_lazy("made, as drafts"),
    "changed": gettext_lazy("changed"),
    "proposed": gettext_lazy("proposed beside what readers see"),
    "unchanged": gettext_lazy("left as they are"),
}
"""In the order in which they are told."""
A_PAGE = 200
"""Rows that are told with their fields."""


@dataclass(frozen=True)
class Told:
    """A row of the file, and what becomes of it."""

    of: Planned

    @property
    def outcome(self) -> str:
        return str(OUTCOMES[self.of.outcome])

    @property
    def kind(self) -> str:
        return kind_of(self.of.kind)

    @property
    def is_new(self) -> bool:
        return self.of.outcome == "created"

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Column, old and new."""
        return [(column, str(old), str(new)) for column, (old, new) in self.of.changes.items()]


def kind_of(name: str, number: int = 1) -> str:
    """What rows of a kind are called, by the name of their model."""
    options = apps.get_model("offices", name)._meta
    return str(options.verbose_name if number == 1 else options.verbose_name_plural)


def counts(plan: Plan) -> dict[str, int]:
    """How many rows by what becomes of them."""
    found = Counter(str(row.outcome) for row in plan.rows)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def in_words(numbers: dict[str, int]) -> list[tuple[int, str]]:
    return [(numbers.get(outcome, 0), str(words)) for outcome, words in OUTCOMES.items()]


def written(plan: Plan) -> list[Told]:
    """The rows that would not stay as they are, in the order of the file."""
    return [Told(row) for row in plan.rows if row.outcome != "unchanged"]


def left(plan: Plan) -> list[tuple[str, int, Sequence[str]]]:
    """What stays as it is: kind, number, keys."""
    kinds: dict[str, list[str]] = {}
    for row in plan.rows:
        if row.outcome == "unchanged":
            kinds.setdefault(row.kind, []).append(row.key)
    return [(capfirst(kind_of(kind, len(keys))), len(keys), keys) for kind, keys in kinds.items()]


def step_words(done: int, of: int) -> str:
    return _("%(done)s of %(of)s rows") % {"done": done, "of": of}


def of_what(one: Any) -> list[tuple[int, str]]:
    """The counts that an import keeps, without those that are nothing."""
    return [(number, words) for number, words in in_words(dict(one.counts or {})) if number]
