"""The switch between the languages of the panel. Which one a page is in: nav_compare/language.py."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from nav_compare.language import ASKED_FOR, PANEL_COOKIE, PANEL_PREFIX

A_YEAR = 365 * 24 * 60 * 60


@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Remember the language for the panel's pages, and go back to the one that was shown."""
    back, chosen = request.POST.get("next", ""), request.POST.get("language", "")
    is_ours = back.startswith(PANEL_PREFIX) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = HttpResponseRedirect(back if is_ours else reverse("admin:index"))
    if chosen in ASKED_FOR.values():
        secure = request.is_secure()
        response.set_cookie(PANEL_COOKIE, chosen, A_YEAR, path=PANEL_PREFIX, secure=secure, samesite="Lax")
    return response
