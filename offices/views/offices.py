"""The list of offices and the profile of one."""

from functools import partial
from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from offices.evidence.selection import FindingSelection, select_findings
from offices.exports.pages import MOST_RECORDS
from offices.exports.pages import offices as offices_file
from offices.exports.reading import load_many
from offices.facets.counting import matching_visits, select
from offices.facets.selection import Selection
from offices.presenters.cards import cards
from offices.presenters.facets import chips, filter_panel
from offices.presenters.findings import finding_cards
from offices.presenters.profile import changes, facts, kind_words, phase, profile_groups
from offices.presenters.urls import given_params, selection_url, toggled, with_params
from offices.querysets import whole_offices
from offices.records import OfficeRecord
from offices.views.context import request_evidence, request_matrix
from offices.views.selection import MOST_COMPARED, answer, page_number, page_selection, page_tray, unknown_params
from offices.views.take_along import wants_file

PAGE_SIZE = 24
"""Cards on a page; a card carries a dozen values with their certainty, so more would be slow to send and to read."""

FINDINGS_SHOWN = 20
"""Findings on a profile; the evidence page has them all."""


def office_list(request: HttpRequest) -> HttpResponse:
    """/offices/: filters with counts, chips, cards. A wrong parameter is a 400 that keeps the valid part.

    A form sends its empty number fields too; they are sent back without, so that the address can be passed on.
    """
    if any((name == "q" or name.endswith(("_min", "_max"))) and not value for name, value in request.GET.items()):
        return redirect(with_params(request.path, [one for one in given_params(request.GET) if one[1]]))
    matrix, tray = request_matrix(request), page_tray(request)
    parsed = page_selection(request, also=("page", "format"))
    match = select(matrix, parsed.selection)
    last = -(-match.count // PAGE_SIZE)
    page, page_errors = page_number(request, last)
    errors = (*parsed.errors, *tray.errors, *page_errors)
    first, most = (0, MOST_RECORDS) if wants_file(request) and not errors else ((page - 1) * PAGE_SIZE, PAGE_SIZE)
    slugs = [office.slug for office in islice(matrix.office_rows(match.offices), first, first + most)]
    headline = [key for key, dimension in matrix.dimensions.items() if dimension.headline]
    found = load_many(slugs, headline)
    path = reverse("offices:office-list")
    context = {
        "selection": parsed.selection,
        "match": match,
        "panel": filter_panel(matrix, parsed.selection),
        "chips": chips(matrix, parsed.selection, path, []),
        "cards": cards(
            found, matrix, parsed.selection, matching_visits(matrix, match, slugs), tray.words, tray.is_full
        ),
        "clear_url": path,
        "tray": tray,
        "page": page,
        "previous_url": page_url(path, parsed.selection, page - 1) if page > 1 else "",
        "next_url": page_url(path, parsed.selection, page + 1) if page < last else "",
        "last_page": last,
    }
    table = partial(offices_file, context["cards"], context["chips"], match, parsed.selection, matrix)
    return answer(request, "offices/office_list.html", context, errors, table)


def page_url(path: str, selection: Selection, page: int) -> str:
    return selection_url(path, selection, [("page", str(page))])


def office_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """/offices/<slug>/: everything that is coded about one office, each value with its evidence."""
    matrix = request_matrix(request)
    found = whole_offices(matrix.token, [slug])
    if not found:
        raise Http404(_("There is no office “%(slug)s”.") % {"slug": slug})
    office, evidence, tray = found[0], request_evidence(request), page_tray(request)
    findings = select_findings(evidence, FindingSelection({"office": (slug,)}))
    context = {
        "office": office,
        "kind": kind_words(office),
        "facts": facts(office.latest, matrix.groups),
        "phases": [phase(visit, office) for visit in office.visits],
        "changes": changes(office, matrix.groups) if len(office.visits) > 1 else [],
        "visits": [(phase(visit, office), profile_groups(visit, matrix.groups)) for visit in reversed(office.visits)],
        "tray": tray,
        "tray_url": "" if tray.is_full and slug not in tray.words else toggled(request.path, [], tray.words, slug),
        "is_in_tray": slug in tray.words,
        "itself_url": itself_url(office) if len(office.visits) > 1 else "",
        "findings": finding_cards(evidence, matrix, findings[:FINDINGS_SHOWN]),
        "n_findings": len(findings),
    }
    return answer(request, "offices/office_detail.html", context, unknown_params(request))


def itself_url(office: OfficeRecord) -> str:
    """The office beside itself, then and now."""
    phases = [("office", f"{office.slug}.{visit.key}") for visit in office.visits[-MOST_COMPARED:]]
    return with_params(reverse("offices:compare"), phases)
