"""Addresses of the list of offices: tidy ones for what a form sent, its pages. Chips and drops have their own."""

from django.http import QueryDict

from offices.page.page import Page
from offices.wording.urls import selection_url, with_params


def was_sent_empty(params: QueryDict) -> bool:
    """Whether a form sent fields that nobody filled in."""
    names = (name for name, value in params.items() if not value)
    return any(name == "q" or name.endswith(("_min", "_max")) for name in names)


def tidy_address(page: Page) -> str:
    """The selection alone, so that the address can be passed on; with something wrong in it, all but what is empty."""
    given = [pair for pair in page.given() if pair[1]]
    if page.errors:
        return with_params(page.path, given)
    return selection_url(page.path, page.selection, [one for one in given if one[0] in ("compare", "format")])
