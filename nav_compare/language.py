"""The language of a page is in its path: /nb/ is Norwegian, all else English; the API has `lang`. No cookie, no header.

Django's LocaleMiddleware does more: it adds `Vary: Accept-Language` to the English pages although their language never
varies, which splits a proxy's cache.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

NORWEGIAN_PREFIX = "/nb/"
API_PREFIX = "/api/"


class PathLanguageMiddleware:
    """Activates the language of the address for the request and says it in Content-Language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = "nb" if is_norwegian(request) else "en"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def is_norwegian(request: HttpRequest) -> bool:
    if request.path_info.startswith(API_PREFIX):
        return request.GET.get("lang") == "nb"
    return request.path_info.startswith(NORWEGIAN_PREFIX) or request.path_info == "/nb"
