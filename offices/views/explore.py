"""Any two dimensions against each other."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from offices.facets.matrix import Matrix
from offices.filters import ParameterError
from offices.presenters.crosstab import crosstab_table
from offices.presenters.facets import chips
from offices.statistics import TooManyValues, crosstab
from offices.views.context import request_matrix
from offices.views.selection import answer, page_selection

DEFAULTS = {"x": "leadership", "y": "organisation_model"}
NAMES_IN_CELL = 12


def explore(request: HttpRequest) -> HttpResponse:
    """/explore/?x=&y=: the cross-tabulation of the selected records, names in the cells."""
    matrix = request_matrix(request)
    parsed = page_selection(request, also=("x", "y"))
    x, x_errors = axis(matrix, request, "x")
    y, y_errors = axis(matrix, request, "y")
    errors, table = [*parsed.errors, *x_errors, *y_errors], None
    if x and y:
        try:
            counted = crosstab(matrix, parsed.selection, x, y, names=NAMES_IN_CELL)
            table = crosstab_table(counted, parsed.selection)
        except TooManyValues as error:
            errors.append(too_many(*error.args))
    context = {
        "table": table,
        "groups": matrix.groups,
        "x": x,
        "y": y,
        "selection": parsed.selection,
        "hidden": list(parsed.selection.params()),
        "chips": chips(matrix, parsed.selection, request.path, [("x", x), ("y", y)]),
    }
    return answer(request, "offices/explore.html", context, errors)


def axis(matrix: Matrix, request: HttpRequest, name: str) -> tuple[str, list[ParameterError]]:
    """The dimension that the parameter names; its default, or none where the codebook lacks that."""
    given = request.GET.get(name)
    if given is None:
        default = DEFAULTS[name]
        return (default if default in matrix.columns else next(iter(matrix.columns), "")), []
    if given in matrix.columns:
        return given, []
    message = _("There is no dimension “%(key)s”.") % {"key": given}
    return "", [ParameterError(name, message, tuple(matrix.columns))]


def too_many(key: str, count: int) -> ParameterError:
    message = _(
        "“%(key)s” has %(count)s different numbers here, too many for a table; choose a dimension with categories."
    )
    return ParameterError(key, message % {"key": key, "count": count})
