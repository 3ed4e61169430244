"""Offices as cards of a list: name, when it was seen, key facts, how to add it to the comparison. No queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from offices.browse.facts import Fact, facts
from offices.data.records import OfficeRecord
from offices.matrix.counting import Match
from offices.matrix.matrix import Matrix
from offices.matrix.selection import ANY, Selection
from offices.models.vocabulary import MISSING_LABELS
from offices.page.tray import Tray
from offices.wording.numbers import months_words, years_words
from offices.wording.profile import kind_words
from offices.wording.statements import Statement
from offices.wording.urls import Params, toggled

Told = tuple[str, tuple[Statement, ...]]
"""The label of a fact, and its values: what a card prints, and is kept by."""


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
    """The facts that have a value."""
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
    every = facts(shown, matrix.groups)
    told, silences = sorted_out(every)
    return Card(
        office=office,
        kind=kind_words(office),
        seen=f"{months_words(shown)} · {years_words(shown)}" if shown else "",
        matched=matches if selection.visit == ANY else "",
        facts=every,
        told=told,
        silences=silences,
        tray_url=tray_url(reverse("offices:office-list"), list(selection.params()), tray, office.slug),
        is_in_tray=office.slug in tray.words,
    )


def sorted_out(facts: Sequence[Fact]) -> tuple[tuple[Told, ...], tuple[tuple[str, str], ...]]:
    """The facts with a value; the others by the way of being without one."""
    told: list[Told] = []
    silent: dict[str, list[str]] = {}
    for dimension, values in facts:
        if len(values) == 1 and values[0].text in ways_without(get_language() or ""):
            silent.setdefault(values[0].text, []).append(str(dimension.label))
        else:
            told.append((str(dimension.label), values))
    return tuple(told), tuple((way, ", ".join(labels)) for way, labels in silent.items())


@lru_cache(maxsize=4)
def ways_without(language: str) -> frozenset[str]:
    """Not stated, not yet coded ... in the language of the page, which is part of the key."""
    return frozenset(str(label) for label in MISSING_LABELS.values())


def tray_url(path: str, params: Params, tray: Tray, slug: str) -> str:
    """The page with the office added to what is compared, or dropped from it; nothing where there is no room."""
    return "" if tray.is_full and slug not in tray.words else toggled(path, params, tray.words, slug)
