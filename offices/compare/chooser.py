"""The chooser of a comparison: the offices to tick, found by a word, with what is ticked already kept."""

from django.http import HttpRequest, HttpResponse, QueryDict

from offices.data.words import words_in
from offices.matrix.filters import ParameterError, query_error, repeated_error, word_error
from offices.matrix.matrix import Matrix, OfficeRow
from offices.matrix.searched import searched_rows
from offices.page.context import request_matrix
from offices.page.selection import Tray, answer, page_tray

CHOICES_SHOWN = 200
PARAMETERS = ("q", "choose")
ON = "1"
"""`choose=1` goes on choosing, where two offices alone would be compared."""


def goes_on(request: HttpRequest, tray: Tray) -> bool:
    """Whether to choose and not to compare: fewer than two offices are no comparison, yet nothing wrong."""
    return len(tray.picks) < 2 or "choose" in request.GET


def chooser_errors(params: QueryDict) -> list[ParameterError]:
    errors = [word_error("choose", word, [ON]) for word in params.getlist("choose") if word != ON]
    errors += [repeated_error("q")] if len(params.getlist("q")) > 1 else []
    return [*errors, *([wrong] if (wrong := query_error(params)) else [])]


def chooser(request: HttpRequest, tray: Tray, errors: list[ParameterError]) -> HttpResponse:
    """The offices to choose from; what is chosen or carried along stands apart, ticked."""
    matrix, chosen = request_matrix(request), tray if tray.picks else page_tray(request)
    q = "" if query_error(request.GET) else request.GET.get("q", "")
    taken = {office.slug for office in chosen.offices}
    found = [office for office in offices_found(matrix, q) if office.slug not in taken]
    context = {
        "chosen": chosen.picks,
        "offices": found[:CHOICES_SHOWN],
        "n_found": len(found),
        "is_cut": len(found) > CHOICES_SHOWN,
        "q": q,
        "needs_one_more": len(tray.picks) == 1 and not errors,
    }
    return answer(request, "offices/compare_chooser.html", context, errors)


def offices_found(matrix: Matrix, q: str) -> list[OfficeRow]:
    """Those that a search finds, as in the list of offices; all without a word to search for."""
    if not words_in(q):
        return list(matrix.by_name)
    return list(matrix.office_rows(matrix.collapse(searched_rows(matrix, " ".join(q.split())))))
