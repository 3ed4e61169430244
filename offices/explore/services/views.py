"""The page of the services, office by office."""

from django.http import HttpResponse

from offices.data.offices import load_offices
from offices.explore.services import table as exports
from offices.explore.services.words import SERVICES, services_matrix, shown_slugs
from offices.matrix.counting import select
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.facets import chips


@view("format", selects=True)
def services(page: Page) -> HttpResponse:
    """/explore/services/: which services lie in which of the selected offices."""
    matrix, selection = page.matrix, page.selection
    made = None
    if SERVICES in matrix.columns:
        slugs = shown_slugs(matrix, select(matrix, selection))
        made = services_matrix(matrix, selection, load_offices(page.edition, slugs, dimensions=[SERVICES]))
    context = {
        "matrix": made,
        "chips": chips(matrix, selection, page.path, []),
    }
    table = (lambda: exports.services(made)) if made else None
    return answer(page, "explore/services.jinja", context, table)
