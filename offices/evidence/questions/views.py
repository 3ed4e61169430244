"""/questions/: the ready questions and their answers, and each on a page of its own."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _

from offices.data.evidence import read_behind
from offices.data.withdrawals import withdrawal
from offices.evidence.questions import table as files
from offices.evidence.questions.words import QuestionWords, question_lines, question_words
from offices.page.errors import not_there
from offices.page.page import Page
from offices.page.view import answer, view


@view("format")
def question_list(page: Page) -> HttpResponse:
    """/questions/: each with its answer."""
    lines = page.edition.kept(question_lines, page.evidence, page.language)
    return answer(page, "evidence/questions.jinja", {"lines": lines}, partial(files.questions, lines))


@view("format")
def question_detail(page: Page, slug: str) -> HttpResponse:
    """/questions/<key>/: what is known, who says so, and what nobody here studied."""
    words = words_of(page, slug)
    file = partial(files.findings_of_question, words)
    return answer(page, "evidence/question.jinja", {"question": words}, file, has_brief=True)


def words_of(page: Page, key: str) -> QuestionWords:
    """All of a question that there is, kept with the edition; NotThere where there is none of that key."""
    questions = page.evidence.questions
    if key not in questions:
        message = _("There is no question “%(key)s”.") % {"key": key}
        titles = {known: one.title for known, one in questions.items()}
        raise not_there(message, "offices:question-detail", key, titles, withdrawal("question", key))
    behind = page.edition.of(read_behind)
    return page.edition.kept(question_words, page.evidence, page.matrix, behind, questions[key], page.language)
