"""The chooser of a comparison: the offices to tick, found by a word, with what is ticked already kept."""

from itertools import groupby

from django.http import HttpResponse

from offices.compare.asked import Asked
from offices.data.words import words_in
from offices.matrix.matrix import Matrix, OfficeRow
from offices.matrix.searched import searched_rows
from offices.page.page import Page
from offices.page.view import answer

CHOICES_SHOWN = 200


def chooser(page: Page, asked: Asked) -> HttpResponse:
    """The offices to choose from; what is chosen or carried along stands apart, ticked."""
    chosen = asked.tray if asked.tray.picks else page.tray
    taken = {office.slug for office in chosen.offices}
    found = [office for office in offices_found(page.matrix, asked.q) if office.slug not in taken]
    context = {
        "chosen": chosen.picks,
        "offices": found[:CHOICES_SHOWN],
        "kinds": [(kind, list(ones)) for kind, ones in groupby(found[:CHOICES_SHOWN], key=lambda one: one.record)],
        "n_found": len(found),
        "is_cut": len(found) > CHOICES_SHOWN,
        "q": asked.q,
        "needs_one_more": len(asked.tray.picks) == 1 and not page.errors,
    }
    return answer(page, "compare/chooser.jinja", context)


def offices_found(matrix: Matrix, q: str) -> list[OfficeRow]:
    """Those that a search finds, as in the list of offices; all without a word to search for."""
    if not words_in(q):
        return list(matrix.by_name)
    return list(matrix.office_rows(matrix.collapse(matrix.edition.kept(searched_rows, matrix, " ".join(q.split())))))
