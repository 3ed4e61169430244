"""Reading what an operation was asked: checked against its list, then the selection and the page. No answers here."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from offices.api.errors import refuse, refused
from offices.api.parameters import DEFAULT_ROWS, LANGUAGES, MOST_PAGES, MOST_ROWS, Parameter, Parameters
from offices.matrix.filters import ParameterError, read_selection, repeated_error, unknown_error, word_error
from offices.matrix.matrix import Grid
from offices.matrix.selection import Selection
from offices.models.grammar import TRACKING
from offices.page.page import Page
from offices.wording.numbers import figure
from offices.wording.urls import with_params


@dataclass(frozen=True)
class Paging:
    page: int
    size: int


def check(given: QueryDict, known: Parameters) -> None:
    """Refuse what is not in the list, what is given too often, what is missing, a language that there is not."""
    language = given.get("lang", "en")
    errors = [unknown_error(name, list(known)) for name in given if name not in known and name not in TRACKING]
    errors += [repeated_error(name) for name in given if is_repeated(given, known.get(name))]
    errors += [missing_error(name) for name, one in known.items() if one.required and name not in given]
    errors += [] if language in LANGUAGES else [word_error("lang", language, LANGUAGES)]
    refuse(errors)


def is_repeated(given: QueryDict, one: Parameter | None) -> bool:
    return one is not None and not one.is_list and len(given.getlist(one.name)) > 1


def missing_error(name: str) -> ParameterError:
    return ParameterError(name, _("“%(field)s” must be given.") % {"field": name})


def selection_of(page: Page, grid: Grid) -> Selection:
    """The selection in the request, whose names are checked; a wrong value is refused."""
    parsed = read_selection(grid, page.params, also=tuple(page.params))
    refuse(parsed.errors)
    return parsed.selection


def paging_of(page: Page) -> Paging:
    return Paging(whole(page.params, "page", 1, MOST_PAGES), whole(page.params, "page_size", DEFAULT_ROWS, MOST_ROWS))


def whole(params: QueryDict, name: str, default: int, most: int) -> int:
    """A whole number from 1 to `most`."""
    given = params.get(name, str(default))
    if given.isascii() and given.isdecimal() and len(given) < 8 and 1 <= int(given) <= most:
        return int(given)
    message = _("“%(name)s” must be a whole number from 1 to %(most)s.") % {"name": name, "most": figure(Decimal(most))}
    raise refused(ParameterError(name, message))


def list_answer(page: Page, rows: Sequence[object]) -> dict[str, Any]:
    """The rows of the page that is asked for, how many there are in all, and the address of the next page."""
    paging = paging_of(page)
    first = (paging.page - 1) * paging.size
    shown = rows[first : first + paging.size]
    return {"count": len(rows), "next": next_url(page, paging, len(rows)), "results": shown}


def next_url(page: Page, paging: Paging, total: int) -> str | None:
    if paging.page * paging.size >= total:
        return None
    following = [("page", str(paging.page + 1))]
    return page.absolute(with_params(page.path, page.given(but=["page"]), following))
