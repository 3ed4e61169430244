"""Offices as cards of a list: name, when it was seen, key facts, how to add it to the comparison. No queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.facets.matrix import Matrix
from offices.facets.selection import ANY, Selection
from offices.presenters.numbers import months_words, years_words
from offices.presenters.profile import Fact, facts, kind_words
from offices.presenters.urls import toggled
from offices.records import OfficeRecord, VisitRecord


@dataclass(frozen=True)
class Card:
    office: OfficeRecord
    kind: str
    is_vignette: bool
    seen: str
    matched: str
    """Which visits matched, where the selection is about any of them."""
    facts: list[Fact]
    tray_url: str
    """Adds it to the comparison, or takes it out; empty where the comparison is full."""
    is_in_tray: bool


def cards(
    offices: Sequence[OfficeRecord],
    matrix: Matrix,
    selection: Selection,
    visits: dict[str, list[str]],
    tray: Sequence[str],
    is_full: bool,
) -> list[Card]:
    """One card an office, with the facts of the visit that matched (the latest of them)."""
    return [card(office, matrix, selection, visits.get(office.slug, ()), tray, is_full) for office in offices]


def card(
    office: OfficeRecord,
    matrix: Matrix,
    selection: Selection,
    keys: Collection[str],
    tray: Sequence[str],
    is_full: bool,
) -> Card:
    matched = [visit for visit in office.visits if visit.key in keys]
    shown = matched[-1] if matched else office.latest
    is_in_tray = office.slug in tray
    return Card(
        office=office,
        kind=kind_words(office),
        is_vignette=office.record != "case",
        seen=seen_words(shown),
        matched=_("Matches: %(visits)s") % {"visits": ", ".join(str(visit.label) for visit in matched)}
        if selection.visit == ANY
        else "",
        facts=facts(shown, matrix.groups),
        tray_url="" if is_full and not is_in_tray else tray_url(office.slug, selection, tray),
        is_in_tray=is_in_tray,
    )


def seen_words(visit: VisitRecord | None) -> str:
    return f"{months_words(visit)} · {years_words(visit)}" if visit else ""


def tray_url(slug: str, selection: Selection, tray: Sequence[str]) -> str:
    """The list with the office added to what is compared, or dropped from it."""
    return toggled(reverse("offices:office-list"), list(selection.params()), tray, slug)
