"""/sources/: the studies, filtered, counted and sorted."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from offices.codebook.studies import SORTS, Studies, in_order, select_studies, studies_of
from offices.codebook.study_table import study_table
from offices.codebook.study_words import count_words, order_words, study_drops, study_lines, study_panel
from offices.data.sources import codings_by_source
from offices.data.studies import StudyRecord
from offices.matrix.filters import read_word
from offices.matrix.selection import Selection
from offices.page.files import wants_file
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.facets import chips
from offices.wording.urls import page_url, with_params

PAGE_SIZE = 25
"""Studies on a page: more would be more to read than a page should have."""


@view("sort", "page", "format", checks=False)
def sources(page: Page) -> HttpResponse:
    """The studies that the data rest on. A wrong parameter is a 400 that keeps the valid part."""
    studies = studies_of(page.edition)
    selection = page.read_selection(studies)
    if was_sent_empty(page):
        return redirect(with_params(page.path, [one for one in page.given() if one[1]]))
    sort, wrong = read_word(page.params, "sort", SORTS)
    page.errors += wrong
    found = in_order(select_studies(studies, selection), sort)
    number = page.number(-(-len(found) // PAGE_SIZE))
    is_whole = wants_file(page)
    shown = found if is_whole else found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    lines = study_lines(studies, shown, page.edition.of(codings_by_source), page.evidence)
    context = {"lines": lines, **({} if is_whole else list_context(page, studies, selection, found, sort, number))}
    extra = sort_params(sort)
    table = partial(study_table, lines, chips(studies, selection, page.path, extra))
    return answer(page, "codebook/sources.jinja", context, table, [*selection.params(), *extra])


def was_sent_empty(page: Page) -> bool:
    """Whether a form sent fields that nobody filled in."""
    return any(not value and (name in ("q", "sort") or name.endswith(("_min", "_max"))) for name, value in page.given())


def list_context(
    page: Page, studies: Studies, selection: Selection, found: list[StudyRecord], sort: str, number: int
) -> dict[str, Any]:
    """What is chosen, and where in the list the page is."""
    path, extra, last = reverse("offices:sources"), sort_params(sort), -(-len(found) // PAGE_SIZE)
    typed = {error.field: page.params.get(error.field, "") for error in page.errors}
    chosen = chips(studies, selection, path, extra)
    return {
        "is_empty": not studies.rows,
        "selection": selection,
        "panel": study_panel(studies, selection, typed),
        "chips": chosen,
        "n_chosen": len(chosen) - bool(selection.q),
        "found": count_words(len(found)),
        "drops": [] if found else study_drops(studies, selection, path, extra),
        "orders": order_words(),
        "sort": sort,
        "form_url": path,
        "clear_url": with_params(path, extra),
        "number": number,
        "last": last,
        "previous_url": page_url(path, selection, number - 1, extra) if number > 1 else "",
        "next_url": page_url(path, selection, number + 1, extra) if number < last else "",
    }


def sort_params(sort: str) -> list[tuple[str, str]]:
    return [("sort", sort)] if sort else []
