"""The list of offices and the profile of one."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from offices.browse.addresses import tidy_address, was_sent_empty
from offices.browse.cards import Card, card, match_words, tray_url
from offices.browse.drops import office_drops
from offices.browse.panel import filter_panel
from offices.browse.profile import profile
from offices.browse.resting import resting
from offices.browse.table import MOST_RECORDS
from offices.browse.table import offices as offices_file
from offices.data.offices import listed_offices, partial_offices, whole_offices
from offices.data.records import OfficeRecord
from offices.matrix.counting import Match, matching_visits, select
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.page.addresses import permalink
from offices.page.files import origin, wants_file
from offices.page.page import Page
from offices.page.tray import no_office
from offices.page.view import answer, view
from offices.table.reading import load_many
from offices.table.table import Table, cite_as
from offices.wording.facets import chips
from offices.wording.urls import page_url

PAGE_SIZE = 24
"""Cards on a page; a card carries a dozen values with their certainty, so more would be slow to send and to read."""


@view("page", "format", selects=True)
def office_list(page: Page) -> HttpResponse:
    """/offices/: filters with counts, chips, cards. A wrong parameter is a 400 that keeps the valid part."""
    if was_sent_empty(page.params):
        return redirect(tidy_address(page))
    typed = {error.field: page.params.get(error.field, "") for error in page.errors}
    match, address = select(page.matrix, page.selection), list(page.selection.params())
    page.errors += page.tray.errors
    last = -(-match.count // PAGE_SIZE)
    number = page.number(last)
    is_file = wants_file(page) and not page.errors
    context = {} if is_file else list_context(page, match, typed, number, last)
    return answer(page, "browse/list.jinja", context, partial(whole_list, page, match), address)


def list_context(page: Page, match: Match, typed: Mapping[str, str], number: int, last: int) -> dict[str, Any]:
    """What is chosen, and one page of what was found."""
    matrix, selection, path = page.matrix, page.selection, reverse("offices:office-list")
    chosen = chips(matrix, selection, path, [])
    slugs = found_slugs(matrix, match, (number - 1) * PAGE_SIZE, PAGE_SIZE)
    return {
        "selection": selection,
        "panel": filter_panel(matrix, selection, typed),
        "found": match_words(match),
        "chips": chosen,
        "n_chosen": len(chosen) - bool(selection.q),
        "cards": match_cards(page, match, card_offices(page, slugs)),
        "drops": [] if match.count else office_drops(matrix, selection, path),
        "clear_url": path,
        "number": number,
        "previous_url": page_url(path, selection, number - 1) if number > 1 else "",
        "next_url": page_url(path, selection, number + 1) if number < last else "",
        "last_page": last,
    }


def whole_list(page: Page, match: Match) -> Table:
    """All that was found, as far as it fits in a file."""
    matrix, selection = page.matrix, page.selection
    found = load_many(page.edition, found_slugs(matrix, match, 0, MOST_RECORDS), on_cards(matrix, selection))
    chosen = chips(matrix, selection, page.path, [])
    return offices_file(match_cards(page, match, found), chosen, match, selection, matrix)


def match_cards(page: Page, match: Match, offices: Sequence[OfficeRecord]) -> list[Card]:
    """The offices as cards, at the visits that match."""
    matrix, tray = page.matrix, page.tray
    visits = matching_visits(matrix, match, [office.slug for office in offices])
    return [card(office, matrix, page.selection, visits.get(office.slug, ()), tray) for office in offices]


def found_slugs(matrix: Matrix, match: Match, first: int, most: int) -> list[str]:
    return [office.slug for office in islice(matrix.office_rows(match.offices), first, first + most)]


def card_offices(page: Page, slugs: Sequence[str]) -> list[OfficeRecord]:
    """The records with what a card shows: the key facts of each are kept, what else was chosen is read beside them."""
    keys = on_cards(page.matrix, page.selection)
    if keys == on_cards(page.matrix, Selection()):
        return listed_offices(page.edition, slugs, keys)
    return partial_offices(page.edition, slugs, keys)


def on_cards(matrix: Matrix, selection: Selection) -> list[str]:
    """The headline dimensions, and those that something is chosen of."""
    return [key for key, one in matrix.dimensions.items() if one.headline or key in selection.dimensions]


@view()
def office_detail(page: Page, slug: str) -> HttpResponse:
    """/offices/<slug>/: an answer, its parts drawn, key facts; folded below all that is coded, with its evidence."""
    matrix = page.matrix
    found = whole_offices(page.edition, [slug])
    if not found:
        raise no_office(matrix, slug)
    office, tray = found[0], page.tray
    context = {
        "office": office,
        "profile": profile(office, matrix),
        "tray_url": tray_url(page.path, [], tray, slug),
        "is_in_tray": slug in tray.words,
        "findings": resting(page.evidence, matrix, slug),
        "cite_as": cite_as(str(office.name), origin(page, permalink(page))),
    }
    return answer(page, "browse/profile.jinja", context)
