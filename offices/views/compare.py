"""Two to six offices side by side, or the chooser."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from offices.comparison.rows import Comparison, compare
from offices.filters import ParameterError
from offices.presenters.compare import compare_table
from offices.querysets import whole_offices
from offices.records import CaveatRecord
from offices.views.context import request_matrix
from offices.views.selection import Tray, answer, page_tray, unknown_params

CHOICES_SHOWN = 200


def compare_offices(request: HttpRequest) -> HttpResponse:
    """/compare/?office=a&office=b: the comparison; without offices the chooser, with wrong ones the chooser and why."""
    tray = page_tray(request, "office")
    errors = [*unknown_params(request, ["office"]), *tray.errors, *count_errors(request, tray)]
    if errors or not tray.offices:
        return chooser(request, tray, errors)
    matrix = request_matrix(request)
    comparison = compare(whole_offices(matrix.token, tray.slugs), matrix.groups)
    context = {
        "table": compare_table(comparison, matrix.dimensions),
        "caveats": distinct_caveats(comparison),
        "names": [office.name for office in tray.offices],
    }
    return answer(request, "offices/compare.html", context)


def count_errors(request: HttpRequest, tray: Tray) -> list[ParameterError]:
    """One office is no comparison, nor is an empty `office=`."""
    if "office" not in request.GET or len(tray.offices) > 1 or tray.errors:
        return []
    return [ParameterError("office", _("Choose two to six different offices; “office” named one."))]


def chooser(request: HttpRequest, tray: Tray, errors: list[ParameterError]) -> HttpResponse:
    matrix = request_matrix(request)
    context = {
        "offices": matrix.offices[:CHOICES_SHOWN],
        "n_more": max(len(matrix.offices) - CHOICES_SHOWN, 0),
        "chosen": tray.slugs,
    }
    return answer(request, "offices/compare_chooser.html", context, errors)


def distinct_caveats(comparison: Comparison) -> list[CaveatRecord]:
    """What the authors warn of about these offices, each once."""
    return list(dict.fromkeys(caveat for case in comparison.cases for caveat in case.office.caveats))
