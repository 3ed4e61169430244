"""Public pages are read, never written to. What writes is under /admin/; the API refuses in its own shape."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from offices.views.errors import error_page

READING = ("GET", "HEAD")
ELSEWHERE = ("/admin/", "/api/")


class ReadOnlyMiddleware:
    """Refuses other methods on public pages with 405, before anything asks for a token that no page has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING or request.path_info.startswith(ELSEWHERE):
            return self.get_response(request)
        refused = error_page(
            405, _("This page can only be read"), _("Nothing was changed. Go back, or open the page by a link.")
        )
        refused.headers["Allow"] = ", ".join(READING)
        return refused
