"""Two to six offices side by side, each at a visit of the reader's choice. Choosing them: chooser.py."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from offices.compare.cases import cases_of
from offices.compare.chooser import PARAMETERS as CHOOSING
from offices.compare.chooser import chooser, chooser_errors, goes_on
from offices.compare.rows import Comparison, compare_cases
from offices.compare.table import comparison as comparison_file
from offices.compare.words import compare_table, switches, visit_choices
from offices.data.findings import FindingRecord
from offices.data.records import CaveatRecord
from offices.matrix.filters import word_error
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.findings import finding_cards
from offices.wording.urls import with_params

FINDINGS_SHOWN = 10
"""Findings below the table; the evidence page has all that rest on any of the offices."""
KEEP = ("differ", "coded")


@view("office", "only", "format", *CHOOSING)
def compare_offices(page: Page) -> HttpResponse:
    """/compare/?office=a&office=b.visit: the comparison; with fewer the chooser, with wrong ones it says why.

    `only=differ` leaves the rows that differ, `only=coded` those in which every office has a value.
    """
    chosen = page.read_tray("office")
    page.errors += [*chosen.errors, *chooser_errors(page.params)]
    is_chooser = bool(page.errors) or goes_on(page, chosen)
    keep = read_only(page)
    if is_chooser:
        return chooser(page, chosen)
    if "q" in page.params:
        return redirect(with_params(page.path, page.given(but=["q"])))
    if "compare" not in page.params:
        page.tray, page.is_comparison = chosen, True
    matrix, evidence = page.matrix, page.evidence
    whole = compare_cases(cases_of(page.edition, chosen.picks), matrix.groups)
    findings = findings_about(whole, list(evidence.findings.values()))
    table, caveats = compare_table(whole, keep), distinct_caveats(whole)
    names = list(dict.fromkeys(str(office.name) for office in chosen.offices))
    shown, cards = switches(page.path, chosen.words, keep), finding_cards(evidence, matrix, findings[:FINDINGS_SHOWN])
    context = {
        "table": table,
        "caveats": caveats,
        "names": names,
        "switches": shown,
        "choices": visit_choices(whole),
        "only": keep,
        "findings": cards,
        "n_findings": len(findings),
        "findings_url": with_params(
            reverse("offices:evidence"), [("office", case.office.slug) for case in whole.cases]
        ),
    }
    file = partial(comparison_file, table, names, caveats, cards, shown)
    return answer(page, "compare/comparison.jinja", context, file)


def read_only(page: Page) -> tuple[str, ...]:
    """Which rows to leave."""
    given = page.params.getlist("only")
    page.errors += [word_error("only", value, KEEP) for value in given if value not in KEEP]
    return tuple(word for word in KEEP if word in given)


def findings_about(comparison: Comparison, findings: list[FindingRecord]) -> list[FindingRecord]:
    """The findings that rest on these offices and no others."""
    compared = {one.office.slug for one in comparison.cases}
    return [finding for finding in findings if finding.offices and compared.issuperset(finding.offices)]


def distinct_caveats(comparison: Comparison) -> list[CaveatRecord]:
    """What the authors warn of about these offices, each once."""
    return list(dict.fromkeys(caveat for case in comparison.cases for caveat in case.office.caveats))
