"""The page of the trajectories."""

from django.http import HttpRequest, HttpResponse

from offices.data.offices import load_offices
from offices.explore.trajectories import table as exports
from offices.explore.trajectories.words import DIMENSIONS, trajectories
from offices.matrix.drawn import drawn_cases
from offices.page.context import request_matrix
from offices.page.selection import answer, unknown_params
from offices.wording.drawn import rest_links, rest_words

MOST_DRAWN = 40
"""Offices in one chart of trajectories."""


def trajectory_page(request: HttpRequest) -> HttpResponse:
    """/explore/trajectories/: where on the model scale each studied office stood in each phase."""
    matrix = request_matrix(request)
    drawn = drawn_cases(matrix, DIMENSIONS, MOST_DRAWN)
    offices = load_offices(drawn.slugs, dimensions=DIMENSIONS)
    chart = trajectories(offices, matrix.dimensions, rest_words(drawn))
    table = (lambda: exports.trajectories(chart)) if chart else None
    context = {"chart": chart, "rest": rest_links(drawn, DIMENSIONS[0])}
    return answer(request, "offices/trajectories.html", context, unknown_params(request, ["format"]), table)
