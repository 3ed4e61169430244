"""The endpoints: parse, ask the engine, answer. What is asked and counted is the same as for the pages."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from offices.api import evidence, parameters, schemas, serialise
from offices.api.errors import ApiError, not_there, refuse, register
from offices.api.parameters import Asked
from offices.api.params import check, next_url, paged, paging_of, selection_of
from offices.api.questions import question_row
from offices.compare.cases import cases_of
from offices.compare.rows import compare_cases
from offices.data.editions import Edition, with_edition
from offices.data.offices import whole_offices
from offices.data.sources import load_sources
from offices.evidence.bodies import independent_families
from offices.evidence.selection import findings_of, select_findings
from offices.explore.crosstab import counts as statistics
from offices.explore.messages import too_many
from offices.matrix.counting import select
from offices.matrix.filters import ParameterError
from offices.page.page import DATA_VERSION, Page


class Utf8Renderer(JSONRenderer):
    """Norwegian letters as themselves."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="NAV Compare",
    version="1",
    description="How Norway's local welfare offices are organised, each value with its source. Read-only (GET, HEAD); "
    "the same engine, parameters and words as the pages. A parameter that an operation does not name is refused with "
    "400, but those that others hang on links (utm_source and the like) are passed over. Errors all have one shape.",
    urls_namespace="api",
    docs_url="docs",
    openapi_url="openapi.json",
    renderer=Utf8Renderer(),
)
register(api)
ERRORS = dict.fromkeys((400, 404, 405, 500), schemas.ErrorAnswer)
GONE = {410: schemas.ErrorAnswer}
"""Of what has an address of its own, once it is withdrawn."""
ASKED: dict[str, tuple[Asked, ...]] = {}
"""Operation -> the lists of its parameters, beside the language."""


Endpoint = Callable[..., Any]


def answers(path: str, shape: Any, *lists: Asked) -> Callable[[Endpoint], Endpoint]:
    """An endpoint: its answer's shape, and the lists of parameters that it reads beside the language.

    What is in no list is refused here, so the description, made of the same lists, leaves nothing out.
    nav_compare/language.py has activated the language that `lang` names.
    """

    def decorate(view: Endpoint) -> Endpoint:
        ASKED[view.__name__] = lists

        @wraps(view)
        def spoken(request: HttpRequest, **kwargs: Any) -> Any:
            def of(edition: Edition) -> Any:
                page = Page(request, edition)
                check(page.params, parameters.asked(page, lists))
                return view(page, **kwargs)

            return with_edition(of, request.META.get(DATA_VERSION))

        spoken.__signature__ = asked_for(view)  # type: ignore[attr-defined]  # where the framework looks
        shapes = {200: shape, **ERRORS, **(GONE if "{" in path else {})}
        return api.get(path, response=shapes, operation_id=view.__name__, by_alias=True)(spoken)

    return decorate


def asked_for(view: Endpoint) -> Signature:
    """What the framework sees of an endpoint: a request, and the parts of its path."""
    _page, *parts = signature(view).parameters.values()
    return Signature([Parameter("request", Parameter.POSITIONAL_OR_KEYWORD), *parts])


@answers("/offices/", schemas.OfficeList, parameters.pages, parameters.selection)
def offices(page: Page) -> Any:
    """The records that satisfy the selection, in the order of the pages."""
    matrix, paging = page.matrix, paging_of(page)
    match = select(matrix, selection_of(page, page.matrix))
    first = (paging.page - 1) * paging.size
    rows = islice(matrix.office_rows(match.offices), first, first + paging.size)
    return {
        "count": match.count,
        "n_offices": match.n_offices,
        "next": next_url(page, paging, match.count),
        "results": [serialise.office_line(office) for office in rows],
    }


@answers("/offices/{slug:slug}/", schemas.OfficeDetail)
def office(page: Page, slug: str) -> Any:
    """One office with its visits and all their codings."""
    matrix = page.matrix
    found = whole_offices(page.edition, [slug])
    if not found:
        message = _("There is no office “%(slug)s”.") % {"slug": slug}
        raise not_there("office", "offices", slug, message, "slug")
    return serialise.office_detail(found[0], matrix.dimensions)


@answers("/facets/", schemas.Facets, parameters.selection)
def facets(page: Page) -> Any:
    """Per dimension and category, how many records a click would leave."""
    matrix, selection = page.matrix, selection_of(page, page.matrix)
    return serialise.facets(matrix, selection, select(matrix, selection))


@answers("/crosstab/", schemas.CrosstabAnswer, parameters.axes, parameters.selection)
def crosstab(page: Page) -> Any:
    """Two dimensions against each other, with what is missing."""
    matrix, selected = page.matrix, selection_of(page, page.matrix)
    x, y = page.params.get("x", ""), page.params.get("y", "")
    for name, key in (("x", x), ("y", y)):
        if key not in matrix.facets:
            message = _("There is no dimension “%(key)s”.") % {"key": key}
            refuse([ParameterError(name, message, tuple(matrix.facets))])
    try:
        return serialise.crosstab(statistics.crosstab(matrix, selected, x, y))
    except statistics.TooManyValues as error:
        raise ApiError(400, "too_many_values", too_many(*error.args).message, error.args[0]) from error


