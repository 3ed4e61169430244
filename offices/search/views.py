"""The search over everything: /search/?q=."""

from django.http import HttpRequest, HttpResponse

from offices.matrix.filters import query_error
from offices.page.context import request_matrix
from offices.page.selection import answer, unknown_params
from offices.search.documents import current_index
from offices.search.index import find
from offices.search.words import result_groups


def search(request: HttpRequest) -> HttpResponse:
    """What has all the words, by kind; without words only the form."""
    q = " ".join(request.GET.get("q", "").split())
    wrong = query_error(request.GET)
    hits = find(current_index(request_matrix(request).token), q) if q and not wrong else ()
    context = {"q": q, "groups": result_groups(hits), "n": len(hits), "asked": bool(q and not wrong)}
    return answer(request, "pages/search.html", context, [*unknown_params(request, ["q"]), *([wrong] if wrong else [])])
