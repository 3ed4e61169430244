"""What every page needs: the matrix of this request, the other language's address, the years of the evidence."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from nav_compare.language import NORWEGIAN_PREFIX
from offices.data.evidence import current_evidence
from offices.data.findings import Evidence
from offices.matrix.build import current_matrix
from offices.matrix.matrix import Matrix
from offices.models.grammar import TRACKING
from offices.wording.numbers import span
from offices.wording.report import report_url
from offices.wording.urls import given_params, with_params

API_PATHS = {
    "overview": "offices/",
    "office-list": "offices/",
    "office-detail": "offices/{slug}/",
    "compare": "compare/",
    "explore": "crosstab/",
    "codebook": "dimensions/",
    "dimension-detail": "dimensions/{slug}/",
    "sources": "sources/",
    "source-detail": "sources/{slug}/",
    "evidence": "findings/",
    "finding-detail": "findings/{slug}/",
    "indicators": "indicators/",
    "services-matrix": "offices/",
    "evidence-map": "findings/",
    "indicators-2008": "indicators/",
}
"""Name of a page -> where the API answers the same."""
NEEDED = {"compare": "office", "explore": "x"}
"""Parameters without which the API has no answer, while the page has one of its own."""
PAGE_ONLY = ("compare", "page", "panel", "format")
"""Parameters that only a page knows."""


def request_matrix(request: HttpRequest) -> Matrix:
    """The matrix as of this request; every part of one answer reads the same edition of the data."""
    if not hasattr(request, "nav_matrix"):
        request.nav_matrix = current_matrix(getattr(request, "data_version", None))
    return request.nav_matrix


def request_evidence(request: HttpRequest) -> Evidence:
    """The evidence of the same edition."""
    return current_evidence(request_matrix(request).token)


def site(request: HttpRequest) -> dict[str, Any]:
    """Template context for the public pages; the admin's pages get nothing and cost nothing."""
    if request.path_info.startswith("/admin/"):
        return {}
    years = request_matrix(request).years
    return {
        "evidence_years": span(*years) if years else "",
        "api_url": api_url(request),
        "other_language_url": other_language_url(request),
        **addresses(request),
        "current_page": request.resolver_match.url_name if request.resolver_match else "",
        "home_url": reverse("offices:overview"),
        "report_url": report_url(settings.REPORT_ADDRESS, request.build_absolute_uri()),
    }


def api_url(request: HttpRequest) -> str:
    """The same selection as data; what only a page knows (its number, what is carried along ...) is left out."""
    match = request.resolver_match
    path = API_PATHS.get(match.url_name, "") if match else ""
    if not path or (match.url_name in NEEDED and NEEDED[match.url_name] not in request.GET):
        return "/api/v1/"
    kept = given_params(request.GET, but=PAGE_ONLY)
    language = [("lang", "nb")] if request.LANGUAGE_CODE == "nb" else []
    return with_params(f"/api/v1/{path.format(**match.kwargs)}", kept, language)


def addresses(request: HttpRequest) -> dict[str, Any]:
    """For search engines: this page without what is only carried along, and the same in each language."""
    page = with_params(request.path, given_params(request.GET, but=("compare", *TRACKING)))
    english = page if request.LANGUAGE_CODE == "en" else "/" + page.removeprefix(NORWEGIAN_PREFIX)
    in_each = {"en": english, "nb": f"/nb{english}", "x-default": english}
    return {
        "canonical_url": request.build_absolute_uri(page),
        "alternates": [(language, request.build_absolute_uri(path)) for language, path in in_each.items()],
    }


def other_language_url(request: HttpRequest) -> str:
    """The same page and selection in the other language."""
    path = request.get_full_path()
    return "/" + path.removeprefix(NORWEGIAN_PREFIX) if path.startswith(NORWEGIAN_PREFIX) else f"/nb{path}"
