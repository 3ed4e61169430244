"""The search over everything: /search/?q=."""

from django.http import HttpResponse

from offices.data.missed import note_missed
from offices.matrix.filters import query_error
from offices.page.page import Page
from offices.page.view import answer, view
from offices.search.found import search as search_for
from offices.search.words import Results


@view("q")
def search(page: Page) -> HttpResponse:
    """What has all the words or most of them, the best first, then by kind; without words only the form."""
    q, wrong = asked(page), query_error(page.params)
    page.errors += [wrong] if wrong else []
    if not q or wrong:
        return answer(page, "search/search.jinja", {"q": q, "results": None})
    results = results_of(page, q)
    if not results.n_with_all and results.found.query.is_known:
        note_missed(results.found.query.words)
    return answer(page, "search/search.jinja", {"q": q, "results": results})


@view("q")
def suggestions(page: Page) -> HttpResponse:
    """/search/suggestions/?q=: pages for what is typed so far, as a piece of a page; nothing for what is wrong."""
    q = asked(page)
    if not q or query_error(page.params):
        return answer(page, "search/suggestions.jinja", {"q": q, "results": [], "n": 0})
    results = results_of(page, q)
    return answer(page, "search/suggestions.jinja", {"q": q, "results": results.pages, "n": results.n})


def asked(page: Page) -> str:
    """The words of the query, with single blanks between."""
    return " ".join(page.params.get("q", "").split())


def results_of(page: Page, q: str) -> Results:
    return Results(search_for(page.edition, q, page.language), page.evidence, page.matrix)
