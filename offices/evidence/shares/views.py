"""The page of the figures of 2008."""

from django.http import HttpResponse

from offices.evidence.shares import table as exports
from offices.evidence.shares.words import shares
from offices.page.page import Page
from offices.page.view import answer, view


@view("format", "chart")
def indicators_2008(page: Page) -> HttpResponse:
    """/indicators/2008/: leadership and services in the offices that existed then."""
    made = page.edition.kept(shares, page.evidence, page.matrix, page.language)
    table = (lambda: exports.shares(made)) if made else None
    return answer(page, "evidence/indicators_2008.jinja", {"chart": made}, table, charts=[made] if made else [])
