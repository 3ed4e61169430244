"""What the pages share: reading the selection and what is carried along to compare, answering with what was wrong."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from offices.facets.matrix import Matrix, OfficeRow
from offices.filters import TRACKING, ParameterError, Parsed, read_selection, unknown_error
from offices.presenters.urls import compare_params
from offices.views.context import request_matrix

MOST_COMPARED = 6


@dataclass(frozen=True)
class Tray:
    """The offices carried along, and what was wrong with the rest."""

    offices: tuple[OfficeRow, ...]
    errors: tuple[ParameterError, ...]

    @property
    def slugs(self) -> list[str]:
        return [office.slug for office in self.offices]

    @property
    def params(self) -> list[tuple[str, str]]:
        return compare_params(self.slugs)

    @property
    def is_full(self) -> bool:
        return len(self.offices) >= MOST_COMPARED


def answer(
    request: HttpRequest, template: str, context: dict[str, Any], errors: Sequence[ParameterError] = ()
) -> HttpResponse:
    """The page; with errors a 400 that says what was wrong and shows what was understood."""
    return render(request, template, {**context, "errors": errors}, status=400 if errors else 200)


def unknown_params(request: HttpRequest, allowed: Collection[str] = ()) -> list[ParameterError]:
    """An error for each parameter that a page without a selection does not have."""
    return [unknown_error(name, list(allowed)) for name in request.GET if name not in (*allowed, *TRACKING)]


def page_selection(request: HttpRequest, also: Collection[str] = ()) -> Parsed:
    """The selection of the page; `also` names its own further parameters."""
    return read_selection(request_matrix(request), request.GET, also=also)


def page_tray(request: HttpRequest, name: str = "compare") -> Tray:
    """The offices named by the parameter, each once, at most six."""
    matrix = request_matrix(request)
    slugs = list(dict.fromkeys(request.GET.getlist(name)))
    errors = [unknown_office(matrix, name, slug) for slug in slugs if slug not in matrix.first_row]
    known = [slug for slug in slugs if slug in matrix.first_row]
    if len(known) > MOST_COMPARED:
        message = _("At most %(most)s offices can be compared; %(given)s were given.")
        errors.append(ParameterError(name, message % {"most": MOST_COMPARED, "given": len(known)}))
    return Tray(tuple(matrix.office(slug) for slug in known[:MOST_COMPARED]), tuple(errors))


def unknown_office(matrix: Matrix, name: str, slug: str) -> ParameterError:
    """A message that lists the offices there are, as long as that is a list one can read."""
    allowed = [office.slug for office in matrix.offices[:50]]
    return ParameterError(name, _("There is no office “%(slug)s”.") % {"slug": slug}, tuple(allowed))


def page_number(request: HttpRequest, last: int) -> tuple[int, tuple[ParameterError, ...]]:
    """The page asked for, from 1 to `last`; 1 and an error for anything else."""
    given = request.GET.get("page", "1")
    if given.isascii() and given.isdecimal() and len(given) < 10 and 1 <= int(given) <= max(last, 1):
        return int(given), ()
    message = _("“page” must be a whole number from 1 to %(last)s.") % {"last": max(last, 1)}
    return 1, (ParameterError("page", message),)
