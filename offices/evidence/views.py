"""What research says: findings with filters, one finding, the figures. Ready questions are in questions/."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from offices.data.withdrawals import withdrawal
from offices.evidence import table as files
from offices.evidence.bodies import independent_families
from offices.evidence.indicators.groups import read_figures
from offices.evidence.order import FINDING_SORTS, finding_places, findings_in_order
from offices.evidence.selection import PARAMETERS, Findings, findings_of, select_findings
from offices.evidence.words import count_words, finding_drops, finding_panel, order_words
from offices.matrix.filters import read_word
from offices.matrix.selection import Selection
from offices.models.grammar import TRACKING
from offices.page.errors import not_there
from offices.page.files import wants_file
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.facets import chips
from offices.wording.findings import finding_card, finding_cards
from offices.wording.urls import page_url, with_params

PAGE_SIZE = 12
"""Findings on a page: more would be more to read than a page should have."""
WORDS_OF_TITLE = 10


@view("sort", "page", "format", checks=False)
def evidence_list(page: Page) -> HttpResponse:
    """/evidence/: every finding, filtered and sorted. A wrong parameter is a 400 that keeps the valid part."""
    matrix, evidence = page.matrix, page.evidence
    every = findings_of(evidence, matrix)
    selection, path = page.read_selection(every), reverse("offices:evidence")
    if was_sent_empty(page) and not page.errors:
        carried = page.given(but=[*PARAMETERS, "q", "sort", "page", *TRACKING])
        return redirect(with_params(page.path, selection.params(), sort_params(page.params.get("sort", "")), carried))
    sort, wrong = read_word(page.params, "sort", FINDING_SORTS)
    page.errors += wrong
    places, extra = page.edition.kept(finding_places, evidence), sort_params(sort)
    findings = findings_in_order(places, select_findings(every, selection), sort)
    number = page.number(-(-len(findings) // PAGE_SIZE))
    is_whole = wants_file(page)
    shown = findings if is_whole else findings[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    cards, dropping = finding_cards(evidence, matrix, shown), chips(every, selection, path, extra)
    n_families = independent_families(evidence, findings)
    context = {"cards": cards, "chips": dropping, "n": len(findings), "n_families": n_families, "sort": sort}
    around = {} if is_whole else list_context(every, selection, len(findings), sort, number)
    table = partial(files.findings, cards, dropping, n_families)
    return answer(page, "evidence/finding_list.jinja", {**context, **around}, table, [*selection.params(), *extra])


def was_sent_empty(page: Page) -> bool:
    """Whether a form sent fields that nobody filled in."""
    return any(not value and name in ("q", "sort") for name, value in page.given())


def sort_params(sort: str) -> list[tuple[str, str]]:
    return [("sort", sort)] if sort else []


def list_context(every: Findings, selection: Selection, n: int, sort: str, number: int) -> dict[str, Any]:
    """What is chosen, and where in the list the page is."""
    path, extra, last = reverse("offices:evidence"), sort_params(sort), -(-n // PAGE_SIZE)
    return {
        "selection": selection,
        "panel": finding_panel(every, selection),
        "n_chosen": sum(map(len, selection.choices.values())),
        "found": count_words(n),
        "drops": [] if n else finding_drops(every, selection, path, extra),
        "hidden": [pair for pair in selection.params() if pair[0] in ("dimension", "office")],
        "orders": order_words(),
        "form_url": path,
        "clear_url": with_params(path, extra),
        "number": number,
        "last": last,
        "previous_url": page_url(path, selection, number - 1, extra) if number > 1 else "",
        "next_url": page_url(path, selection, number + 1, extra) if number < last else "",
    }


@view()
def finding_detail(page: Page, slug: str) -> HttpResponse:
    """/evidence/<id>/: one finding, what it rests on and what contradicts it."""
    matrix, evidence = page.matrix, page.evidence
    if slug not in evidence.findings:
        message = _("There is no finding “%(key)s”.") % {"key": slug}
        statements = {key: one.statement for key, one in evidence.findings.items()}
        raise not_there(message, "offices:finding-detail", slug, statements, withdrawal("finding", slug))
    card = finding_card(evidence, matrix, evidence.findings[slug])
    title = Truncator(card.statement).words(WORDS_OF_TITLE, truncate=" …")
    return answer(page, "evidence/finding.jinja", {"card": card, "title": title})


@view("format", "chart")
def indicators(page: Page) -> HttpResponse:
    """/indicators/: survey and register figures over the years."""
    figures = read_figures(page.evidence, page.matrix)
    table = partial(files.figures, figures.rows)
    return answer(page, "evidence/indicators.jinja", {"figures": figures}, table, charts=figures.charts)
