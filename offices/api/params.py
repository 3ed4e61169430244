"""Reading the parameters that all endpoints share: the selection, the page, the language. No answers here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _

from offices.api.errors import refuse
from offices.facets.selection import Selection
from offices.filters import ParameterError, read_selection, unknown_error
from offices.grammar import TRACKING
from offices.presenters.numbers import figure
from offices.presenters.urls import given_params, with_params
from offices.views.context import request_matrix

LANGUAGES = ("en", "nb")
MOST_ROWS = 500
DEFAULT_ROWS = 50
T = TypeVar("T")

# What the description says of parameters that are not fixed: the codebook is data.
SELECTION_PARAMS: dict[str, Any] = {
    "parameters": [
        {
            "in": "query",
            "name": "selection",
            "description": "Any dimension of the codebook with a category, a status or not_yet_coded, repeated for OR; "
            "<dimension>_min and _max for numbers; <dimension>_match=all; record; visit. See /api/v1/dimensions/.",
            "style": "form",
            "explode": True,
            "schema": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
            "example": {"leadership": ["two_leaders"]},
        }
    ]
}


@dataclass(frozen=True)
class Paging:
    page: int
    size: int


def selection_of(request: HttpRequest, also: Collection[str] = ()) -> Selection:
    """The selection in the request; a wrong parameter is refused."""
    parsed = read_selection(request_matrix(request), request.GET, also=("lang", *also))
    refuse(parsed.errors)
    return parsed.selection


def only(request: HttpRequest, *allowed: str) -> None:
    """Refuse parameters that the endpoint does not have."""
    known = ("lang", *allowed)
    refuse([unknown_error(name, known) for name in request.GET if name not in (*known, *TRACKING)])


def paging_of(request: HttpRequest) -> Paging:
    return Paging(whole(request, "page", 1, 1_000_000), whole(request, "page_size", DEFAULT_ROWS, MOST_ROWS))


def whole(request: HttpRequest, name: str, default: int, most: int) -> int:
    """A whole number from 1 to `most`."""
    given = request.GET.get(name, str(default))
    if given.isascii() and given.isdecimal() and len(given) < 8 and 1 <= int(given) <= most:
        return int(given)
    message = _("“%(name)s” must be a whole number from 1 to %(most)s.") % {"name": name, "most": figure(Decimal(most))}
    return refuse([ParameterError(name, message)])


def paged(request: HttpRequest, rows: Sequence[T], paging: Paging) -> tuple[Sequence[T], str | None]:
    """The rows of the page, and the address of the next one."""
    first = (paging.page - 1) * paging.size
    return rows[first : first + paging.size], next_url(request, paging, len(rows))


def next_url(request: HttpRequest, paging: Paging, total: int) -> str | None:
    if paging.page * paging.size >= total:
        return None
    kept = given_params(request.GET, but=["page"])
    return request.build_absolute_uri(with_params(request.path, kept, [("page", str(paging.page + 1))]))
