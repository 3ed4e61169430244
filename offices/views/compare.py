"""Two to six offices side by side, or the chooser."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from offices.comparison.rows import compare
from offices.facets.matrix import Matrix
from offices.filters import TRACKING, ParameterError, unknown_error
from offices.presenters.compare import compare_table
from offices.querysets import load_offices
from offices.views.context import request_matrix
from offices.views.selection import Tray, page_tray

CHOICES_SHOWN = 200


def compare_offices(request: HttpRequest) -> HttpResponse:
    """/compare/?office=a&office=b: the comparison; without offices the chooser, with wrong ones the chooser and why."""
    tray = page_tray(request, "office")
    errors = [*unknown_params(request), *tray.errors, *count_errors(request, tray)]
    if errors or not tray.offices:
        return chooser(request, tray, errors)
    matrix = request_matrix(request)
    comparison = compare(load_offices(tray.slugs, caveats=True), matrix.groups)
    context = {
        "table": compare_table(comparison, matrix.dimensions),
        "caveats": distinct_caveats(comparison),
        "names": [office.name for office in tray.offices],
    }
    return render(request, "offices/compare.html", context)


def unknown_params(request: HttpRequest) -> list[ParameterError]:
    return [unknown_error(name, ["office"]) for name in request.GET if name not in ("office", *TRACKING)]


def count_errors(request: HttpRequest, tray: Tray) -> list[ParameterError]:
    """One office is no comparison, nor is an empty `office=`."""
    if "office" not in request.GET or len(tray.offices) > 1 or tray.errors:
        return []
    return [ParameterError("office", _("Choose two to six different offices; “office” named one."))]


def chooser(request: HttpRequest, tray: Tray, errors: list[ParameterError]) -> HttpResponse:
    matrix: Matrix = request_matrix(request)
    context = {
        "offices": matrix.offices[:CHOICES_SHOWN],
        "n_more": max(len(matrix.offices) - CHOICES_SHOWN, 0),
        "chosen": tray.slugs,
        "errors": errors,
    }
    return render(request, "offices/compare_chooser.html", context, status=400 if errors else 200)


def distinct_caveats(comparison) -> list:
    """What the authors warn of about these offices, each once."""
    return list(dict.fromkeys(caveat for case in comparison.cases for caveat in case.office.caveats))
