"""The page of what is not known."""

from django.http import HttpResponse

from offices.evidence.gaps import table as exports
from offices.evidence.gaps.words import gaps
from offices.page.page import Page
from offices.page.view import answer, view


@view("format")
def gaps_in_evidence(page: Page) -> HttpResponse:
    """/evidence/gaps/: what sources name as open, beside the choices and outcomes without an answer."""
    made = page.edition.kept(gaps, page.evidence, page.matrix, page.language)
    return answer(page, "evidence/gaps.jinja", {"gaps": made}, lambda: exports.gaps(made))
