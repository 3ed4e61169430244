"""The codebook and the sources: their lists, one dimension, one study."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from offices.codebook.dimension import dimension_page, scale_note
from offices.codebook.source import source_page
from offices.codebook.words import codebook_groups, source_lines
from offices.data.offices import (
    codings_by_source,
    kept_caveats,
    load_offices,
    load_reviews_of,
    load_source,
    load_sources,
    slugs_coded,
)
from offices.data.withdrawals import withdrawn_on
from offices.page.context import request_evidence, request_matrix
from offices.page.errors import not_there
from offices.page.selection import answer, unknown_params

OFFICES_SHOWN = 60
"""Records whose value a dimension's page shows with its evidence; the list of offices has them all."""


def codebook(request: HttpRequest) -> HttpResponse:
    """/codebook/: every dimension, and how much is known of it."""
    findings = request_evidence(request).findings.values()
    counts = Counter(key for finding in findings for key in finding.dimensions)
    groups = codebook_groups(request_matrix(request), counts)
    return answer(request, "pages/codebook.html", {"groups": groups}, unknown_params(request))


def dimension(request: HttpRequest, slug: str) -> HttpResponse:
    """/codebook/<dimension>/: what it means, who has which value, what research says of it."""
    matrix = request_matrix(request)
    if slug not in matrix.columns:
        message = _("There is no dimension “%(key)s”.") % {"key": slug}
        labels = {key: one.label for key, one in matrix.dimensions.items()}
        raise not_there(message, "offices:dimension-detail", slug, labels, withdrawn_on("dimension", slug))
    offices = load_offices(slugs_coded(slug, OFFICES_SHOWN), dimensions=[slug])
    page = dimension_page(matrix, request_evidence(request), slug, kept_caveats(matrix.token), offices)
    context = {"page": page, "scale_note": scale_note(page.dimension)}
    return answer(request, "pages/dimension.html", context, unknown_params(request))


def sources(request: HttpRequest) -> HttpResponse:
    """/sources/: the studies, and what in the data comes from them."""
    uses = codings_by_source(request_matrix(request).token)
    lines = source_lines(load_sources(), uses, request_evidence(request))
    return answer(request, "pages/sources.html", {"lines": lines}, unknown_params(request))


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """/sources/<key>/: what a study studied and found, what it warns of, what comes from it."""
    found = load_source(slug)
    if found is None:
        message = _("There is no source “%(key)s”.") % {"key": slug}
        labels = {one.key: f"{one.authors} ({one.year})" for one in load_sources()}
        raise not_there(message, "offices:source-detail", slug, labels, withdrawn_on("source", slug))
    matrix, evidence = request_matrix(request), request_evidence(request)
    uses = codings_by_source(matrix.token)
    page = source_page(found, load_reviews_of(slug), uses, kept_caveats(matrix.token), matrix, evidence)
    return answer(request, "pages/source.html", {"page": page}, unknown_params(request))
