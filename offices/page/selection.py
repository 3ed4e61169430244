"""What the pages share: reading the selection and what is carried along to compare, answering with what was wrong."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from offices.data.withdrawals import withdrawn_on
from offices.matrix.filters import ParameterError, Parsed, read_selection, unknown_error
from offices.matrix.matrix import Matrix, OfficeRow
from offices.models.grammar import TRACKING
from offices.page.carry import carry
from offices.page.context import request_matrix
from offices.page.errors import NotThere, allowed_words, not_there
from offices.page.marking import mark
from offices.page.take_along import file_answer, file_links, format_errors, permalink, wants_file
from offices.table.table import Table
from offices.wording.errors import MOST_ERRORS, error_texts
from offices.wording.urls import compare_params, given_params, with_params

MOST_COMPARED = 6
MOST_ALLOWED = 50
"""Offices that a message names; of more those that look most like what was given are among them."""


@dataclass(frozen=True)
class Pick:
    """An office to compare, at one visit or, without one, at its latest."""

    office: OfficeRow
    visit: str = ""

    @property
    def word(self) -> str:
        """As it stands in a URL: `lillevik`, or `lillevik.first-visit`."""
        return f"{self.office.slug}.{self.visit}" if self.visit else self.office.slug


@dataclass(frozen=True)
class Tray:
    """The offices carried along, and what was wrong with the rest."""

    picks: tuple[Pick, ...]
    errors: tuple[ParameterError, ...] = ()

    @property
    def offices(self) -> list[OfficeRow]:
        return [pick.office for pick in self.picks]

    @property
    def words(self) -> list[str]:
        return [pick.word for pick in self.picks]

    @property
    def params(self) -> list[tuple[str, str]]:
        return compare_params(self.words)

    @property
    def is_full(self) -> bool:
        return len(self.picks) >= MOST_COMPARED


def answer(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    errors: Sequence[ParameterError] = (),
    table: Callable[[], Table] | None = None,
    address: Sequence[tuple[str, str]] | None = None,
) -> HttpResponse:
    """The page, with what is carried along; with errors a 400 that says what was wrong and shows the rest.

    A page that gives its `table` can be taken along: with `format` it is a file, made of the same context. `address`
    says in full what the page shows, for links that are to last; without it they repeat what was given.
    """
    tray = context.get("tray") or page_tray(request)
    errors = [*errors, *(error for error in tray.errors if error not in errors)]
    if all(error.field != "format" for error in errors):
        errors += format_errors(request, has_table=bool(table or errors))
    if table and wants_file(request) and not errors:
        return file_answer(request, table(), address)
    shared = {
        "tray": tray,
        "tray_clear_url": without_compare(request),
        "errors": list(error_texts(errors)),
        "n_more_errors": max(len(errors) - MOST_ERRORS, 0),
        "take_along": file_links(request, address) if table and not errors else (),
        "permalink": permalink(request, address) if address is not None and not errors else "",
    }
    response = render(request, template, {**context, **shared}, status=400 if errors else 200)
    if errors:
        response.content = mark(response.content.decode(), errors[:MOST_ERRORS])
    if tray.picks:
        response.content = carry(response.content.decode(), tray.params)
    return response


def without_compare(request: HttpRequest) -> str:
    """This page with nothing carried along."""
    return with_params(request.path, given_params(request.GET, but=["compare"]))


def unknown_params(request: HttpRequest, allowed: Collection[str] = ()) -> list[ParameterError]:
    """An error for each parameter that a page without a selection does not have."""
    return [unknown_error(name, list(allowed)) for name in request.GET if name not in (*allowed, "compare", *TRACKING)]


def page_selection(request: HttpRequest, also: Collection[str] = ()) -> Parsed:
    """The selection of the page; `also` names its own further parameters."""
    return read_selection(request_matrix(request), request.GET, also=("compare", *also))


def page_tray(request: HttpRequest, name: str = "compare") -> Tray:
    """The offices named by the parameter, each visit once, at most six."""
    matrix = request_matrix(request)
    picks, errors = [], []
    for word in dict.fromkeys(request.GET.getlist(name)):
        slug, _dot, visit = word.partition(".")
        if slug not in matrix.first_row:
            errors.append(unknown_office(matrix, name, word))
        elif visit and visit not in (known := visits_of(matrix, slug)):
            message = _("“%(slug)s” has no visit “%(visit)s”.") % {"slug": slug, "visit": visit}
            errors.append(ParameterError(name, message, tuple(f"{slug}.{key}" for key in known)))
        else:
            picks.append(Pick(matrix.office(slug), visit))
    if len(picks) > MOST_COMPARED:
        message = _("At most %(most)s offices can be compared; %(given)s were given.")
        errors.append(ParameterError(name, message % {"most": MOST_COMPARED, "given": len(picks)}))
    return Tray(tuple(picks[:MOST_COMPARED]), tuple(errors))


def visits_of(matrix: Matrix, slug: str) -> list[str]:
    """The keys of an office's visits, in order of time."""
    return [matrix.visit_keys[row] for row in matrix.rows_of(slug)]


def unknown_office(matrix: Matrix, name: str, slug: str) -> ParameterError:
    """A message that lists the offices there are, as long as that is a list one can read."""
    allowed = allowed_words(slug, matrix.first_row, MOST_ALLOWED)
    return ParameterError(name, _("There is no office “%(slug)s”.") % {"slug": slug}, allowed, slug)


def no_office(matrix: Matrix, slug: str) -> NotThere:
    """The page of an office that is not there, with those of like names."""
    message = _("There is no office “%(slug)s”.") % {"slug": slug}
    names = {one.slug: one.name for one in matrix.offices}
    return not_there(message, "offices:office-detail", slug, names, withdrawn_on("office", slug))


def page_number(request: HttpRequest, last: int) -> tuple[int, tuple[ParameterError, ...]]:
    """The page asked for, from 1 to `last`; 1 and an error for anything else."""
    given = request.GET.get("page", "1")
    if given.isascii() and given.isdecimal() and len(given) < 10 and 1 <= int(given) <= max(last, 1):
        return int(given), ()
    message = _("“page” must be a whole number from 1 to %(last)s.") % {"last": max(last, 1)}
    return 1, (ParameterError("page", message),)
