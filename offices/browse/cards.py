"""Offices as cards of a list: name, when it was seen, key facts, how to add it to the comparison. No queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.browse.facts import Fact, facts
from offices.data.records import OfficeRecord, VisitRecord
from offices.matrix.counting import Match
from offices.matrix.matrix import Matrix
from offices.matrix.selection import ANY, Selection
from offices.page.tray import Tray
from offices.wording.numbers import months_words, years_words
from offices.wording.parts import OfParts, parts_told
from offices.wording.profile import kind_words
from offices.wording.statements import Statement
from offices.wording.urls import Params, toggled

Told = tuple[str, tuple[Statement, ...], OfParts]
"""The label of a fact, its values, and where it has none those of its parts: what a card prints, and is kept by."""


@dataclass(frozen=True)
class Card:
    office: OfficeRecord
    kind: str
    seen: str
    matched: str
    """Which visits matched, where the selection is about any of them."""
    facts: tuple[Fact, ...]
    """With a value or not."""
    told: tuple[Told, ...]
    """The facts that have a value, if only of parts."""
    shown: VisitRecord | None
    """The visit that the facts are of."""
    silences: tuple[tuple[str, str], ...]
    """(Way of being without a value, the facts that are so): most cards have many of them."""
    tray_url: str
    """Adds it to the comparison, or takes it out; empty where the comparison is full."""
    is_in_tray: bool


def match_words(match: Match) -> str:
    """3 offices among 12 records; only a case counts as an office."""
    words = ngettext("%(n)s office", "%(n)s offices", match.n_offices) % {"n": match.n_offices}
    among = _(" among %(n)s records") % {"n": match.count} if match.count != match.n_offices else ""
    return words + among


def card(office: OfficeRecord, matrix: Matrix, selection: Selection, keys: Collection[str], tray: Tray) -> Card:
    """The office with the facts of the visit that matched (the latest of them)."""
    matched = [visit for visit in office.visits if visit.key in keys]
    shown = matched[-1] if matched else office.latest
    matches = _("Matches: %(visits)s") % {"visits": ", ".join(str(visit.label) for visit in matched)}
    every = facts(shown, matrix.groups, asked=selection.dimensions)
    told, silences = sorted_out(shown, every)
    return Card(
        office=office,
        kind=kind_words(office),
        seen=f"{months_words(shown)} · {years_words(shown)}" if shown else "",
        matched=matches if selection.visit == ANY else "",
        facts=every,
        told=told,
        shown=shown,
        silences=silences,
        tray_url=tray_url(reverse("offices:office-list"), list(selection.params()), tray, office.slug),
        is_in_tray=office.slug in tray.words,
    )


def sorted_out(
    visit: VisitRecord | None, facts: Sequence[Fact]
) -> tuple[tuple[Told, ...], tuple[tuple[str, str], ...]]:
    """The facts with a value, if only of parts; the others by the way of being without one."""
    told: list[Told] = []
    silent: dict[str, list[str]] = {}
    for dimension, values in facts:
        parts = parts_told(visit, dimension, letters=None)
        if parts or not values[0].is_missing:
            told.append((str(dimension.label), values, parts))
        else:
            silent.setdefault(values[0].text, []).append(str(dimension.label))
    return tuple(told), tuple((way, ", ".join(labels)) for way, labels in silent.items())


def tray_url(path: str, params: Params, tray: Tray, slug: str) -> str:
    """The page with the office added to what is compared, or dropped from it; nothing where there is no room."""
    return "" if tray.is_full and slug not in tray.words else toggled(path, params, tray.words, slug)
