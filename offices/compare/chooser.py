"""The chooser of a comparison: the offices to tick, found by a word, with what is ticked already kept."""

from itertools import groupby

from django.http import HttpResponse, QueryDict

from offices.data.words import words_in
from offices.matrix.filters import ParameterError, query_error, repeated_error, word_error
from offices.matrix.matrix import Matrix, OfficeRow
from offices.matrix.searched import searched_rows
from offices.page.page import Page
from offices.page.tray import Tray
from offices.page.view import answer

CHOICES_SHOWN = 200
PARAMETERS = ("q", "choose")
ON = "1"
"""`choose=1` goes on choosing, where two offices alone would be compared."""


def goes_on(page: Page, tray: Tray) -> bool:
    """Whether to choose and not to compare: fewer than two offices are no comparison, yet nothing wrong."""
    return len(tray.picks) < 2 or "choose" in page.params


def chooser_errors(params: QueryDict) -> list[ParameterError]:
    errors = [word_error("choose", word, [ON]) for word in params.getlist("choose") if word != ON]
    errors += [repeated_error("q")] if len(params.getlist("q")) > 1 else []
    return [*errors, *([wrong] if (wrong := query_error(params)) else [])]


def chooser(page: Page, tray: Tray) -> HttpResponse:
    """The offices to choose from; what is chosen or carried along stands apart, ticked."""
    matrix, chosen = page.matrix, tray if tray.picks else page.tray
    q = "" if query_error(page.params) else page.params.get("q", "")
    taken = {office.slug for office in chosen.offices}
    found = [office for office in offices_found(matrix, q) if office.slug not in taken]
    context = {
        "chosen": chosen.picks,
        "offices": found[:CHOICES_SHOWN],
        "kinds": [(kind, list(ones)) for kind, ones in groupby(found[:CHOICES_SHOWN], key=lambda one: one.record)],
        "n_found": len(found),
        "is_cut": len(found) > CHOICES_SHOWN,
        "q": q,
        "needs_one_more": len(tray.picks) == 1 and not page.errors,
    }
    return answer(page, "compare/chooser.jinja", context)


def offices_found(matrix: Matrix, q: str) -> list[OfficeRow]:
    """Those that a search finds, as in the list of offices; all without a word to search for."""
    if not words_in(q):
        return list(matrix.by_name)
    return list(matrix.office_rows(matrix.collapse(matrix.edition.kept(searched_rows, matrix, " ".join(q.split())))))
