"""/admin/preview/...: a public page of another edition, in which what waits counts as published. Nothing is kept."""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from nav_compare.language import ASKED_FOR
from offices.curation.preview.proposed import as_if_published, proposals_of
from offices.curation.waiting import UNSEEN, seen_with, waiting
from offices.data.editions import Edition, Overtaken, current_edition, previewed
from offices.models import DataVersion, Dimension, Finding, Office, Question, Source
from offices.models.base import Curated
from offices.models.visibility import all_beneath
from offices.models.vocabulary import Stage
from offices.page.page import PREVIEW, Preview

PAGES: dict[str, Any] = {
    "office-detail": Office,
    "office-similar": Office,
    "compare": Office,
    "dimension-detail": Dimension,
    "question-detail": Question,
    "source-detail": Source,
    "finding-detail": Finding,
}
"""Name of a page -> the kind of row that it is about."""
LANGUAGE = "lang"


@require_safe
def preview(request: HttpRequest, address: str) -> HttpResponse:
    """The page at the address, in the language asked for or the panel's; no file, on which no band would stand."""
    language = request.GET.get(LANGUAGE, request.LANGUAGE_CODE)
    if language not in ASKED_FOR.values() or "format" in request.GET:
        raise Http404
    with override(language):
        match = page_at(f"/nb/{address}" if language == "nb" else f"/{address}")
        rows = list(rows_of(request, match))
        return unkept(shown(request, match, rows, language))


def page_at(path: str) -> ResolverMatch:
    """Raises Http404 where there is no such page, or none to be previewed."""
    try:
        match = resolve(path)
    except Resolver404 as error:
        raise Http404 from error
    if match.url_name not in PAGES or match.namespace != "offices":
        raise Http404
    return match


def rows_of(request: HttpRequest, match: ResolverMatch) -> Iterator[Curated]:
    """What the page is about, with all of it that waits, for who may see drafts of that kind."""
    model = PAGES[str(match.url_name)]
    if not request.user.has_perm(f"offices.view_{model._meta.model_name}"):
        raise PermissionDenied
    keys = [match.kwargs["slug"]] if "slug" in match.kwargs else request.GET.getlist("office")
    found = list(model.objects.filter(**{"slug__in" if model is Office else "key__in": keys}))
    if not found:
        raise Http404
    for row in found:
        yield from seen_with(waiting(row)) if model is Office else with_grounds(row)


def with_grounds(row: Curated) -> Iterator[Curated]:
    """The row and what it rests on; of a dimension also what is coded of it."""
    yield row
    for one in all_beneath(row):
        if isinstance(one, Curated) and one.stage in (Stage.DRAFT, Stage.IN_REVIEW):
            yield one
    if isinstance(row, Dimension):
        yield from row.codings.filter(UNSEEN)


def shown(request: HttpRequest, match: ResolverMatch, rows: list[Curated], language: str) -> HttpResponse:
    """The page of an edition of its own, made again where the data changed meanwhile."""
    proposals = proposals_of(rows)
    while True:
        try:
            public = current_edition().read_ahead()
            if not proposals:
                return answered(request, match, previewed(public, rows), rows[0], language)
            with as_if_published(proposals) as changed:
                edition = previewed(public, rows, DataVersion.current(), changed)
                return answered(request, match, edition, rows[0], language)
        except Overtaken:
            continue


def answered(request: HttpRequest, match: ResolverMatch, edition: Edition, row: Curated, language: str) -> HttpResponse:
    back = reverse(f"admin:offices_{row._meta.model_name}_change", args=[row.pk])
    other = with_language(request, "en" if language == "nb" else "nb")
    view: Callable[..., HttpResponse] = match.func
    try:
        return view(as_public(request, match, Preview(edition, other, back), language), **match.kwargs)
    finally:
        edition.drop()


def as_public(request: HttpRequest, match: ResolverMatch, preview: Preview, language: str) -> HttpRequest:
    """The request as the page would get it at its own address."""
    asked, given = copy(request), request.GET.copy()
    given.pop(LANGUAGE, None)
    asked.__dict__["GET"] = given
    asked.path = asked.path_info = reverse(str(match.view_name), kwargs=match.kwargs)
    asked.META = {**request.META, "QUERY_STRING": given.urlencode(), PREVIEW: preview}
    asked.resolver_match, asked.LANGUAGE_CODE = match, language
    return asked


def with_language(request: HttpRequest, language: str) -> str:
    given = request.GET.copy()
    given[LANGUAGE] = language
    return f"{request.path}?{given.urlencode()}"


def unkept(response: HttpResponse) -> HttpResponse:
    del response.headers["ETag"]
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
