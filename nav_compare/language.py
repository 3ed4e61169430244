"""The language of a page is in its path: /nb/ is Norwegian, all else English; the API has `lang`; the panel remembers.

Only the panel, which no proxy keeps, has a cookie for it and asks what the browser wants. Django's LocaleMiddleware
does more: it adds `Vary: Accept-Language` to the English pages, whose language never varies, which splits a proxy's
cache.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

NORWEGIAN_PREFIX = "/nb/"
API_PREFIX = "/api/"
PANEL_PREFIX = "/admin/"
PANEL_COOKIE = "panel_language"
ASKED_FOR = {"nb": "nb", "no": "nb", "nn": "nb", "en": "en"}
"""What a browser asks for, without its country -> our language."""


class PathLanguageMiddleware:
    """Activates the language of the address for the request and says it in Content-Language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    if request.path_info.startswith(PANEL_PREFIX):
        return panel_language(request)
    return "nb" if is_norwegian(request) else "en"


def panel_language(request: HttpRequest) -> str:
    """What was chosen by the switch in the panel's head, else what the browser asks for first of what there is."""
    chosen: str = request.COOKIES.get(PANEL_COOKIE, "")
    if chosen in ASKED_FOR.values():
        return chosen
    asked = (name.partition("-")[0] for name, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
    return next((ASKED_FOR[name] for name in asked if name in ASKED_FOR), "en")


def is_norwegian(request: HttpRequest) -> bool:
    if request.path_info.startswith(API_PREFIX):
        return request.GET.get("lang") == "nb"
    return request.path_info.startswith(NORWEGIAN_PREFIX) or request.path_info == "/nb"
