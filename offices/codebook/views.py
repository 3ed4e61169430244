"""The codebook, one dimension, one study. The list of studies is in study_list.py."""

from collections import Counter

from django.http import HttpResponse
from django.utils.translation import gettext as _

from offices.codebook.dimension import dimension_page, scale_note
from offices.codebook.doubles import doubles, doubles_table
from offices.codebook.source import source_page
from offices.codebook.studies import studies_of
from offices.codebook.words import codebook_groups
from offices.data.caveats import read_caveats
from offices.data.comparisons import read_comparisons
from offices.data.conflicts import read_conflicts
from offices.data.offices import partial_offices, slugs_coded
from offices.data.read_doubles import read_doubles
from offices.data.sources import codings_by_source, load_reviews_of, load_source
from offices.data.withdrawals import withdrawal
from offices.page.errors import not_there
from offices.page.page import Page
from offices.page.view import answer, view

OFFICES_SHOWN = 60
"""Records whose value a dimension's page shows with its evidence; the list of offices has them all."""


@view()
def codebook(page: Page) -> HttpResponse:
    """/codebook/: every dimension, and how much is known of it."""
    findings = page.evidence.findings.values()
    counts = Counter(key for finding in findings for key in finding.dimensions)
    groups = codebook_groups(page.matrix, counts)
    return answer(page, "codebook/codebook.jinja", {"groups": groups})


@view("format")
def dimension(page: Page, slug: str) -> HttpResponse:
    """/codebook/<dimension>/: what it means, who has which value, what research says of it."""
    matrix = page.matrix
    if slug not in matrix.columns:
        message = _("There is no dimension “%(key)s”.") % {"key": slug}
        labels = {key: one.label for key, one in matrix.dimensions.items()}
        raise not_there(message, "offices:dimension-detail", slug, labels, withdrawal("dimension", slug))
    slugs = slugs_coded(page.edition, slug, OFFICES_SHOWN)
    offices = partial_offices(page.edition, slugs, [slug])
    caveats, compared = page.edition.of(read_caveats), page.edition.of(read_comparisons).get(slug, ())
    conflicts, apart = page.edition.of(read_conflicts), page.edition.of(read_doubles).get(slug, ())
    shown = dimension_page(matrix, page.evidence, slug, caveats, offices, compared, conflicts)
    twice = doubles(apart, shown.dimension)
    context = {"shown": shown, "scale_note": scale_note(shown.dimension), "twice": twice}
    table = (lambda: doubles_table(twice, shown.dimension)) if twice else None
    return answer(page, "codebook/dimension.jinja", context, table)


@view()
def source(page: Page, slug: str) -> HttpResponse:
    """/sources/<key>/: what a study studied and found, what it warns of, what comes from it."""
    found = load_source(page.edition.published, slug)
    if found is None:
        message = _("There is no source “%(key)s”.") % {"key": slug}
        labels = {one.key: f"{one.authors} ({one.year})" for one in studies_of(page.edition).rows}
        raise not_there(message, "offices:source-detail", slug, labels, withdrawal("source", slug))
    uses, caveats = page.edition.of(codings_by_source), page.edition.of(read_caveats)
    studies, reviews = studies_of(page.edition), load_reviews_of(page.edition.published, slug)
    shown = source_page(found, studies, reviews, uses, caveats, page.matrix, page.evidence)
    return answer(page, "codebook/source.jinja", {"shown": shown})
