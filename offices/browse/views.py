"""The list of offices and the profile of one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from offices.browse.addresses import Asked, tidy_address, was_sent_empty
from offices.browse.cards import Card, card, match_words, matches_words, show_words, tray_url
from offices.browse.drops import office_drops
from offices.browse.lines import DIMENSIONS as LINED
from offices.browse.lines import Line, line
from offices.browse.listing import orders, sections, table_heads, tabs
from offices.browse.panel import filter_panel
from offices.browse.profile import profile
from offices.browse.resting import resting
from offices.browse.table import MOST_RECORDS
from offices.browse.table import offices as office_table
from offices.data.offices import listed_offices, partial_offices, whole_offices
from offices.data.records import OfficeRecord
from offices.data.scale import SCALE
from offices.matrix.counting import Match, matching_visits, select
from offices.matrix.filters import read_word
from offices.matrix.matrix import Matrix
from offices.matrix.selection import ANY, Selection
from offices.matrix.sorting import ordered_offices, read_order
from offices.models.vocabulary import RecordKind
from offices.page.addresses import permalink
from offices.page.files import origin, wants_file
from offices.page.page import Page
from offices.page.tray import no_office
from offices.page.view import answer, view
from offices.table.reading import load_many
from offices.table.table import Table, cite_as
from offices.wording.describing import described_url, selected_params
from offices.wording.facets import chips
from offices.wording.urls import page_url, selection_url

PAGE_SIZE = 20
"""Rows on a page; more would be slow to send and to read."""
MOST_CHIPS = 6
"""Choices that can be dropped above the results: each repeats the whole address. All can be unticked in the panel."""
LIST, TABLE = "list", "table"


@view("page", "format", "sort", "view", selects=True)
def office_list(page: Page) -> HttpResponse:
    """/offices/: filters with counts, chips, rows. A wrong parameter is a 400 that keeps the valid part."""
    if was_sent_empty(page.params):
        return redirect(tidy_address(page))
    typed = {error.field: page.params.get(error.field, "") for error in page.errors}
    asked = read_asked(page)
    match, address = select(page.matrix, page.selection), [*page.selection.params(), *asked.params]
    page.errors += page.tray.errors
    last = -(-match.count // PAGE_SIZE)
    number = page.number(last)
    is_file = wants_file(page)
    context = {} if is_file else list_context(page, match, asked, typed, number, last)
    return answer(page, "browse/list.jinja", context, partial(whole_list, page, match, asked.sort), address)


def read_asked(page: Page) -> Asked:
    """In which order, and as rows or as a table; what is wrong is an error of the page."""
    sort, wrong_order = read_order(page.matrix, page.params)
    shown_as, wrong_view = read_word(page.params, "view", (LIST, TABLE))
    page.errors += [*wrong_order, *wrong_view]
    return Asked(sort, is_table=shown_as == TABLE)


def list_context(
    page: Page, match: Match, asked: Asked, typed: Mapping[str, str], number: int, last: int
) -> dict[str, Any]:
    """What is chosen, and one page of what was found."""
    matrix, selection, path = page.matrix, page.selection, reverse("offices:office-list")
    chosen = chips(matrix, selection, path, asked.params)
    slugs = found_slugs(matrix, match, asked.sort, (number - 1) * PAGE_SIZE, PAGE_SIZE)
    panel = filter_panel(matrix, selection, typed)
    return {
        "selection": selection,
        "panel": panel,
        "found": match_words(match),
        "show": show_words(match),
        "chips": chosen[:MOST_CHIPS],
        "n_more_chips": max(len(chosen) - MOST_CHIPS, 0),
        "n_chosen": len(chosen) - bool(selection.q),
        "tabs": tabs(panel.records, selection, path, asked.params),
        "orders": orders(matrix, asked.sort),
        "asked": asked,
        "views": {
            word: selection_url(path, selection, Asked(asked.sort, word == TABLE).params) for word in (LIST, TABLE)
        },
        **(table_context if asked.is_table else rows_context)(page, match, asked, slugs),
        "drops": [] if match.count else office_drops(matrix, selection, path),
        "clear_url": path,
        "described_url": described_url(selected_params(selection, matrix.dimensions)),
        "number": number,
        "previous_url": page_url(path, selection, number - 1, asked.params) if number > 1 else "",
        "next_url": page_url(path, selection, number + 1, asked.params) if number < last else "",
        "last_page": last,
    }


def rows_context(page: Page, match: Match, _asked: Asked, slugs: Sequence[str]) -> dict[str, Any]:
    """The records in a line each, kind by kind."""
    lines = match_lines(page, match, line_offices(page, slugs))
    counts = {kind: (match.offices & rows).bit_count() for kind, rows in page.matrix.records.items()}
    return {"sections": sections(lines, counts), "scale": page.matrix.dimensions.get(SCALE), "table": None}


def table_context(page: Page, match: Match, asked: Asked, slugs: Sequence[str]) -> dict[str, Any]:
    """The records with their key facts, a column each."""
    matrix, selection = page.matrix, page.selection
    table = office_table(match_cards(page, match, card_offices(page, slugs)), [], match, selection, matrix)
    shown = [matrix.dimensions[key] for key in on_cards(matrix, selection)]
    heads = table_heads(shown, asked.sort, reverse("offices:office-list"), selection, asked.params)
    return {"sections": [], "scale": None, "table": table, "heads": heads}


def whole_list(page: Page, match: Match, sort: str) -> Table:
    """All that was found, as far as it fits in a file."""
    matrix, selection = page.matrix, page.selection
    found = load_many(page.edition, found_slugs(matrix, match, sort, 0, MOST_RECORDS), on_cards(matrix, selection))
    chosen = chips(matrix, selection, page.path, [])
    return office_table(match_cards(page, match, found), chosen, match, selection, matrix)


def match_cards(page: Page, match: Match, offices: Sequence[OfficeRecord]) -> list[Card]:
    """The offices with their key facts, at the visits that match."""
    visits = matching_visits(page.matrix, match, [office.slug for office in offices])
    return [card(office, page.matrix, page.selection, visits.get(office.slug, ())) for office in offices]


def found_slugs(matrix: Matrix, match: Match, sort: str, first: int, most: int) -> list[str]:
    return [office.slug for office in islice(ordered_offices(matrix, match, sort), first, first + most)]


def match_lines(page: Page, match: Match, offices: Sequence[OfficeRecord]) -> list[Line]:
    """The offices in a line each, at the visit that matches, the latest of several."""
    matrix, selection = page.matrix, page.selection
    keys = matching_visits(matrix, match, [office.slug for office in offices])
    found = [(office, [visit for visit in office.visits if visit.key in keys[office.slug]]) for office in offices]
    return [
        replace(
            line(office, matrix.dimensions, visits[-1] if visits else None, selection.dimensions),
            matched=matches_words(visits) if selection.visit == ANY else "",
        )
        for office, visits in found
    ]


def line_offices(page: Page, slugs: Sequence[str]) -> list[OfficeRecord]:
    """The records with what a line says of them, in their order: of vignettes and settings whatever they have."""
    matrix, asked = page.matrix, page.selection.dimensions
    cases = [slug for slug in slugs if matrix.office(slug).record == RecordKind.CASE]
    others = [slug for slug in slugs if matrix.office(slug).record != RecordKind.CASE]
    short = {key for key, one in matrix.dimensions.items() if one.scale != "text"}
    read = partial_offices if asked else listed_offices
    found = read(page.edition, cases, sorted(LINED.union(asked)))
    return found + read(page.edition, others, sorted(short.union(asked)))


def card_offices(page: Page, slugs: Sequence[str]) -> list[OfficeRecord]:
    """The records with their key facts; what else was chosen is read beside them."""
    return partial_offices(page.edition, slugs, on_cards(page.matrix, page.selection))


def on_cards(matrix: Matrix, selection: Selection) -> list[str]:
    """The headline dimensions, and those that something is chosen of."""
    return [key for key, one in matrix.dimensions.items() if one.headline or key in selection.dimensions]


@view("format")
def office_detail(page: Page, slug: str) -> HttpResponse:
    """/offices/<slug>/: an answer, its parts drawn, key facts; folded below all that is coded, with its evidence."""
    matrix, office, tray = page.matrix, office_of(page, slug), page.tray
    context = {
        "office": office,
        "profile": profile(office, matrix),
        "tray_url": tray_url(page.path, [], tray, slug),
        "is_in_tray": slug in tray.words,
        "findings": resting(page.evidence, matrix, slug),
        "cite_as": cite_as(str(office.name), origin(page, permalink(page))),
    }
    return answer(page, "browse/profile.jinja", context, has_brief=True)


def office_of(page: Page, slug: str) -> OfficeRecord:
    """The record with all that is coded of it; NotThere where there is none of that name."""
    found = whole_offices(page.edition, [slug])
    if not found:
        raise no_office(page.matrix, slug)
    return found[0]
