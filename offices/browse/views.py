"""The list of offices and the profile of one."""

from functools import partial
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
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
from offices.matrix.filters import Parsed
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.page.context import request_evidence, request_matrix
from offices.page.selection import (
    MOST_COMPARED,
    answer,
    no_office,
    page_number,
    page_selection,
    page_tray,
    unknown_params,
)
from offices.page.take_along import origin, wants_file
from offices.table.reading import load_many
from offices.table.sources import distinct_sources
from offices.table.table import cite_as
from offices.wording.facets import chips, filter_panel
from offices.wording.findings import finding_cards
from offices.wording.profile import changes, facts, kind_words, phase, places, profile_groups, warnings
from offices.wording.urls import given_params, selection_url, toggled, with_params

PAGE_SIZE = 24
"""Cards on a page; a card carries a dozen values with their certainty, so more would be slow to send and to read."""

WORDS_IN_DESCRIPTION = 40
"""At most, unless the first sentence is longer."""

FINDINGS_OPEN, FINDINGS_SHOWN = 5, 20
"""Findings on a profile, and how many of them stand open; the evidence page has them all."""


def office_list(request: HttpRequest) -> HttpResponse:
    """/offices/: filters with counts, chips, cards. A wrong parameter is a 400 that keeps the valid part."""
    matrix, tray = request_matrix(request), page_tray(request)
    parsed = page_selection(request, also=("page", "format"))
    if was_sent_empty(request):
        return redirect(tidy_address(request, parsed))
    selection, match = parsed.selection, select(matrix, parsed.selection)
    last = -(-match.count // PAGE_SIZE)
    page, page_errors = page_number(request, last)
    errors = (*parsed.errors, *tray.errors, *page_errors)
    is_whole = wants_file(request) and not errors
    first, most = (0, MOST_RECORDS) if is_whole else ((page - 1) * PAGE_SIZE, PAGE_SIZE)
    slugs = [office.slug for office in islice(matrix.office_rows(match.offices), first, first + most)]
    headline = [key for key, dimension in matrix.dimensions.items() if dimension.headline]
    found = load_many(slugs, headline) if is_whole else listed_offices(matrix.token, slugs, headline)
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
        "tray": tray,
        "page": page,
        "previous_url": page_url(path, selection, page - 1) if page > 1 else "",
        "next_url": page_url(path, selection, page + 1) if page < last else "",
        "last_page": last,
    }
    if not is_whole:
        typed = {error.field: request.GET.get(error.field, "") for error in parsed.errors}
        context["panel"] = filter_panel(matrix, selection, typed)
    table = partial(offices_file, shown, chosen, match, selection, matrix)
    return answer(request, "offices/office_list.html", context, errors, table, list(selection.params()))


def was_sent_empty(request: HttpRequest) -> bool:
    """Whether a form sent fields that nobody filled in."""
    names = (name for name, value in request.GET.items() if not value)
    return any(name == "q" or name.endswith(("_min", "_max")) for name in names)


def tidy_address(request: HttpRequest, parsed: Parsed) -> str:
    """The selection alone, so that the address can be passed on; with something wrong in it, all but what is empty."""
    given = [pair for pair in given_params(request.GET) if pair[1]]
    if parsed.errors:
        return with_params(request.path, given)
    return selection_url(request.path, parsed.selection, [one for one in given if one[0] in ("compare", "format")])


def page_url(path: str, selection: Selection, page: int) -> str:
    return selection_url(path, selection, [("page", str(page))])


def office_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """/offices/<slug>/: an office in short, then everything that is coded about it, each value with its evidence."""
    matrix = request_matrix(request)
    found = whole_offices(matrix.token, [slug])
    if not found:
        raise no_office(matrix, slug)
    office, evidence, tray = found[0], request_evidence(request), page_tray(request)
    findings = select_findings(evidence, FindingSelection({"office": (slug,)}))
    shown = finding_cards(evidence, matrix, findings[:FINDINGS_SHOWN])
    context = {
        **profile(office, matrix),
        "tray": tray,
        "tray_url": "" if tray.is_full and slug not in tray.words else toggled(request.path, [], tray.words, slug),
        "is_in_tray": slug in tray.words,
        "itself_url": itself_url(office) if len(office.visits) > 1 else "",
        "findings": shown[:FINDINGS_OPEN],
        "folded_findings": shown[FINDINGS_OPEN:],
        "n_findings": len(findings),
        "cite_as": cite_as(str(office.name), origin(request)),
    }
    return answer(request, "offices/office_detail.html", context, unknown_params(request))


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
