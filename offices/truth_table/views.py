"""The truth table of chosen conditions and an outcome, and the file that R's package QCA reads."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from offices.matrix.counting import select
from offices.matrix.filters import ParameterError
from offices.matrix.matrix import Matrix
from offices.page.page import Page
from offices.page.view import answer, view
from offices.truth_table.cases import readable, selected_cases
from offices.truth_table.doubts import doubts_about
from offices.truth_table.form import option_groups, truth_form
from offices.truth_table.grammar import question_address
from offices.truth_table.qca import qca_text
from offices.truth_table.qca_words import FILE, R_LINES
from offices.truth_table.question import Question, read_question
from offices.truth_table.rows import TruthTable, truth_table
from offices.truth_table.table import truth_file
from offices.truth_table.words import truth_words
from offices.wording.facets import chips
from offices.wording.urls import with_params

ASKED = ("condition", "outcome", "cases", "format")


@view(*ASKED, selects=True)
def truth_table_page(page: Page) -> HttpResponse:
    """/explore/truth-table/?condition=&condition=&outcome=: the table, with its doubts and what R would say."""
    if address := question_address(page.path, page.params):
        return redirect(address)
    return question_answer(page, read_question(page))


@view(*ASKED, selects=True)
def truth_table_data(page: Page) -> HttpResponse:
    """/explore/truth-table/data.csv: the same question as data; a wrong one is the page that says what is wrong."""
    question = read_question(page)
    table = read_table(page.matrix, question)
    if table is None or page.errors:
        message = _("There is no truth table to take along: the question is not whole, or has too many cases.")
        page.errors += [] if page.errors else [ParameterError("condition", message)]
        return question_answer(page, question)
    headers = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return HttpResponse(
        qca_text(table, by_visit=question.by_visit), content_type="text/csv; charset=utf-8", headers=headers
    )


def question_answer(page: Page, question: Question) -> HttpResponse:
    matrix, path = page.matrix, reverse("offices:truth-table")
    table, file = read_table(matrix, question), None
    options = matrix.edition.kept(option_groups, matrix, select(matrix, question.selection).rows, page.language)
    context: dict[str, Any] = {
        "question": question,
        "form": truth_form(question, options),
        "chips": chips(matrix, question.filters, path, [*question.own_params()]),
        "read": readable(matrix, question),
        "table": None,
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
    return answer(page, "truth_table/truth_table.jinja", context, file, question.full_params)


def read_table(matrix: Matrix, question: Question) -> TruthTable | None:
    """The table; None where the question is not whole, or where there are too many cases to read."""
    read = readable(matrix, question)
    if question.outcome is None or not question.is_whole or read.is_too_much:
        return None
    return truth_table(list(selected_cases(matrix, question, read)), question.conditions, question.outcome)
