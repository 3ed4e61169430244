"""The overview and the reference pages: codebook, sources, about."""

from django.http import HttpRequest, HttpResponse

from offices.facets.counting import select
from offices.facets.matrix import Matrix
from offices.facets.selection import Selection
from offices.presenters.model_map import model_map
from offices.presenters.reference import codebook_groups, source_entries
from offices.querysets import codings_by_source, load_caveats, load_offices, load_sources
from offices.records import OfficeRecord
from offices.views.context import request_matrix
from offices.views.selection import answer, unknown_params

MAP_DIMENSIONS = ("model_scale", "leadership", "staff_fte", "staff_headcount")
MOST_ON_MAP = 40


def overview(request: HttpRequest) -> HttpResponse:
    """/: what this is, the model map, what is in the data, ways in."""
    matrix = request_matrix(request)
    cases = [office for office in matrix.offices if office.record == "case"]
    on_map = load_offices([office.slug for office in cases[:MOST_ON_MAP]], dimensions=MAP_DIMENSIONS)
    context = {
        "map": model_map(on_map, matrix.dimensions),
        "counts": overview_counts(matrix),
        "pairs": studied_together(on_map),
    }
    return answer(request, "pages/overview.html", context, unknown_params(request))


def studied_together(offices: list[OfficeRecord]) -> list[tuple[OfficeRecord, OfficeRecord]]:
    """The first two offices of each study: the comparisons that a researcher made, and the fairest there are."""
    by_study: dict[str, list[OfficeRecord]] = {}
    for office in offices:
        if office.latest and office.latest.citation:
            by_study.setdefault(office.latest.citation.source, []).append(office)
    return [(group[0], group[1]) for group in by_study.values() if len(group) > 1]


def overview_counts(matrix: Matrix) -> dict[str, int]:
    match = select(matrix, Selection())
    return {
        "offices": match.n_offices,
        "vignettes": match.count - match.n_offices,
        "visits": len(matrix.visit_keys),
        "dimensions": len(matrix.columns),
        "sources": len(load_sources()),
    }


def codebook(request: HttpRequest) -> HttpResponse:
    """/codebook/: every dimension with its categories, and how many records have which value."""
    matrix = request_matrix(request)
    return answer(request, "pages/codebook.html", {"groups": codebook_groups(matrix)}, unknown_params(request))


def sources(request: HttpRequest) -> HttpResponse:
    """/sources/: the studies, what they warn of, and what in the data comes from them."""
    matrix = request_matrix(request)
    entries = source_entries(load_sources(), codings_by_source(matrix.token), load_caveats(), matrix)
    return answer(request, "pages/sources.html", {"entries": entries}, unknown_params(request))


def about(request: HttpRequest) -> HttpResponse:
    """/about/: method, certainty, limits, privacy."""
    return answer(request, "pages/about.html", {}, unknown_params(request))
