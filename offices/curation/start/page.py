"""What stands on the panel's first page, above the list of all tables. How it is found: the modules beside this one."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from offices.curation.start import counting, moves, visits
from offices.curation.start.counting import Kind
from offices.curation.start.moves import Moved
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

    @property
    def count(self) -> int:
        return counting.total(self.kinds) or len(self.rows)


def start_page(request: HttpRequest) -> dict[str, Any]:
    """For the template; nothing for who may not see the data."""
    user: Any = request.user
    if not user.has_perm(SEES):
        return {}
    n_visits, shown = visits.incomplete()
    mine = [
        Section(_("Returned to you"), [], moves.returned_to(user)),
        Section(_("Your drafts"), counting.my_drafts(user), []),
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
            Section(_("Published lately"), [], moves.published_lately()),
        )
    )
