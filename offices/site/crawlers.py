"""What search engines ask at the root: robots.txt, and the pages that there are. No page for readers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from itertools import islice
from math import ceil

from django.http import Http404, HttpResponse

from offices.data.changed import read_changed
from offices.data.studies import read_studies
from offices.page.addresses import alternates
from offices.page.page import Page
from offices.page.view import view
from offices.site.pairs import MOST_PAIRS, pair_addresses

ROBOTS = """\
# Every page may be read, and the sitemap lists them. With parameters (filters, comparisons, files) there are addresses
# without end, with the same values in them; those that a researcher compared are pages of their own.
User-agent: *
{pairs}
Disallow: /admin/
Disallow: /api/
Disallow: /*?

# These fetch what somebody passes on, to show its title and picture beside the link.
{previewers}
Disallow: /admin/

Sitemap: {sitemap}
"""
PREVIEWERS = ("facebookexternalhit", "LinkedInBot", "Slackbot", "Twitterbot", "WhatsApp", "SkypeUriPreview")
FIXED = (
    *("overview", "questions", "office-list", "compare", "our-office", "explore", "evidence", "evidence-map"),
    *("evidence-gaps", "hypotheses", "indicators", "indicators-2008", "services-matrix", "trajectories", "truth-table"),
    *("data", "codebook", "sources", "about", "help", "accessibility"),
)
"""Pages that are always there."""
PER_FILE = 5_000
"""Pages, each in two languages: 5 MB. More than 50,000 addresses in one file are not allowed."""

Entry = tuple[str, date | None]
"""The path of a page in English; when it last changed, where that is known."""


@view(checks=False)
def robots(page: Page) -> HttpResponse:
    """/robots.txt; parameters are not looked at, here and below: nobody types these addresses."""
    previewers = "\n".join(f"User-agent: {name}" for name in PREVIEWERS)
    pairs = [f"Allow: {one}$" for address in pair_addresses(page) for one in alternates(address).values()]
    rules = {"previewers": previewers, "pairs": "\n".join(dict.fromkeys(pairs))}
    text = ROBOTS.format(**rules, sitemap=page.absolute("/sitemap.xml"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@view(checks=False)
def sitemap(page: Page) -> HttpResponse:
    """/sitemap.xml: the files that the list of pages is parted into."""
    files = (page.absolute(f"/sitemap-{number}.xml") for number in range(1, n_files(page) + 1))
    return xml("sitemapindex", (f"<sitemap><loc>{escape(one)}</loc></sitemap>" for one in files))


@view(checks=False)
def sitemap_file(page: Page, number: int) -> HttpResponse:
    """/sitemap-1.xml: pages in both languages."""
    if not 1 <= number <= n_files(page):
        raise Http404
    shown = islice(entries(page), (number - 1) * PER_FILE, number * PER_FILE)
    return xml("urlset", (element for entry in shown for element in elements(page, *entry)))


def n_files(page: Page) -> int:
    return ceil((len(FIXED) + MOST_PAIRS + sum(len(keys) for _, keys, _ in collections(page))) / PER_FILE)


def entries(page: Page) -> Iterator[Entry]:
    """Every page that is on the site."""
    yield from ((page.reverse(name), None) for name in FIXED)
    yield from ((address, None) for address in pair_addresses(page))
    for name, keys, changed in collections(page):
        above = page.reverse(name)
        yield from ((f"{above}{key}/", changed.get(key)) for key in keys)


def collections(page: Page) -> Iterator[tuple[str, Sequence[str], dict[str, date]]]:
    """The list that pages stand below, their keys, and when each last changed."""
    changed, evidence = page.edition.of(read_changed), page.evidence
    yield "questions", list(evidence.questions), changed["question"]
    yield "office-list", [office.slug for office in page.matrix.offices], {}
    yield "evidence", list(evidence.findings), changed["finding"]
    yield "codebook", list(page.matrix.columns), changed["dimension"]
    yield "sources", list(page.edition.of(read_studies).studies), changed["source"]


def elements(page: Page, path: str, changed: date | None) -> Iterator[str]:
    """One page in each language, which names the others."""
    others = {language: escape(page.absolute(one)) for language, one in alternates(path).items()}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{one}"/>' for language, one in others.items()
    )
    day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    yield from (f"<url><loc>{others[language]}</loc>{day}{links}</url>" for language in ("en", "nb"))


def xml(root: str, elements: Iterable[str]) -> HttpResponse:
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {spaces}>", *elements, f"</{root}>"]
    return HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8")
