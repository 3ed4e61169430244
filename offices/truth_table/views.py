"""The truth table of chosen conditions and an outcome, and the file that R's package QCA reads."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offices.data.case import Case
from offices.data.offices import partial_offices
from offices.matrix.counting import as_match, matching_visits, select
from offices.matrix.filters import ParameterError
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Basis
from offices.page.page import Page
from offices.page.view import answer, view
from offices.truth_table.cases import Readable, readable
from offices.truth_table.doubts import doubts_about
from offices.truth_table.form import option_groups, truth_form
from offices.truth_table.qca import qca_text
from offices.truth_table.qca_words import FILE, R_LINES
from offices.truth_table.question import Question, read_question
from offices.truth_table.question_words import tidy_address
from offices.truth_table.rows import TruthTable, truth_table
from offices.truth_table.table import truth_file
from offices.truth_table.words import truth_words
from offices.wording.facets import chips
from offices.wording.urls import with_params

ASKED = ("condition", "outcome", "cases", "format")


@view(*ASKED, selects=True)
def truth_table_page(page: Page) -> HttpResponse:
    """/explore/truth-table/?condition=&condition=&outcome=: the table, with its doubts and what R would say."""
    if address := tidy_address(page.path, page.params):
        return redirect(address)
    return shown(page, read_question(page))


@view(*ASKED, selects=True)
def truth_table_data(page: Page) -> HttpResponse:
    """/explore/truth-table/data.csv: the same question as data; a wrong one is the page that says what is wrong."""
    question = read_question(page)
    table = read_table(page.matrix, question)
    if table is None or page.errors:
        message = _("There is no truth table to take along: the question is not whole, or has too many cases.")
        page.errors += [] if page.errors else [ParameterError("condition", message)]
        return shown(page, question)
    headers = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return HttpResponse(
        qca_text(table, by_visit=question.by_visit), content_type="text/csv; charset=utf-8", headers=headers
    )


def shown(page: Page, question: Question) -> HttpResponse:
    matrix, path = page.matrix, reverse("offices:truth-table")
    table, file = read_table(matrix, question), None
    form = truth_form(question.selection, question.filters, question.conditions, question.outcome)
    context: dict[str, Any] = {
        "question": question,
        "form": form,
        "options": matrix.edition.kept(options_html, matrix, select(matrix, question.selection).rows, page.language),
        "chips": chips(matrix, question.filters, path, [*question.own_params()]),
        "read": readable(matrix, question),
        "r_lines": R_LINES,
        "file": FILE,
        "file_url": with_params(reverse("offices:truth-table-data"), question.full_params),
    }
    if table is not None:
        n_unread = context["read"].n_unread
        words = truth_words(table, matrix, question.selection, by_visit=question.by_visit, n_unread=n_unread)
        notices = doubts_about(table)
        file = partial(truth_file, words, notices)
        context |= {"table": words, "notices": notices}
    return answer(page, "offices/truth_table.html", context, file, question.full_params)


def read_table(matrix: Matrix, question: Question) -> TruthTable | None:
    """The table; None where the question is not whole, or where there are too many cases to read."""
    read = readable(matrix, question)
    if question.outcome is None or not question.is_whole or read.is_too_much:
        return None
    return truth_table(list(cases(matrix, question, read)), question.conditions, question.outcome)


def cases(matrix: Matrix, question: Question, read: Readable) -> Iterator[Case]:
    """The selected offices at their latest visit, or each at every visit that was observed."""
    match = as_match(matrix, read.rows)
    slugs = [office.slug for office in matrix.office_rows(match.offices)]
    matched = matching_visits(matrix, match, slugs)
    keys = frozenset(one.dimension.key for one in question.asked)
    for office in matrix.edition.kept(partial_offices, tuple(slugs), keys):
        seen = [visit for visit in office.visits if visit.key in matched[office.slug]]
        yield from (Case(office, visit) for visit in seen if not question.by_visit or visit.basis == Basis.OBSERVED)


def options_html(matrix: Matrix, rows: int, language: str) -> SafeString:
    """What each field offers, the same in all of them; `language` is part of the key, since the labels depend on it."""
    return render_to_string("components/truth_options.html", {"groups": option_groups(matrix, rows)})
