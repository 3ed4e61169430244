"""What a request may be, before anything reads it: public pages are only read, addresses have few parameters."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from offices.page.errors import error_page

READING = ("GET", "HEAD")
ELSEWHERE = ("/admin/", "/api")


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


class FewParametersMiddleware:
    """Refuses an address with very many parameters; Django has one limit for them and for the fields of a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("QUERY_STRING", "").count("&") >= settings.MOST_PARAMETERS:
            raise TooManyFieldsSent(f"More than {settings.MOST_PARAMETERS} parameters.")
        return self.get_response(request)
