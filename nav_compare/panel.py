"""The panel's door: who logs in, which addresses and selections it answers. What it shows: offices.curation.admin."""

import logging
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.sites import AdminSite
from django.core.validators import MaxLengthValidator
from django.db import DataError
from django.forms import CharField
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext as _

from offices.data.missed import write_missed
from offices.data.saves import one_save
from offices.page.errors import error_page

MOST_WORDS, LONGEST_SEARCH = 10, 200
"""Each word is sought in each column: a thousand took five seconds on PostgreSQL and were too many for SQLite."""
SEARCHES = ("q", "term")
LONGEST_NUMBER = 18
"""Digits of a row's number; one more may be too large for a column."""
ROWS = ("object_id", "id")
"""Under which an address names a row; addresses of the history name it by its place."""
SLOW_LOOKUPS = ("regex", "iregex")

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

logger = logging.getLogger(__name__)


class LoginForm(AdminAuthenticationForm):
    """Django writes the longest name into the page and does not check it; the log of failures has no room for more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = cast(CharField, self.fields["username"])
        name.validators.append(MaxLengthValidator(name.max_length))


class PanelSite(AdminSite):
    """Django's admin, which trusts its own links, with answers for addresses that somebody wrote by hand."""

    login_form = LoginForm

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Our own pages, behind the same door, come first."""
        from offices.curation.urls import PAGES  # models are not loaded yet when this module is

        own = [path(route, self.admin_view(view), name=name) for route, view, name in PAGES]
        return [*own, *super().get_urls()]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        from offices.curation.admin.narrowed import Offered

        return cast(HttpResponse, Offered.as_view(admin_site=self)(request))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from offices.curation.start.page import start_page

        return super().index(request, {**(extra_context or {}), "start": start_page(request)})

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        return super().admin_view(answering(writing(view)), cacheable)


def writing(view: View) -> View:
    """The view, for those who are let in, after what readers searched for in vain is written down.

    What one request writes is one save.
    """

    @wraps(view)
    def written(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        write_missed()
        with one_save():
            return view(request, *args, **kwargs)

    return cast(View, written)


def answering(view: View) -> View:
    """The view with a message for what it cannot work with, found before, or by a column or type that refuses."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if wrong := next(wrong_input(request), ""):
            return refused(request, wrong)
        if not all(map(is_number, [*args, *(kwargs[name] for name in ROWS if name in kwargs)])):
            raise Http404(_("No row has such a number."))
        try:
            response = view(request, *args, **kwargs)
            # A form asks for the rows of its choices while it is printed.
            return response.render() if hasattr(response, "render") else response
        except (DataError, OverflowError, ValueError) as error:
            if isinstance(error, ValueError) and not (request.method == "GET" and request.GET):
                raise  # no parameter could be wrong, and what a form sends is checked field by field: a fault of ours
            logger.warning("%s was refused", request.path, exc_info=True)
            names = ", ".join(dict.fromkeys([*request.GET, *request.POST])) or _("the address")
            return refused(
                request,
                _("A value does not fit: too large, or of another kind. It is one of %(names)s.") % {"names": names},
            )

    return cast(View, guarded)


def wrong_input(request: HttpRequest) -> Iterator[str]:
    """What can be known to be wrong without asking the database; each with the parameter's name and what is allowed."""
    if "\0" in request.path_info:
        yield _("The address holds a NUL, which no key has.")
    for name, values in request.GET.lists():
        if any("\0" in text for text in (name, *values)):
            yield _("%(name)s: a NUL is not allowed.") % {"name": repr(name)}
        if name.rpartition("__")[2] in SLOW_LOOKUPS:
            yield _("%(name)s: patterns are not offered; use %(other)s.") % {
                "name": repr(name),
                "other": f"{name.rpartition('__')[0]}__icontains",
            }
        if name in SEARCHES and any(map(is_long, values)):
            yield _("%(name)s: at most %(words)s words and %(letters)s characters. Search for fewer words.") % {
                "name": name,
                "words": MOST_WORDS,
                "letters": LONGEST_SEARCH,
            }
    for number in request.POST.getlist("_selected_action"):
        if not is_number(number):
            yield _("_selected_action: only the numbers of rows are allowed. Choose them in the list.")


def is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER


def is_long(search: str) -> bool:
    return len(search) > LONGEST_SEARCH or len(search.split()) > MOST_WORDS


def refused(request: HttpRequest, wrong: str) -> HttpResponse:
    back = "/admin/" if "\0" in request.path_info else request.path
    return error_page(400, _("The panel cannot answer this"), wrong, near=((back, _("The same without parameters")),))
