"""The endpoints: parse, ask the engine, answer. What is asked and counted is the same as for the pages."""

from collections.abc import Callable, Iterator
from functools import wraps
from inspect import Parameter, Signature, signature
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from offices.api import evidence_schemas, match_schemas, parameters, schemas
from offices.api.described import described
from offices.api.errors import ApiError, known_row, refuse, register
from offices.api.hypotheses import relation_row
from offices.api.match import match_row, nothing_chosen
from offices.api.parameters import Asked
from offices.api.params import check, list_answer, next_url, paging_of, selection_of
from offices.api.questions import question_row
from offices.codebook.studies import SORTS, in_order, select_studies, studies_of
from offices.compare.cases import cases_of
from offices.compare.notices import notices
from offices.compare.rows import compare_cases
from offices.data.comparisons import read_comparisons
from offices.data.editions import Edition, with_edition
from offices.data.offices import whole_offices
from offices.data.studies import read_studies
from offices.evidence.bodies import independent_families
from offices.evidence.hypotheses.records import hypotheses as relations_against_cases
from offices.evidence.order import FINDING_SORTS, finding_places, findings_in_order
from offices.evidence.selection import findings_of, select_findings
from offices.explore.crosstab import counts as statistics
from offices.explore.messages import too_many
from offices.matrix.counting import facet_counts, select
from offices.matrix.filters import ParameterError, read_word
from offices.matrix.matrix import Matrix
from offices.matrix.sorting import ordered_offices, read_order
from offices.our_office.answer import answer_to
from offices.our_office.grammar import read_description
from offices.our_office.words.answer import answer_words
from offices.page.page import DATA_VERSION, Page


