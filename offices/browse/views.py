"""The list of offices and the profile of one."""

from functools import partial
from itertools import islice
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from offices.browse.cards import cards, match_words
from offices.browse.drops import office_drops
from offices.browse.in_short import SPOKEN_OF, beginning, in_short
from offices.browse.table import MOST_RECORDS
from offices.browse.table import offices as offices_file
from offices.data.offices import listed_offices, whole_offices
from offices.data.records import OfficeRecord
from offices.evidence.selection import FindingSelection, select_findings
from offices.matrix.counting import matching_visits, select
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.page.files import origin, wants_file
from offices.page.page import Page
from offices.page.tray import MOST_COMPARED, no_office
from offices.page.view import answer, view
from offices.table.reading import load_many
from offices.table.sources import distinct_sources
from offices.table.table import cite_as
from offices.wording.facets import chips, filter_panel
from offices.wording.findings import finding_cards
from offices.wording.profile import changes, facts, kind_words, phase, places, profile_groups, warnings
from offices.wording.urls import selection_url, toggled, with_params

PAGE_SIZE = 24
"""Cards on a page; a card carries a dozen values with their certainty, so more would be slow to send and to read."""

WORDS_IN_DESCRIPTION = 40
"""At most, unless the first sentence is longer."""

FINDINGS_OPEN, FINDINGS_SHOWN = 5, 20
"""Findings on a profile, and how many of them stand open; the evidence page has them all."""


@view("page", "format", selects=True)
def office_list(page: Page) -> HttpResponse:
    """/offices/: filters with counts, chips, cards. A wrong parameter is a 400 that keeps the valid part."""
    if was_sent_empty(page.params):
        return redirect(tidy_address(page))
    matrix, selection, tray = page.matrix, page.selection, page.tray
    typed = {error.field: page.params.get(error.field, "") for error in page.errors}
    match = select(matrix, selection)
    last = -(-match.count // PAGE_SIZE)
    page.wrong(tray.errors)
    number = page.number(last)
    is_whole = wants_file(page) and not page.errors
    first, most = (0, MOST_RECORDS) if is_whole else ((number - 1) * PAGE_SIZE, PAGE_SIZE)
    slugs = [office.slug for office in islice(matrix.office_rows(match.offices), first, first + most)]
    headline = [key for key, dimension in matrix.dimensions.items() if dimension.headline]
    found = load_many(slugs, headline) if is_whole else listed_offices(page.edition, slugs, headline)
    path = reverse("offices:office-list")
    chosen = chips(matrix, selection, path, [])
    shown = cards(found, matrix, selection, matching_visits(matrix, match, slugs), tray.words, tray.is_full)
    context = {
        "selection": selection,
        "found": match_words(match),
        "chips": chosen,
        "n_chosen": len(chosen) - bool(selection.q),
        "cards": shown,
        "drops": [] if match.count else office_drops(matrix, selection, path),
        "clear_url": path,
        "page": number,
        "previous_url": page_url(path, selection, number - 1) if number > 1 else "",
        "next_url": page_url(path, selection, number + 1) if number < last else "",
        "last_page": last,
    }
    if not is_whole:
        context["panel"] = filter_panel(matrix, selection, typed)
    table = partial(offices_file, shown, chosen, match, selection, matrix)
    return answer(page, "offices/office_list.html", context, table, list(selection.params()))


def was_sent_empty(params: QueryDict) -> bool:
    """Whether a form sent fields that nobody filled in."""
    names = (name for name, value in params.items() if not value)
    return any(name == "q" or name.endswith(("_min", "_max")) for name in names)


def tidy_address(page: Page) -> str:
    """The selection alone, so that the address can be passed on; with something wrong in it, all but what is empty."""
    given = [pair for pair in page.given() if pair[1]]
    if page.errors:
        return with_params(page.path, given)
    return selection_url(page.path, page.selection, [one for one in given if one[0] in ("compare", "format")])


def page_url(path: str, selection: Selection, number: int) -> str:
    return selection_url(path, selection, [("page", str(number))])


@view()
def office_detail(page: Page, slug: str) -> HttpResponse:
    """/offices/<slug>/: an office in short, then everything that is coded about it, each value with its evidence."""
    matrix = page.matrix
    found = whole_offices(page.edition, [slug])
    if not found:
        raise no_office(matrix, slug)
    office, evidence, tray = found[0], page.evidence, page.tray
    findings = select_findings(evidence, FindingSelection({"office": (slug,)}))
    shown = finding_cards(evidence, matrix, findings[:FINDINGS_SHOWN])
    context = {
        **profile(office, matrix),
        "tray_url": "" if tray.is_full and slug not in tray.words else toggled(page.path, [], tray.words, slug),
        "is_in_tray": slug in tray.words,
        "itself_url": itself_url(office) if len(office.visits) > 1 else "",
        "findings": shown[:FINDINGS_OPEN],
        "folded_findings": shown[FINDINGS_OPEN:],
        "n_findings": len(findings),
        "cite_as": cite_as(str(office.name), origin(page)),
    }
    return answer(page, "offices/office_detail.html", context)


def profile(office: OfficeRecord, matrix: Matrix) -> dict[str, Any]:
    """What the page says of the office itself, from the paragraph on top to the last coding."""
    changed = changes(office, matrix.groups) if len(office.visits) > 1 else []
    told = in_short(office, matrix.dimensions, changed)
    visits = [(phase(visit, office), profile_groups(visit, matrix.groups)) for visit in reversed(office.visits)]
    return {
        "office": office,
        "kind": kind_words(office),
        "in_short": told,
        "beginning": beginning(told, WORDS_IN_DESCRIPTION),
        "facts": facts(office.latest, matrix.groups, also=SPOKEN_OF),
        "phases": [phase(visit, office) for visit in office.visits],
        "changes": changed,
        "latest": next((visit for visit in visits if visit[0].is_latest), None),
        "other_visits": [visit for visit in visits if not visit[0].is_latest],
        "caveats": warnings(office),
        "sources": distinct_sources(places(office)),
    }


def itself_url(office: OfficeRecord) -> str:
    """The office beside itself, then and now."""
    phases = [("office", f"{office.slug}.{visit.key}") for visit in office.visits[-MOST_COMPARED:]]
    return with_params(reverse("offices:compare"), phases)