@answers("/compare/", schemas.Comparison, parameters.compared)
def compare(page: Page) -> Any:
    """Two to six offices, row by row, with the notices that say when the comparison is unfair."""
    tray = page.read_tray("office")
    refuse(tray.errors)
    if len(tray.picks) < 2:
        refuse([ParameterError("office", _("Choose two to six different offices."))])
    return serialise.comparison(compare_cases(cases_of(page.edition, tray.picks), page.matrix.groups))


@answers("/dimensions/", schemas.DimensionList, parameters.pages)
def dimensions(page: Page) -> Any:
    """The codebook."""
    paging = paging_of(page)
    rows = [(one, group.key) for group in page.matrix.groups for one in group.dimensions]
    shown, following = paged(page, rows, paging)
    return {"count": len(rows), "next": following, "results": [serialise.dimension_row(*row) for row in shown]}


@answers("/dimensions/{slug:key}/", schemas.DimensionRow)
def dimension(page: Page, key: str) -> Any:
    """One dimension with its categories."""
    for group in page.matrix.groups:
        for one in group.dimensions:
            if one.key == key:
                return serialise.dimension_row(one, group.key)
    allowed, message = list(page.matrix.columns), _("There is no dimension “%(key)s”.") % {"key": key}
    raise not_there("dimension", "dimensions", key, message, "key", allowed)


@answers("/sources/", schemas.SourceList, parameters.pages)
def sources(page: Page) -> Any:
    """The studies that the data rest on."""
    rows = load_sources()
    shown, following = paged(page, rows, paging_of(page))
    return {"count": len(rows), "next": following, "results": [serialise.source_row(source) for source in shown]}


@answers("/sources/{slug:key}/", schemas.SourceRow)
def source(page: Page, key: str) -> Any:
    """One study."""
    rows = {row.key: row for row in load_sources()}
    if key not in rows:
        message = _("There is no source “%(key)s”.") % {"key": key}
        raise not_there("source", "sources", key, message, "key", list(rows))
    return serialise.source_row(rows[key])


@answers("/findings/", schemas.FindingList, parameters.pages, parameters.findings)
def findings(page: Page) -> Any:
    """What research says, with the filters of /evidence/; n_families counts independent bodies of data."""
    every = findings_of(page.evidence, page.matrix)
    found = select_findings(every, selection_of(page, every))
    shown, following = paged(page, found, paging_of(page))
    n_families = independent_families(page.evidence, found)
    rows = [evidence.finding_row(one) for one in shown]
    return {"count": len(found), "n_families": n_families, "next": following, "results": rows}


@answers("/findings/{slug:key}/", schemas.FindingRow)
def finding(page: Page, key: str) -> Any:
    """One finding."""
    known = page.evidence.findings
    if key not in known:
        message = _("There is no finding “%(key)s”.") % {"key": key}
        raise not_there("finding", "findings", key, message, "id")
    return evidence.finding_row(known[key])


@answers("/indicators/", schemas.IndicatorList, parameters.pages)
def indicators(page: Page) -> Any:
    """Survey and register figures, as the sources give them."""
    rows = list(page.evidence.indicators.values())
    shown, following = paged(page, rows, paging_of(page))
    return {"count": len(rows), "next": following, "results": [evidence.indicator_row(one) for one in shown]}


@answers("/indicators/{slug:key}/", schemas.IndicatorRow)
def indicator(page: Page, key: str) -> Any:
    """One indicator."""
    known = page.evidence.indicators
    if key not in known:
        message = _("There is no indicator “%(key)s”.") % {"key": key}
        raise not_there("indicator", "indicators", key, message, "key", list(known))
    return evidence.indicator_row(known[key])


@answers("/questions/", schemas.QuestionList, parameters.pages)
def questions(page: Page) -> Any:
    """The ready questions: answers, sides, and every finding about each in its group."""
    rows = list(page.evidence.questions.values())
    shown, following = paged(page, rows, paging_of(page))
    results = [page.edition.kept(question_row, page.evidence, one, page.language) for one in shown]
    return {"count": len(rows), "next": following, "results": results}


@answers("/questions/{slug:key}/", schemas.QuestionRow)
def question(page: Page, key: str) -> Any:
    """One ready question."""
    known = page.evidence.questions
    if key not in known:
        message = _("There is no question “%(key)s”.") % {"key": key}
        raise not_there("question", "questions", key, message, "key", list(known))
    return page.edition.kept(question_row, page.evidence, known[key], page.language)