class Utf8Renderer(JSONRenderer):
    """Norwegian letters as themselves."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="NAV Compare",
    version="1",
    description="How Norway's local welfare offices are organised, each value with its source. Read-only (GET, HEAD); "
    "the same engine, parameters and words as the pages. A parameter that an operation does not name is refused with "
    "400, but those that others hang on links (utm_source and the like) are passed over. Errors all have one shape. "
    "Beside its categories a dimension can be asked for `coded` and for the ways of being without a value: "
    "`not_stated`, `not_applicable`, `not_assessed`, `withheld`; and without a row of its own `told_of_parts` (teams, "
    "leaders or lines have values), `not_told_of_phase` (a phase told of afterwards, for which the source does not "
    "take it up) or `not_yet_coded`.",
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


@answers("/offices/", schemas.OfficeList, parameters.pages, parameters.selection, parameters.office_order)
def offices(page: Page) -> Any:
    """The records that satisfy the selection, in the order of the pages or in the one asked for."""
    matrix, paging = page.matrix, paging_of(page)
    sort, errors = read_order(matrix, page.params)
    refuse(errors)
    match = select(matrix, selection_of(page, page.matrix))
    first = (paging.page - 1) * paging.size
    rows = islice(ordered_offices(matrix, match, sort), first, first + paging.size)
    return {
        "count": match.count,
        "n_offices": match.n_offices,
        "next": next_url(page, paging, match.count),
        "results": list(rows),
    }


@answers("/offices/{slug:slug}/", schemas.OfficeDetail)
def office(page: Page, slug: str) -> Any:
    """One office with its visits and all their codings."""
    found = {one.slug: one for one in whole_offices(page.edition, [slug])}
    return known_row(found, "office", slug, _("There is no office “%(slug)s”.") % {"slug": slug}, "slug", told=False)


@answers("/facets/", schemas.Facets, parameters.selection)
def facets(page: Page) -> Any:
    """Per dimension and category, how many records a click would leave; not of what only findings speak of."""
    matrix, selection = page.matrix, selection_of(page, page.matrix)
    match, counts = select(matrix, selection), facet_counts(matrix, selection)
    rows = (
        schemas.FacetDimension.counted(column, counts[key], selection.choices.get(key, ()))
        for key, column in matrix.facets.items()
        if not column.dimension.only_in_findings or key in selection.dimensions
    )
    return {"count": match.count, "n_offices": match.n_offices, "dimensions": list(rows)}


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
        return statistics.crosstab(matrix, selected, x, y)
    except statistics.TooManyValues as error:
        raise ApiError(400, "too_many_values", too_many(*error.args).message, error.args[0]) from error


@answers("/compare/", schemas.Comparison, parameters.compared)
def compare(page: Page) -> Any:
    """Two to six offices, row by row, with the notices that say when the comparison is unfair."""
    tray = page.read_tray("office")
    refuse(tray.errors)
    if len(tray.picks) < 2:
        refuse([ParameterError("office", _("Choose two to six different offices."))])
    told = page.edition.of(read_comparisons)
    found = compare_cases(cases_of(page.edition, tray.picks), page.matrix.groups, told)
    return {
        "offices": [case.office for case in found.cases],
        "rows": [schemas.CompareRow.by_office(row, found.cases) for row in found.rows],
        "notices": notices(found),
    }


@answers("/match/", match_schemas.MatchAnswer, described)
def match(page: Page) -> Any:
    """A described office: what follows from its choices, what does not carry over, the offices most like it."""
    read = read_description(page.params, page.matrix, ("lang",))
    refuse(read.errors)
    if not read.description.choices:
        return nothing_chosen()
    found = page.edition.kept(answer_to, page.matrix, read.description)
    words = page.edition.kept(answer_words, page.matrix, found, page.language)
    return match_row(page.matrix, page.evidence, found, words)


def dimension_rows(matrix: Matrix) -> Iterator[dict[str, Any]]:
    """The dimensions of the codebook, each with the key of its group."""
    return ({**vars(one), "group": group.key} for group in matrix.groups for one in group.dimensions)


@answers("/dimensions/", schemas.DimensionList, parameters.pages)
def dimensions(page: Page) -> Any:
    """The codebook."""
    return list_answer(page, list(dimension_rows(page.matrix)))


@answers("/dimensions/{slug:key}/", schemas.DimensionRow)
def dimension(page: Page, key: str) -> Any:
    """One dimension with its categories."""
    known = {one["key"]: one for one in dimension_rows(page.matrix)}
    return known_row(known, "dimension", key, _("There is no dimension “%(key)s”.") % {"key": key})


@answers("/sources/", evidence_schemas.SourceList, parameters.pages, parameters.studies)
def sources(page: Page) -> Any:
    """The studies that the data rest on, with the filters of /sources/; by year, unless `sort` says otherwise."""
    every = studies_of(page.edition)
    sort, wrong = read_word(page.params, "sort", SORTS)
    refuse(wrong)
    return list_answer(page, in_order(select_studies(every, selection_of(page, every)), sort or "year"))


@answers("/sources/{slug:key}/", evidence_schemas.SourceRow)
def source(page: Page, key: str) -> Any:
    """One study."""
    known = page.edition.of(read_studies).studies
    return known_row(known, "source", key, _("There is no source “%(key)s”.") % {"key": key})


@answers("/findings/", evidence_schemas.FindingList, parameters.pages, parameters.findings, parameters.findings_order)
def findings(page: Page) -> Any:
    """What research says, with the filters of /evidence/; n_families counts independent bodies of data."""
    every = findings_of(page.evidence, page.matrix)
    sort, wrong = read_word(page.params, "sort", FINDING_SORTS)
    refuse(wrong)
    places = page.edition.kept(finding_places, page.evidence)
    found = findings_in_order(places, select_findings(every, selection_of(page, every)), sort)
    return {**list_answer(page, found), "n_families": independent_families(page.evidence, found)}


@answers("/findings/{slug:key}/", evidence_schemas.FindingRow)
def finding(page: Page, key: str) -> Any:
    """One finding."""
    message = _("There is no finding “%(key)s”.") % {"key": key}
    return known_row(page.evidence.findings, "finding", key, message, "id", told=False)


@answers("/hypotheses/", evidence_schemas.HypothesisList, parameters.pages, parameters.findings)
def hypotheses(page: Page) -> Any:
    """Directed relations against the studied offices by name, filtered like findings; no proof, no score."""
    every = findings_of(page.evidence, page.matrix)
    made = page.edition.kept(relations_against_cases, page.evidence, page.matrix, page.language)
    found = list_answer(page, made.only(select_findings(every, selection_of(page, every))))
    results = [relation_row(one) for one in found["results"]]
    return {**found, "n_cases_left_out": made.n_left_out, "results": results}


@answers("/indicators/", evidence_schemas.IndicatorList, parameters.pages)
def indicators(page: Page) -> Any:
    """Survey and register figures, as the sources give them."""
    return list_answer(page, list(page.evidence.indicators.values()))


@answers("/indicators/{slug:key}/", evidence_schemas.IndicatorRow)
def indicator(page: Page, key: str) -> Any:
    """One indicator."""
    return known_row(page.evidence.indicators, "indicator", key, _("There is no indicator “%(key)s”.") % {"key": key})


@answers("/questions/", evidence_schemas.QuestionList, parameters.pages)
def questions(page: Page) -> Any:
    """The ready questions: answers, sides, and every finding about each in its group."""
    found = list_answer(page, list(page.evidence.questions.values()))
    results = [page.edition.kept(question_row, page.evidence, one, page.language) for one in found["results"]]
    return {**found, "results": results}


@answers("/questions/{slug:key}/", evidence_schemas.QuestionRow)
def question(page: Page, key: str) -> Any:
    """One ready question."""
    message = _("There is no question “%(key)s”.") % {"key": key}
    found = known_row(page.evidence.questions, "question", key, message)
    return page.edition.kept(question_row, page.evidence, found, page.language)
