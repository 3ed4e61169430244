"""The search over everything: /search/?q=."""

from django.http import HttpResponse

from offices.matrix.filters import query_error
from offices.page.page import Page
from offices.page.view import answer, view
from offices.search.found import hits
from offices.search.words import result_groups


@view("q")
def search(page: Page) -> HttpResponse:
    """What has all the words, by kind; without words only the form."""
    q = " ".join(page.params.get("q", "").split())
    wrong = query_error(page.params)
    page.errors += [wrong] if wrong else []
    found = hits(page.edition, q) if q and not wrong else ()
    context = {"q": q, "groups": result_groups(found), "n": len(found), "asked": bool(q and not wrong)}
    return answer(page, "search/search.jinja", context)
