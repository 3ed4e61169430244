"""The page of the map of the evidence."""

from django.http import HttpRequest, HttpResponse

from offices.evidence.map import table as exports
from offices.evidence.map.words import evidence_map
from offices.page.context import request_evidence, request_matrix
from offices.page.selection import answer, unknown_params


def map_of_evidence(request: HttpRequest) -> HttpResponse:
    """/evidence/map/: what is known to follow from which choice, from how many independent bodies of data."""
    made = evidence_map(request_evidence(request), request_matrix(request), request.LANGUAGE_CODE)
    return answer(
        request,
        "evidence/map.html",
        {"map": made},
        unknown_params(request, ["format"]),
        lambda: exports.evidence_map(made),
    )
