"""Addresses of the list of offices: tidy ones for what a form sent, its pages. Chips and drops have their own."""

from dataclasses import dataclass

from django.http import QueryDict

from offices.matrix.sorting import NAME
from offices.page.page import Page
from offices.wording.urls import selection_url, with_params

KEPT = ("compare", "format", "sort", "view")
"""What a tidy address keeps beside the selection."""


@dataclass(frozen=True)
class Asked:
    """How the list is asked for, beside what is selected."""

    sort: str
    is_table: bool

    @property
    def params(self) -> list[tuple[str, str]]:
        """As an address says it; the defaults are left out."""
        sort = [] if self.sort == NAME else [("sort", self.sort)]
        return [*sort, ("view", "table")] if self.is_table else sort


def was_sent_empty(params: QueryDict) -> bool:
    """Whether a form sent fields that nobody filled in."""
    names = (name for name, value in params.items() if not value)
    return any(name == "q" or name.endswith(("_min", "_max")) for name in names)


def tidy_address(page: Page) -> str:
    """The selection alone, so that the address can be passed on; with something wrong in it, all but what is empty."""
    given = [pair for pair in page.given() if pair[1]]
    if page.errors:
        return with_params(page.path, given)
    return selection_url(page.path, page.selection, [one for one in given if one[0] in KEPT and one != ("sort", NAME)])
