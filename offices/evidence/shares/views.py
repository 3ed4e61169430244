"""The page of the figures of 2008."""

from django.http import HttpRequest, HttpResponse

from offices.evidence.shares import table as exports
from offices.evidence.shares.words import shares
from offices.page.context import request_evidence, request_matrix
from offices.page.selection import answer, unknown_params


def indicators_2008(request: HttpRequest) -> HttpResponse:
    """/indicators/2008/: leadership and services in the offices that existed then."""
    made = shares(request_evidence(request), request_matrix(request), request.LANGUAGE_CODE)
    table = (lambda: exports.shares(made)) if made else None
    return answer(request, "evidence/indicators_2008.html", {"chart": made}, unknown_params(request, ["format"]), table)
