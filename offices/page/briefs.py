"""A page that has a brief beside it: the same address with `format=brief` or `pdf`. What is in one: offices/brief."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from offices.page.addresses import permalink
from offices.page.page import Page
from offices.wording.urls import Params

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

BRIEF, PDF = "brief", "pdf"
BRIEFS = (BRIEF, PDF)


def briefed(page: View[P], brief: View[P]) -> View[P]:
    """The view of an address: the brief where just that is asked for, else the page, which says what is wrong."""

    @wraps(page)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        given = request.GET.getlist("format")
        return (brief if len(given) == 1 and given[0] in BRIEFS else page)(request, *args, **kwargs)

    return answered


def brief_links(page: Page, address: Params | None = None) -> list[tuple[str, str]]:
    """The brief as a page and as PDF: a label and a link."""
    link = permalink(page, address)
    sign = "&" if "?" in link else "?"
    return [
        (_("Brief, two pages"), page.link(f"{link}{sign}format={BRIEF}")),
        (_("Brief as PDF"), f"{link}{sign}format={PDF}"),
    ]
