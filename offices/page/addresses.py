"""Addresses that every page gives: lasting, as files, as data, in the other language. No links between pages."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from django.conf import settings

from nav_compare.language import NORWEGIAN_PREFIX
from offices.figure.chart import Chart
from offices.figure.export import PICTURES
from offices.models.grammar import TRACKING
from offices.page.files import origin
from offices.page.page import Page
from offices.table.table import cite_as
from offices.table.writers import WRITERS
from offices.wording.numbers import span
from offices.wording.report import report_url
from offices.wording.urls import Params, with_params

API_PATHS = {
    "overview": "offices/",
    "office-list": "offices/",
    "office-detail": "offices/{slug}/",
    "compare": "compare/",
    "our-office": "match/",
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
    "evidence-gaps": "findings/",
    "hypotheses": "hypotheses/",
    "indicators-2008": "indicators/",
}
"""Name of a page -> where the API answers the same."""
NEEDED = {"compare": "office", "explore": "x"}
"""Parameters without which the API has no answer, while the page has one of its own."""
PAGE_ONLY = ("compare", "page", "panel", "format", "chart", "group", "view", "without")
"""Parameters that only a page knows."""
NOT_IN_FILE = ("format", "chart", "page", "compare", "group", "without", *TRACKING)
"""Parameters that change nothing in a file: it holds all pages, and nothing of what is carried along."""
ONLY_CARRIED = ("compare", *TRACKING)
LOCALES = {"en": "en_GB", "nb": "nb_NO"}
"""As Open Graph writes the languages."""


def given(page: Page, *more: tuple[str, str], path: str = "", but: Collection[str] = NOT_IN_FILE) -> str:
    """The page, or the `path`, with what was asked of it, `but` these, and `more`."""
    return with_params(path or page.path, [pair for pair in page.pairs if pair[0] not in but], more)


def permalink(page: Page, address: Params | None = None) -> str:
    """The page with the parameters of `address`, or with those that its rows depend on."""
    return given(page) if address is None else with_params(page.path, address)


def file_links(page: Page, address: Params | None = None) -> list[tuple[str, str]]:
    """The page in each form: a label and a link."""
    link = permalink(page, address)
    sign = "&" if "?" in link else "?"
    return [(word.upper(), f"{link}{sign}format={word}") for word in WRITERS]


def picture_links(page: Page, charts: Sequence[Chart[Any]]) -> dict[str, list[tuple[str, str]]]:
    """Of each chart by its id: a label and a link for each form of a picture."""
    return {
        chart.id: [(word.upper(), given(page, ("format", word), ("chart", chart.id))) for word in PICTURES]
        for chart in charts
    }


def shared_picture(page: Page) -> str:
    """What others show beside a link to the page: its first chart, else the picture of the site."""
    first = next(iter(page.pictures.values()), ())
    return next((url for label, url in first if label == "PNG"), page.reverse("share-picture"))


def head(page: Page) -> dict[str, Any]:
    """What stands around the content of every page."""
    years, path = page.matrix.years, given(page, but=ONLY_CARRIED)
    lasting = page.permalink or path
    return {
        "evidence_years": span(*years) if years else "",
        "api_url": api_url(page),
        "other_language_url": other_language(page.full_path),
        "canonical_url": page.absolute(path),
        "alternates": [(language, page.absolute(one)) for language, one in alternates(path).items()],
        "permalink": page.absolute(lasting),
        "picture_url": page.absolute(shared_picture(page)),
        "locale": LOCALES[page.language],
        "other_locale": LOCALES["en" if page.language == "nb" else "nb"],
        "cited": partial(cite_as, origin=origin(page, lasting)),
        "report_url": report_url(settings.REPORT_ADDRESS, page.absolute(page.full_path)),
    }


def api_url(page: Page) -> str:
    """The same selection as data; what only a page knows (its number, what is carried along ...) is left out."""
    path = API_PATHS.get(page.route, "")
    if not path or (page.route in NEEDED and NEEDED[page.route] not in page.params):
        return "/api/v1/"
    language = [("lang", "nb")] if page.language == "nb" else []
    return given(page, *language, path=f"/api/v1/{path.format(**page.kwargs)}", but=PAGE_ONLY)


def alternates(path: str) -> dict[str, str]:
    """The page in each language, English for all others."""
    english = "/" + path.removeprefix(NORWEGIAN_PREFIX) if path.startswith(NORWEGIAN_PREFIX) else path
    return {"en": english, "nb": f"/nb{english}", "x-default": english}


def other_language(path: str) -> str:
    """The same page and selection in the other language."""
    return "/" + path.removeprefix(NORWEGIAN_PREFIX) if path.startswith(NORWEGIAN_PREFIX) else f"/nb{path}"
