"""Addresses that every page gives: in the other language, as data, for search engines. No links between pages."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from nav_compare.language import NORWEGIAN_PREFIX
from offices.models.grammar import TRACKING
from offices.page.page import Page
from offices.wording.numbers import span
from offices.wording.report import report_url
from offices.wording.urls import with_params

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
    "questions": "questions/",
    "question-detail": "questions/{slug}/",
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


def head(page: Page) -> dict[str, Any]:
    """What stands around the content of every page."""
    years = page.matrix.years
    return {
        "evidence_years": span(*years) if years else "",
        "api_url": api_url(page),
        "other_language_url": other_language(page.full_path),
        "canonical_url": page.absolute(canonical(page)),
        "alternates": [(language, page.absolute(path)) for language, path in alternates(page).items()],
        "current_page": page.route,
        "home_url": reverse("offices:overview"),
        "report_url": report_url(settings.REPORT_ADDRESS, page.absolute(page.full_path)),
    }


def api_url(page: Page) -> str:
    """The same selection as data; what only a page knows (its number, what is carried along ...) is left out."""
    path = API_PATHS.get(page.route, "")
    if not path or (page.route in NEEDED and NEEDED[page.route] not in page.params):
        return "/api/v1/"
    language = [("lang", "nb")] if page.language == "nb" else []
    return with_params(f"/api/v1/{path.format(**page.kwargs)}", page.given(but=PAGE_ONLY), language)


def canonical(page: Page) -> str:
    """This page without what is only carried along."""
    return with_params(page.path, page.given(but=("compare", *TRACKING)))


def alternates(page: Page) -> dict[str, str]:
    """The same in each language, English for all others."""
    here = canonical(page)
    english = here if page.language == "en" else "/" + here.removeprefix(NORWEGIAN_PREFIX)
    return {"en": english, "nb": f"/nb{english}", "x-default": english}


def other_language(path: str) -> str:
    """The same page and selection in the other language."""
    return "/" + path.removeprefix(NORWEGIAN_PREFIX) if path.startswith(NORWEGIAN_PREFIX) else f"/nb{path}"
