"""Links that carry a selection. No decisions about what is selected."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from offices.matrix.selection import Selection

Params = Iterable[tuple[str, str]]
NO_PAGES = ("/static/", "/api/", "/admin/")
"""Below these there is nothing to compare."""

MOST_ADDRESSES = 16_384


def page_path(name: str, *args: object) -> str:
    """The path of that page in the language that is active: a page has hundreds of links, to the same few hundred."""
    return path_in(name, args, get_language() or "en")


@lru_cache(maxsize=MOST_ADDRESSES)
def path_in(name: str, args: tuple[object, ...], language: str) -> str:
    return reverse(f"offices:{name}", args=args)


def given_params(params: QueryDict) -> list[tuple[str, str]]:
    """All that a URL gives, in its order, repeated ones too."""
    return [(name, value) for name in params for value in params.getlist(name)]


def with_params(path: str, *params: Params) -> str:
    """The path with the parameters, in their order; no question mark without any."""
    query = urlencode([pair for group in params for pair in group])
    return f"{path}?{query}" if query else path


def encoded(params: Params) -> str:
    """Parameters as a query, without the question mark."""
    return urlencode(list(params))


def carrying(address: str, query: str) -> str:
    """The address with a query behind its own; as it is where it is no page of the site, or names what to compare."""
    if not query or not address.startswith("/") or address.startswith(NO_PAGES) or "compare=" in address:
        return address
    page, sign, place = address.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{query}{sign}{place}"


def selection_url(path: str, selection: Selection, extra: Params = ()) -> str:
    return with_params(path, selection.params(), extra)


def page_url(path: str, selection: Selection, number: int, extra: Params = ()) -> str:
    """One of the pages that a list is parted into; `extra` is what it is asked beside the selection."""
    return selection_url(path, selection, [*extra, ("page", str(number))])


def toggled(path: str, params: Params, tray: Iterable[str], word: str) -> str:
    """The same page with the office put in the comparison, or taken out of it."""
    kept = [one for one in tray if one != word]
    chosen = kept if word in tray else [*kept, word]
    return with_params(path, [one for one in params if one[0] != "compare"], compare_params(chosen))


def compare_params(slugs: Iterable[str]) -> list[tuple[str, str]]:
    """What is carried along for comparison."""
    return [("compare", slug) for slug in slugs]
