"""Pages of one ready view each: services by office, trajectories, the map of the evidence, the figures of 2008."""

from django.http import HttpRequest, HttpResponse

from offices.data.offices import load_offices
from offices.explore.services import table as exports
from offices.explore.services.words import SERVICES, services_matrix, shown_slugs
from offices.matrix.counting import select
from offices.page.context import request_matrix
from offices.page.selection import answer, page_selection
from offices.wording.facets import chips


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
