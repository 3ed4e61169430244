"""The pages for what went wrong: what happened, what next. They ask the database nothing, so they always work."""

from collections.abc import Mapping
from functools import partial

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from offices.data.suggestions import near_words
from offices.data.withdrawals import Withdrawal
from offices.wording.report import report_url

Links = tuple[tuple[str, str], ...]
"""Address and label."""


class NotThere(Http404):
    """A page that is not there, and those that may have been meant; `withdrawn` is how it went."""

    def __init__(self, message: str, near: Links = (), withdrawn: Withdrawal | None = None) -> None:
        super().__init__(message)
        self.near, self.withdrawn = near, withdrawn


def not_there(
    message: str, route: str, word: str, names: Mapping[str, object], withdrawn: Withdrawal | None = None
) -> NotThere:
    """The error to raise; `names` are the words that there are, each with its label.

    Of what was withdrawn nothing is said but the day and the reason, and nothing of like name is offered in its place.
    """
    if withdrawn:
        return NotThere(withdrawn_words(withdrawn), withdrawn=withdrawn)
    near = near_words(word.casefold(), names)
    return NotThere(message, tuple((reverse(route, args=[one]), str(names[one])) for one in near))


def withdrawn_words(one: Withdrawal) -> str:
    when = _("What was at this address was withdrawn on %(day)s.") % {"day": date_format(one.day, _("j F Y"))}
    why = _("The reason given: %(reason)s") % {"reason": one.reason}
    return f"{when} {why}" if one.reason else when


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.method == "POST" and isinstance(exception, TooManyFieldsSent | RequestDataTooBig):
        return too_large()
    return error_page(
        400, _("This request cannot be understood"), _("Check the address, or start again from the front page.")
    )


def too_large() -> HttpResponse:
    """A form beyond what one request may carry; nothing of it was read."""
    advice = _(
        "Nothing was saved. One save takes at most %(fields)s fields and %(size)s MB: send the form in two or more "
        "parts, for example 200 new rows at a time."
    ) % {
        "fields": number_format(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, force_grouping=True),
        "size": number_format(settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 2**20, 1),
    }
    return error_page(400, _("This form is too large"), advice)


def address_too_long(most: int) -> HttpResponse:
    """An address of more characters than the server reads, so which language it was in is not known: both are said."""
    with override("nb"):
        other = f"{_('This address is too long')}. {address_advice(most)}"
    with override("en"):
        return error_page(414, _("This address is too long"), address_advice(most), other=("nb", other))


def address_advice(most: int) -> str:
    words = _(
        "An address can be at most %(most)s characters long, which is about 250 choices in the filters. Choose fewer, "
        "or begin again from the list of offices."
    )
    return words % {"most": number_format(most, force_grouping=True)}


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(
        403,
        _("No access"),
        _("This is not open to everyone. Log in, or ask those who run the site."),
    )


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token; `reason` is Django's and for developers."""
    advice = _(
        "Nothing was saved. The form was open for too long, or the browser keeps no cookies for this site. "
        "Go back, reload the page and send the form again."
    )
    return error_page(403, _("The form was not accepted"), advice)


def locked_out(request: HttpRequest, original_response: HttpResponse | None, credentials: object) -> HttpResponse:
    """Too many wrong passwords for one user from one address, or for many users from there; which, is not told."""
    advice = _(
        "Logging in from here is closed for %(minutes)s minutes, for this user name or for all. Wait and try again, or "
        "ask those who run the site to open it."
    ) % {"minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)}
    return error_page(429, _("Too many wrong passwords"), advice)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A 404; a 410 where there was such a page once."""
    reason = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    report = report_url(settings.REPORT_ADDRESS, request.get_full_path())
    lost = partial(error_page, near=getattr(exception, "near", ()), is_lost=True, report_url=report)
    if getattr(exception, "withdrawn", None):
        advice = _("Go on from here, or search.")
        return lost(410, _("This page was withdrawn"), f"{reason} {advice}")
    advice = _("Check the address, or search for what you want.")
    return lost(404, _("There is no such page"), f"{reason} {advice}".strip())


def server_error(request: HttpRequest) -> HttpResponse:
    advice = _("It has been noted. Try again in a while; if you were filling in a form, go back to what you typed.")
    report = report_url(settings.REPORT_ADDRESS, request.get_full_path())
    return error_page(500, _("Something went wrong here"), advice, report_url=report)


def error_page(
    status: int,
    title: str,
    advice: str,
    *,
    near: Links = (),
    is_lost: bool = False,
    report_url: str = "",
    other: tuple[str, str] = ("", ""),
) -> HttpResponse:
    """A page without a Page: no query, no selection. One who `is_lost` gets more ways on.

    `other` is a language and the same in it, where nobody knows which one is asked for.
    """
    context = {
        "status": status,
        "title": title,
        "advice": advice,
        "near": near,
        "is_lost": is_lost,
        "report_url": report_url,
        "other": other,
        "language": get_language() or "en",
        "url": address,
    }
    return HttpResponse(engines["jinja2"].get_template("page/error.jinja").render(context), status=status)


def address(name: str) -> str:
    return reverse(f"offices:{name}")
