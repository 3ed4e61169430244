"""Offices with their key facts, for a table and its files; how many were found; how to add one to the comparison."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.browse.facts import Fact, facts
from offices.data.records import OfficeRecord, VisitRecord
from offices.matrix.counting import Match
from offices.matrix.matrix import Matrix
from offices.matrix.selection import ANY, Selection
from offices.page.tray import Tray
from offices.wording.numbers import months_words, years_words
from offices.wording.profile import kind_words
from offices.wording.urls import Params, toggled


@dataclass(frozen=True)
class Card:
    office: OfficeRecord
    kind: str
    seen: str
    matched: str
    """Which visits matched, where the selection is about any of them."""
    facts: tuple[Fact, ...]
    """With a value or not."""
    shown: VisitRecord | None
    """The visit that the facts are of."""


def match_words(match: Match) -> str:
    """3 offices among 12 records; only a case counts as an office."""
    words = ngettext("%(n)s office", "%(n)s offices", match.n_offices) % {"n": match.n_offices}
    among = _(" among %(n)s records") % {"n": match.count} if match.count != match.n_offices else ""
    return words + among


def show_words(match: Match) -> str:
    """On the button that leads to what was found."""
    if match.count == match.n_offices:
        return ngettext("Show %(n)s office", "Show %(n)s offices", match.count) % {"n": match.count}
    return ngettext("Show %(n)s record", "Show %(n)s records", match.count) % {"n": match.count}


def card(office: OfficeRecord, matrix: Matrix, selection: Selection, keys: Collection[str]) -> Card:
    """The office with the facts of the visit that matched (the latest of them)."""
    matched = [visit for visit in office.visits if visit.key in keys]
    shown = matched[-1] if matched else office.latest
    return Card(
        office=office,
        kind=kind_words(office),
        seen=f"{months_words(shown)} · {years_words(shown)}" if shown else "",
        matched=matches_words(matched) if selection.visit == ANY else "",
        facts=facts(shown, matrix.groups, asked=selection.dimensions),
        shown=shown,
    )


def matches_words(visits: Sequence[VisitRecord]) -> str:
    return _("Matches: %(visits)s") % {"visits": ", ".join(str(visit.label) for visit in visits)}


def tray_url(path: str, params: Params, tray: Tray, slug: str) -> str:
    """The page with the office added to what is compared, or dropped from it; nothing where there is no room."""
    return "" if tray.is_full and slug not in tray.words else toggled(path, params, tray.words, slug)
