"""What research says: findings with filters, one finding, the figures. Ready questions are in questions/."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from offices.data.withdrawals import withdrawn_on
from offices.evidence import table as files
from offices.evidence.bodies import independent_families
from offices.evidence.indicators.words import indicator_groups
from offices.evidence.questions.words import question_lines
from offices.evidence.selection import PARAMETERS, findings_of, select_findings
from offices.evidence.words import count_words, finding_drops, finding_panel
from offices.models.grammar import TRACKING
from offices.page.errors import not_there
from offices.page.files import wants_file
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.facets import chips
from offices.wording.findings import finding_card, finding_cards
from offices.wording.urls import page_url, with_params

PAGE_SIZE = 30
WORDS_OF_TITLE = 10


@view("page", "format", checks=False)
def evidence_list(page: Page) -> HttpResponse:
    """/evidence/: the ready questions, then every finding, filtered."""
    matrix, evidence = page.matrix, page.evidence
    every = findings_of(evidence, matrix)
    selection, path = page.read_selection(every), reverse("offices:evidence")
    if "q" in page.params and not page.params["q"] and not page.errors:
        carried = page.given(but=[*PARAMETERS, "q", "page", *TRACKING])
        return redirect(with_params(page.path, selection.params(), carried))
    findings = select_findings(every, selection)
    last = -(-len(findings) // PAGE_SIZE)
    number = page.number(last)
    is_whole = wants_file(page) and not page.errors
    shown = findings if is_whole else findings[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    cards, dropping = finding_cards(evidence, matrix, shown), chips(every, selection, path, [])
    n_families = independent_families(evidence, findings)
    questions = page.edition.kept(question_lines, evidence, page.language)
    context = {
        "questions": questions if selection.is_empty and number == 1 and not is_whole else [],
        "selection": selection,
        "panel": finding_panel(every, selection),
        "chips": dropping,
        "n_chosen": sum(map(len, selection.choices.values())),
        "found": count_words(len(findings)),
        "drops": [] if findings else finding_drops(every, selection, path),
        "hidden": [pair for pair in selection.params() if pair[0] in ("dimension", "office")],
        "cards": cards,
        "n": len(findings),
        "n_families": n_families,
        "clear_url": path,
        "number": number,
        "last": last,
        "previous_url": page_url(path, selection, number - 1) if number > 1 else "",
        "next_url": page_url(path, selection, number + 1) if number < last else "",
    }
    table = partial(files.findings, cards, dropping, n_families)
    return answer(page, "evidence/finding_list.jinja", context, table, list(selection.params()))


@view()
def finding_detail(page: Page, slug: str) -> HttpResponse:
    """/evidence/<id>/: one finding, what it rests on and what contradicts it."""
    matrix, evidence = page.matrix, page.evidence
    if slug not in evidence.findings:
        message = _("There is no finding “%(key)s”.") % {"key": slug}
        statements = {key: one.statement for key, one in evidence.findings.items()}
        raise not_there(message, "offices:finding-detail", slug, statements, withdrawn_on("finding", slug))
    card = finding_card(evidence, matrix, evidence.findings[slug])
    title = Truncator(card.statement).words(WORDS_OF_TITLE, truncate=" …")
    return answer(page, "evidence/finding.jinja", {"card": card, "title": title})


@view("format", "chart")
def indicators(page: Page) -> HttpResponse:
    """/indicators/: survey and register figures over the years."""
    matrix, evidence = page.matrix, page.evidence
    groups = indicator_groups(evidence, matrix)
    charts = [chart for group in groups for chart in group.charts]
    return answer(page, "evidence/indicators.jinja", {"groups": groups}, partial(files.figures, groups), charts=charts)
