"""Pages of one ready view each: services by office, trajectories, the map of the evidence, the figures of 2008."""

from django.http import HttpRequest, HttpResponse

from offices.exports import charts as exports
from offices.facets.counting import select
from offices.facets.drawn import drawn_cases
from offices.presenters.drawn import rest_links, rest_words
from offices.presenters.evidence_map import evidence_map
from offices.presenters.facets import chips
from offices.presenters.services import SERVICES, services_matrix, shown_slugs
from offices.presenters.shares import shares
from offices.presenters.trajectories import DIMENSIONS, trajectories
from offices.querysets import load_offices
from offices.views.context import request_evidence, request_matrix
from offices.views.selection import answer, page_selection, unknown_params

MOST_DRAWN = 40
"""Offices in one chart of trajectories."""


def services(request: HttpRequest) -> HttpResponse:
    """/explore/services/: which services lie in which of the selected offices."""
    matrix, parsed = request_matrix(request), page_selection(request, also=("format",))
    made = None
    if SERVICES in matrix.columns:
        slugs = shown_slugs(matrix, select(matrix, parsed.selection))
        made = services_matrix(matrix, parsed.selection, load_offices(slugs, dimensions=[SERVICES]))
    context = {
        "matrix": made,
        "chips": chips(matrix, parsed.selection, request.path, []),
    }
    table = (lambda: exports.services(made)) if made else None
    return answer(request, "offices/services.html", context, parsed.errors, table)


def trajectory_page(request: HttpRequest) -> HttpResponse:
    """/explore/trajectories/: where on the model scale each studied office stood in each phase."""
    matrix = request_matrix(request)
    drawn = drawn_cases(matrix, DIMENSIONS, MOST_DRAWN)
    offices = load_offices(drawn.slugs, dimensions=DIMENSIONS)
    chart = trajectories(offices, matrix.dimensions, rest_words(drawn))
    table = (lambda: exports.trajectories(chart)) if chart else None
    context = {"chart": chart, "rest": rest_links(drawn, DIMENSIONS[0])}
    return answer(request, "offices/trajectories.html", context, unknown_params(request, ["format"]), table)


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


def indicators_2008(request: HttpRequest) -> HttpResponse:
    """/indicators/2008/: leadership and services in the offices that existed then."""
    made = shares(request_evidence(request), request_matrix(request), request.LANGUAGE_CODE)
    table = (lambda: exports.shares(made)) if made else None
    return answer(request, "evidence/indicators_2008.html", {"chart": made}, unknown_params(request, ["format"]), table)
