"""The search over everything: /search/?q=."""

from django.http import HttpResponse

from offices.matrix.filters import query_error
from offices.page.page import Page
from offices.page.view import answer, view
from offices.search.found import search as search_for
from offices.search.words import Results


@view("q")
def search(page: Page) -> HttpResponse:
    """What has all the words or most of them, the best first, then by kind; without words only the form."""
    q = " ".join(page.params.get("q", "").split())
    wrong = query_error(page.params)
    page.errors += [wrong] if wrong else []
    if not q or wrong:
        return answer(page, "search/search.jinja", {"q": q, "results": None})
    results = Results(search_for(page.edition, q, page.language), page.evidence, page.matrix)
    return answer(page, "search/search.jinja", {"q": q, "results": results})
