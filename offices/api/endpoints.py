"""The endpoints: parse, ask the engine, answer. What is asked and counted is the same as for the pages."""

from collections.abc import Callable
from functools import wraps
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from offices.api import evidence, schemas, serialise
from offices.api.errors import ApiError, not_there, refuse, register
from offices.api.params import LANGUAGES, SELECTION_PARAMS, next_url, only, paged, paging_of, selection_of
from offices.comparison.rows import compare_cases
from offices.evidence.selection import select_findings
from offices.evidence.weighing import independent_families
from offices.facets.counting import select
from offices.filters import ParameterError, word_error
from offices.querysets import load_sources, whole_offices
from offices.statistics import TooManyValues, crosstab
from offices.views.compare import cases_of
from offices.views.context import request_evidence, request_matrix
from offices.views.evidence import found_keys, read_findings
from offices.views.explore import too_many
from offices.views.selection import page_tray


class Utf8Renderer(JSONRenderer):
    """Norwegian letters as themselves."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="NAV Compare",
    version="1",
    description="How Norway's local welfare offices are organised, each value with its source. Read-only; the same "
    "engine, parameters and words as the pages. lang=en or nb. Errors all have one shape.",
    urls_namespace="api",
    docs_url="docs",
    openapi_url="openapi.json",
    renderer=Utf8Renderer(),
)
register(api)
ERRORS = {400: schemas.ErrorAnswer, 404: schemas.ErrorAnswer}
GONE = {410: schemas.ErrorAnswer}
"""Of what has an address of its own, once it is withdrawn."""


def answers(path: str, shape: Any, *, selects: bool = False) -> Callable:
    """An endpoint: its answer's shape, and in the description the selection where it takes one.

    nav_compare/language.py has activated the language that `lang` names; any other word is refused here.
    """

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            language = request.GET.get("lang", "en")
            if language not in LANGUAGES:
                refuse([word_error("lang", language, LANGUAGES)])
            return view(request, *args, **kwargs)

        extra = SELECTION_PARAMS if selects else {}
        failures = ERRORS | (GONE if "{" in path else {})
        return api.get(path, response={200: shape, **failures}, openapi_extra=extra, by_alias=True)(spoken)

    return decorate


@answers("/offices/", schemas.OfficeList, selects=True)
def offices(request: HttpRequest) -> Any:
    """The records that satisfy the selection, in the order of the pages."""
    matrix, paging = request_matrix(request), paging_of(request)
    match = select(matrix, selection_of(request, also=("page", "page_size")))
    first = (paging.page - 1) * paging.size
    rows = islice(matrix.office_rows(match.offices), first, first + paging.size)
    return {
        "count": match.count,
        "n_offices": match.n_offices,
        "next": next_url(request, paging, match.count),
        "results": [serialise.office_line(office) for office in rows],
    }


@answers("/offices/{slug}/", schemas.OfficeDetail)
def office(request: HttpRequest, slug: str) -> Any:
    """One office with its visits and all their codings."""
    only(request)
    matrix = request_matrix(request)
    found = whole_offices(matrix.token, [slug])
    if not found:
        message = _("There is no office “%(slug)s”.") % {"slug": slug}
        raise not_there("office", "offices", slug, message, "slug")
    return serialise.office_detail(found[0], matrix.dimensions)


@answers("/facets/", schemas.Facets, selects=True)
def facets(request: HttpRequest) -> Any:
    """Per dimension and category, how many records a click would leave."""
    matrix, selection = request_matrix(request), selection_of(request)
    return serialise.facets(matrix, selection, select(matrix, selection))


@answers("/crosstab/", schemas.CrosstabAnswer, selects=True)
def cross(request: HttpRequest, x: str, y: str) -> Any:
    """Two dimensions against each other, with what is missing."""
    matrix, selection = request_matrix(request), selection_of(request, also=("x", "y"))
    for name, key in (("x", x), ("y", y)):
        if key not in matrix.columns:
            message = _("There is no dimension “%(key)s”.") % {"key": key}
            refuse([ParameterError(name, message, tuple(matrix.columns))])
    try:
        return serialise.crosstab(crosstab(matrix, selection, x, y))
    except TooManyValues as error:
        raise ApiError(400, "too_many_values", too_many(*error.args).message, error.args[0]) from error


@answers("/compare/", schemas.Comparison)
def side_by_side(request: HttpRequest) -> Any:
    """Two to six offices, row by row, with the notices that say when the comparison is unfair."""
    only(request, "office")
    tray = page_tray(request, "office")
    refuse(tray.errors)
    if len(tray.picks) < 2:
        refuse([ParameterError("office", _("Choose two to six different offices."))])
    matrix = request_matrix(request)
    return serialise.comparison(compare_cases(cases_of(request, tray), matrix.groups), matrix.dimensions)


@answers("/dimensions/", schemas.DimensionList)
def dimensions(request: HttpRequest) -> Any:
    """The codebook."""
    only(request, "page", "page_size")
    paging = paging_of(request)
    rows = [(one, group.key) for group in request_matrix(request).groups for one in group.dimensions]
    shown, following = paged(request, rows, paging)
    return {"count": len(rows), "next": following, "results": [serialise.dimension_row(*row) for row in shown]}


@answers("/dimensions/{key}/", schemas.DimensionRow)
def dimension(request: HttpRequest, key: str) -> Any:
    """One dimension with its categories."""
    only(request)
    for group in request_matrix(request).groups:
        for one in group.dimensions:
            if one.key == key:
                return serialise.dimension_row(one, group.key)
    allowed, message = list(request_matrix(request).columns), _("There is no dimension “%(key)s”.") % {"key": key}
    raise not_there("dimension", "dimensions", key, message, "key", allowed)


@answers("/sources/", schemas.SourceList)
def sources(request: HttpRequest) -> Any:
    """The studies that the data rest on."""
    only(request, "page", "page_size")
    rows = load_sources()
    shown, following = paged(request, rows, paging_of(request))
    return {"count": len(rows), "next": following, "results": [serialise.source_row(source) for source in shown]}


@answers("/sources/{key}/", schemas.SourceRow)
def source(request: HttpRequest, key: str) -> Any:
    """One study."""
    only(request)
    rows = {row.key: row for row in load_sources()}
    if key not in rows:
        message = _("There is no source “%(key)s”.") % {"key": key}
        raise not_there("source", "sources", key, message, "key", list(rows))
    return serialise.source_row(rows[key])


@answers("/findings/", schemas.FindingList)
def findings(request: HttpRequest) -> Any:
    """What research says, with the filters of /evidence/; n_families counts independent bodies of data."""
    known = request_evidence(request)
    selection, errors = read_findings(known, request_matrix(request), request.GET, also=("lang", "page", "page_size"))
    refuse(errors)
    found = select_findings(known, selection, found_keys(request, selection))
    shown, following = paged(request, found, paging_of(request))
    n_families = independent_families(known, found)
    rows = [evidence.finding_row(one) for one in shown]
    return {"count": len(found), "n_families": n_families, "next": following, "results": rows}


@answers("/findings/{key}/", schemas.FindingRow)
def finding(request: HttpRequest, key: str) -> Any:
    """One finding."""
    only(request)
    known = request_evidence(request).findings
    if key not in known:
        message = _("There is no finding “%(key)s”.") % {"key": key}
        raise not_there("finding", "findings", key, message, "id")
    return evidence.finding_row(known[key])


@answers("/indicators/", schemas.IndicatorList)
def indicators(request: HttpRequest) -> Any:
    """Survey and register figures, as the sources give them."""
    only(request, "page", "page_size")
    rows = list(request_evidence(request).indicators.values())
    shown, following = paged(request, rows, paging_of(request))
    return {"count": len(rows), "next": following, "results": [evidence.indicator_row(one) for one in shown]}


@answers("/indicators/{key}/", schemas.IndicatorRow)
def indicator(request: HttpRequest, key: str) -> Any:
    """One indicator."""
    only(request)
    known = request_evidence(request).indicators
    if key not in known:
        message = _("There is no indicator “%(key)s”.") % {"key": key}
        raise not_there("indicator", "indicators", key, message, "key", list(known))
    return evidence.indicator_row(known[key])
