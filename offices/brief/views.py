"""The briefs of a question, an office and a comparison, each made once an edition. What they say: their makers."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse

from offices.brief import parts
from offices.brief.answering import answered
from offices.brief.comparison import Subject as Compared
from offices.brief.comparison import comparison_brief
from offices.brief.frame import Frame
from offices.brief.office import Subject as Profiled
from offices.brief.office import office_brief
from offices.brief.our_office import Subject as Described
from offices.brief.our_office import our_office_brief
from offices.brief.pdf import Made, fitted
from offices.brief.question import question_brief
from offices.browse.profile import profile
from offices.browse.resting import resting
from offices.browse.views import office_of
from offices.compare.asked import PARAMETERS, read_asked
from offices.compare.cases import cases_of
from offices.compare.chooser import chooser
from offices.compare.findings import distinct_caveats, findings_below
from offices.compare.rows import compare_cases
from offices.compare.words import compare_table
from offices.data.comparisons import read_comparisons
from offices.data.editions import Edition
from offices.data.evidence import read_evidence
from offices.data.records import OfficeRecord
from offices.evidence.questions.views import words_of
from offices.evidence.questions.words import QuestionWords
from offices.matrix.build import read_matrix
from offices.our_office.answer import Answer
from offices.our_office.views import read, shown
from offices.our_office.words.answer import answer_words
from offices.page.page import Page
from offices.page.tray import Pick
from offices.page.view import view

MOST_FINDINGS = 8
"""Below a comparison, where there is room for them."""


@view("format", "without")
def question(page: Page, slug: str) -> HttpResponse:
    """/questions/<key>/?format=brief or pdf."""
    return answered(page, parts.QUESTION, of_question, words_of(page, slug))


def of_question(edition: Edition, words: QuestionWords, frame: Frame) -> Made:
    return fitted(partial(question_brief, words, edition.of(read_evidence), frame), frame.origin)


@view("format", "without")
def office(page: Page, slug: str) -> HttpResponse:
    """/offices/<slug>/?format=brief or pdf."""
    return answered(page, parts.OFFICE, of_office, office_of(page, slug))


def of_office(edition: Edition, one: OfficeRecord, frame: Frame) -> Made:
    matrix = edition.of(read_matrix)
    found = resting(edition.of(read_evidence), matrix, one.slug)
    subject = Profiled(one, profile(one, matrix), found, matrix.dimensions)
    return fitted(partial(office_brief, subject, frame), frame.origin)


@view(*PARAMETERS, "without")
def comparison(page: Page) -> HttpResponse:
    """/compare/?office=a&office=b&format=brief or pdf; with fewer the chooser, with wrong ones it says why."""
    asked = read_asked(page)
    if asked.is_choosing:
        return chooser(page, asked)
    if "compare" not in page.params:
        page.tray, page.is_comparison = asked.tray, True
    return answered(page, parts.COMPARISON, of_comparison, asked.tray.picks, asked.keep)


def of_comparison(edition: Edition, picks: Sequence[Pick], keep: Sequence[str], frame: Frame) -> Made:
    matrix, cases = edition.of(read_matrix), cases_of(edition, picks)
    whole = compare_cases(cases, matrix.groups, edition.of(read_comparisons))
    subject = Compared(
        names=tuple(dict.fromkeys(str(pick.office.name) for pick in picks)),
        table=compare_table(whole, whole.only(keep) if keep else whole),
        below=findings_below(cases, edition.of(read_evidence), matrix, MOST_FINDINGS),
        caveats=tuple(distinct_caveats(cases)),
    )
    return fitted(partial(comparison_brief, subject, frame), frame.origin)


@view("format", "without", checks=False)
def our_office(page: Page) -> HttpResponse:
    """/our-office/?…&format=brief or pdf; the page where nothing is described, or more than can be answered."""
    description, found = read(page)
    return answered(page, parts.OUR_OFFICE, of_our_office, found) if found else shown(page, description, None)


def of_our_office(edition: Edition, found: Answer, frame: Frame) -> Made:
    matrix = edition.of(read_matrix)
    words = edition.kept(answer_words, matrix, found, frame.origin.language)
    subject = Described(found, words, edition.of(read_evidence), matrix.dimensions)
    return fitted(partial(our_office_brief, subject, frame), frame.origin)
