"""The page of the trajectories."""

from django.http import HttpResponse

from offices.data.offices import load_offices
from offices.explore.trajectories import table as exports
from offices.explore.trajectories.words import DIMENSIONS, trajectories
from offices.matrix.drawn import drawn_cases
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.drawn import rest_links, rest_words

MOST_DRAWN = 40
"""Offices in one chart of trajectories."""


@view("format")
def trajectory_page(page: Page) -> HttpResponse:
    """/explore/trajectories/: where on the model scale each studied office stood in each phase."""
    matrix = page.matrix
    drawn = drawn_cases(matrix, DIMENSIONS, MOST_DRAWN)
    offices = load_offices(page.edition, drawn.slugs, dimensions=DIMENSIONS)
    chart = trajectories(offices, matrix.dimensions, rest_words(drawn))
    table = (lambda: exports.trajectories(chart)) if chart else None
    context = {"chart": chart, "rest": rest_links(drawn, DIMENSIONS[0])}
    return answer(page, "explore/trajectories.jinja", context, table)
