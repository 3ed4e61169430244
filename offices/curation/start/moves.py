"""What others did with rows lately, told by case: returned them to somebody, published them. Reads only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.cases import Key, cases_of
from offices.curation.review.waiting import fetched
from offices.curation.review.words import title
from offices.models import Office, Proposal, Step
from offices.models.base import localised
from offices.models.vocabulary import Stage

MOST = 8
"""Lines of a list; the newest."""
READ = 1000
"""Moves that a list is made of."""
Group = tuple[int | str, str | None, str, date]
"""The office, or the kind where it is of none; who, what they said, and on which day."""


@dataclass(frozen=True)
class Deed:
    """A row, or one that is to be added, and what somebody did with it."""

    model: str
    row: int | None
    by: str | None
    """None of what the reader did."""
    at: datetime
    comment: str

    @property
    def key(self) -> Key:
        return self.model, self.row or 0


@dataclass(frozen=True)
class Moved:
    """Rows that somebody moved, how many, when, and what they said."""

    name: str
    url: str
    by: str | None
    at: datetime
    comment: str
    number: int


@dataclass(frozen=True)
class Moves:
    """The newest, and whether there are more."""

    rows: list[Moved]
    is_cut: bool


def returned_to(user: Any) -> Moves:
    """What the user sent for review and got back, and has not sent again."""
    back = Step.objects.filter(before=Stage.IN_REVIEW, after=Stage.DRAFT).exclude(by=user)
    same = {"model": OuterRef("model"), "row_id": OuterRef("row_id")}
    sent = Step.objects.filter(**same, after=Stage.IN_REVIEW, by=user, at__lte=OuterRef("at"))
    later = Step.objects.filter(**same, id__gt=OuterRef("id"))
    return by_case(deeds(back.filter(Exists(sent), ~Exists(later))))


def published_lately() -> Moves:
    """By rows: a proposal that was published left a step of its row too."""
    return by_case(deeds(Step.objects.filter(after=Stage.PUBLISHED).exclude(model="proposal")))


def own_changes(user: Any) -> Moves:
    """What the user proposes of published rows, and has not sent."""
    own = Proposal.objects.filter(stage=Stage.DRAFT, by=user).order_by("-changed_at", "-id")[:READ]
    return by_case([Deed(one.model, one.row_id, None, one.changed_at, one.comment) for one in own])


def proposals_in_review() -> int:
    return Proposal.objects.filter(stage=Stage.IN_REVIEW).count()


def deeds(steps: Any) -> list[Deed]:
    """The newest of the steps; those of proposals are told as of the rows that they are of."""
    newest = list(steps.select_related("by").order_by("-at", "-id")[:READ])
    proposals = Proposal.objects.in_bulk({step.row_id for step in newest if step.model == "proposal"})
    return [deed(step, proposals) for step in newest]


def deed(step: Step, proposals: Mapping[int, Proposal]) -> Deed:
    of: Any = proposals[step.row_id] if step.model == "proposal" else step
    return Deed(of.model, of.row_id, str(step.by or ""), step.at, step.comment)


# --- lines of a list ---


def by_case(found: Sequence[Deed]) -> Moves:
    """What one person did and said of one case on one day is one line. Four queries, and one for each kind of row."""
    groups = grouped(found)
    shown = dict(list(groups.items())[:MOST])
    rows = rows_of(some[0].key for some in shown.values() if len(some) == 1)
    offices = Office.objects.in_bulk({of for of, *_rest in shown if isinstance(of, int)})
    lines = (line(group, some, rows, offices) for group, some in shown.items())
    return Moves([one for one in lines if one], len(groups) > MOST or len(found) == READ)


def grouped(found: Sequence[Deed]) -> dict[Group, list[Deed]]:
    cases = cases_of(deed.key for deed in found)
    groups: dict[Group, list[Deed]] = {}
    for one in found:
        of = cases.get(one.key, one.model)
        groups.setdefault((of, one.by, one.comment, localdate(one.at)), []).append(one)
    return groups


def line(group: Group, some: Sequence[Deed], rows: Mapping[Key, Any], offices: Mapping[int, Office]) -> Moved | None:
    """Nothing of a single row that is not there any more."""
    where = of_one(some[0], rows) if len(some) == 1 else of_several(group[0], len(some), offices)
    return where and Moved(*where, some[0].by, some[0].at, some[0].comment, len(some))


def of_one(one: Deed, rows: Mapping[Key, Any]) -> tuple[str, str] | None:
    """What the row is called, and where it is."""
    if one.row is None:
        return _("%(kind)s to be added") % {"kind": kind(one.model, 1)}, list_of(one.model)
    row = rows.get(one.key)
    return (title(row), reverse(f"admin:offices_{one.model}_change", args=[row.pk])) if row else None


def of_several(of: int | str, number: int, offices: Mapping[int, Office]) -> tuple[str, str]:
    if isinstance(of, str):
        return f"{number} {kind(of, number)}", list_of(of)
    rows = ngettext("%(n)s row", "%(n)s rows", number) % {"n": number}
    return f"{localised(offices[of], 'name')}: {rows}", reverse("admin:publish-case", args=[of])


def kind(model: str, number: int) -> str:
    options = apps.get_model("offices", model)._meta
    return str(options.verbose_name if number == 1 else options.verbose_name_plural)


def list_of(model: str) -> str:
    return reverse(f"admin:offices_{model}_changelist")


def rows_of(keys: Iterable[Key]) -> dict[Key, Any]:
    wanted: dict[str, set[int]] = {}
    for name, row in keys:
        wanted.setdefault(name, set()).add(row)
    found = {name: fetched(apps.get_model("offices", name), numbers) for name, numbers in wanted.items()}
    return {(name, row.pk): row for name, rows in found.items() for row in rows}
