"""Two to six offices side by side, each at a visit of the reader's choice. Choosing them: chooser.py."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from offices.compare.chooser import PARAMETERS as CHOOSING
from offices.compare.chooser import chooser, chooser_errors, goes_on
from offices.compare.rows import Comparison, compare_cases
from offices.compare.table import comparison as comparison_file
from offices.compare.words import compare_table, switches, visit_choices
from offices.data.case import Case
from offices.data.findings import FindingRecord
from offices.data.offices import whole_offices
from offices.data.records import CaveatRecord, OfficeRecord
from offices.matrix.filters import ParameterError, word_error
from offices.page.context import request_evidence, request_matrix
from offices.page.selection import Pick, Tray, answer, page_tray, unknown_params
from offices.wording.findings import finding_cards
from offices.wording.urls import given_params, with_params

FINDINGS_SHOWN = 10
"""Findings below the table; the evidence page has all that rest on any of the offices."""
KEEP = ("differ", "coded")


def compare_offices(request: HttpRequest) -> HttpResponse:
    """/compare/?office=a&office=b.visit: the comparison; with fewer the chooser, with wrong ones it says why.

    `only=differ` leaves the rows that differ, `only=coded` those in which every office has a value.
    """
    tray = page_tray(request, "office")
    keep, keep_errors = read_only(request)
    unknown = unknown_params(request, ["office", "only", "format", *CHOOSING])
    errors = [*unknown, *tray.errors, *chooser_errors(request.GET)]
    if errors or goes_on(request, tray):
        return chooser(request, tray, [*errors, *keep_errors])
    if "q" in request.GET:
        return redirect(with_params(request.path, given_params(request.GET, but=["q"])))
    matrix, evidence = request_matrix(request), request_evidence(request)
    whole = compare_cases(cases_of(request, tray), matrix.groups)
    findings = findings_about(whole, list(evidence.findings.values()))
    context = {
        "table": compare_table(whole, keep),
        "caveats": distinct_caveats(whole),
        "names": list(dict.fromkeys(str(office.name) for office in tray.offices)),
        "switches": switches(request.path, tray.words, keep),
        "choices": visit_choices(whole),
        "only": keep,
        "findings": finding_cards(evidence, matrix, findings[:FINDINGS_SHOWN]),
        "n_findings": len(findings),
        "findings_url": with_params(
            reverse("offices:evidence"), [("office", case.office.slug) for case in whole.cases]
        ),
        "tray": page_tray(request) if "compare" in request.GET else tray,
        "tray_is_this_page": "compare" not in request.GET,
    }
    taken = ("table", "names", "caveats", "findings", "switches")
    table = partial(comparison_file, *(context[name] for name in taken))
    return answer(request, "offices/compare.html", context, keep_errors, table)


def read_only(request: HttpRequest) -> tuple[tuple[str, ...], list[ParameterError]]:
    """Which rows to leave, and what was wrong."""
    given = request.GET.getlist("only")
    errors = [word_error("only", value, KEEP) for value in given if value not in KEEP]
    return tuple(word for word in KEEP if word in given), errors


def cases_of(request: HttpRequest, tray: Tray) -> list[Case]:
    """The picked offices with their codings, each at its visit."""
    slugs = list(dict.fromkeys(office.slug for office in tray.offices))
    found = {office.slug: office for office in whole_offices(request_matrix(request).token, slugs)}
    return [case(found[pick.office.slug], pick) for pick in tray.picks if pick.office.slug in found]


def case(office: OfficeRecord, pick: Pick) -> Case:
    return Case(office, next((visit for visit in office.visits if visit.key == pick.visit), office.latest))


def findings_about(comparison: Comparison, findings: list[FindingRecord]) -> list[FindingRecord]:
    """The findings that rest on these offices and no others."""
    compared = {one.office.slug for one in comparison.cases}
    return [finding for finding in findings if finding.offices and compared.issuperset(finding.offices)]


def distinct_caveats(comparison: Comparison) -> list[CaveatRecord]:
    """What the authors warn of about these offices, each once."""
    return list(dict.fromkeys(caveat for case in comparison.cases for caveat in case.office.caveats))
