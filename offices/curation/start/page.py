"""What stands on the panel's first page, above the list of all tables. How it is found: the modules beside this one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from offices.curation.start import counting, moves, visits
from offices.curation.start.counting import Kind
from offices.curation.start.doubles import doubles
from offices.curation.start.moves import Moved, Moves
from offices.data.publishing import may_publish

SEES = "offices.view_office"


@dataclass(frozen=True)
class Section:
    """Something to be done or known: rows by kind, or rows one by one, and where all of them are."""

    title: str
    kinds: list[Kind]
    rows: list[Moved]
    more: str = ""
    about: str = ""
    is_cut: bool = False
    """Whether there is more than these rows."""

    @property
    def count(self) -> int:
        return counting.total(self.kinds) + sum(row.number for row in self.rows)


def section(title: str, found: Moves, kinds: Sequence[Kind] = ()) -> Section:
    return Section(title, [*kinds], found.rows, is_cut=found.is_cut)


def start_page(request: HttpRequest) -> dict[str, Any]:
    """For the template; nothing for who may not see the data."""
    user: Any = request.user
    if not user.has_perm(SEES):
        return {}
    n_visits, shown = visits.incomplete()
    mine = [
        Section(_("Coded by two"), [], doubles(user)),
        section(_("Returned to you"), moves.returned_to(user)),
        section(_("Your drafts"), moves.own_changes(user), counting.my_drafts(user)),
        *waiting(user),
    ]
    return {"first": list(counting.not_empty(*mine)), "visits": shown, "n_visits": n_visits, "then": others()}


def waiting(user: Any) -> list[Section]:
    """For who may publish."""
    if not may_publish(user):
        return []
    kinds = counting.in_review()
    if n := moves.proposals_in_review():
        kinds.append(Kind(_("proposed changes"), n, queue()))
    return [Section(_("Waiting for you"), kinds, [], queue())]


def queue() -> str:
    """The page of what waits for review."""
    try:
        return reverse("admin:review")
    except NoReverseMatch:
        return ""


def others() -> list[Section]:
    stale = _("Drafts that nobody has changed for 90 days.")
    kept = _("They were changed here, and what is shipped has changed since: they stay as they are here.")
    return list(
        counting.not_empty(
            Section(_("Without a place in a source"), counting.uncited(), []),
            Section(_("In one language only"), counting.untranslated(), []),
            Section(_("Long untouched"), counting.untouched(), [], about=stale),
            Section(_("Newer shipped data differ"), counting.newer_shipped(), [], about=kept),
            section(_("Published lately"), moves.published_lately()),
        )
    )
