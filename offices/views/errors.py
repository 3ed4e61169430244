"""The pages for what went wrong. Each must work when the rest does not, so they ask the database nothing."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(
        400, _("This request cannot be understood"), _("Check the address, or start again from the front page.")
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(403, _("No access"), _("This page is not for everyone. If it should be for you, log in first."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    advice = _("Check the address, or look for what you want among the offices.")
    return error_page(404, _("There is no such page"), f"{reason} {advice}".strip())


def server_error(request: HttpRequest) -> HttpResponse:
    advice = _("It has been noted. Try again in a while; if you were filling in a form, go back to what you typed.")
    return error_page(500, _("Something went wrong here"), advice)


def error_page(status: int, title: str, advice: str) -> HttpResponse:
    """A page without the site's context: no query, no selection, no other language."""
    return HttpResponse(
        render_to_string("error.html", {"title": title, "advice": advice, "status": status}), status=status
    )
