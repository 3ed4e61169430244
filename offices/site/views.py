"""The overview and the pages about the site: method, words and signs, accessibility."""

from itertools import islice

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from offices.browse.lines import DIMENSIONS as LINED
from offices.browse.lines import line
from offices.data.offices import partial_offices
from offices.data.publishing import four_eyes
from offices.data.records import OfficeRecord
from offices.data.scale import SCALE
from offices.data.studies import read_studies
from offices.evidence.questions.words import question_lines
from offices.explore.model_map.words import model_map
from offices.matrix.counting import select
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.page.page import Page
from offices.page.view import answer, view
from offices.site.accessibility import STATEMENT
from offices.site.glossary import TOPICS
from offices.site.pairs import drawn_offices, studied_together

MOST_NAMED = 4
"""Offices that the overview leads to by name."""
N_LARGE = 2
"""Questions, the first by their order, that are answered at the top of the overview."""


@view("format", "chart")
def overview(page: Page) -> HttpResponse:
    """/: the first answers, who moved where, the offices, the other questions, ways in."""
    matrix = page.matrix
    evidence = page.evidence
    drawn, on_map = drawn_offices(page)
    drawn_map = model_map(on_map, matrix.dimensions, drawn)
    context = {
        "map": drawn_map,
        "counts": {**overview_counts(matrix), "findings": len(evidence.findings)},
        "lines": [line(office, matrix.dimensions) for office in on_map[:MOST_NAMED] or first_cases(page)],
        "scale": matrix.dimensions.get(SCALE),
        "pairs": studied_together(on_map),
        "questions": page.edition.kept(question_lines, evidence, page.language),
        "n_large": N_LARGE,
        "admin_url": reverse("admin:index"),
    }
    table = (lambda: drawn_map.table) if drawn_map else None
    return answer(page, "site/overview.jinja", context, table, charts=[drawn_map] if drawn_map else [])


def first_cases(page: Page) -> list[OfficeRecord]:
    """Some studied offices, where none has a place on the map."""
    cases = page.matrix.office_rows(page.matrix.collapse(page.matrix.records.get("case", 0)))
    slugs = [office.slug for office in islice(cases, MOST_NAMED)]
    return partial_offices(page.edition, slugs, LINED)


def overview_counts(matrix: Matrix) -> dict[str, int]:
    match = select(matrix, Selection())
    return {
        "offices": match.n_offices,
        "vignettes": match.count - match.n_offices,
        "visits": matrix.records.get("case", 0).bit_count(),
        "dimensions": len(matrix.columns),
        "sources": len(matrix.edition.of(read_studies).studies),
    }


@view()
def about(page: Page) -> HttpResponse:
    """/about/: method, certainty, limits, privacy."""
    topics = [TOPICS[key] for key in ("certainty", "missing", "records")]
    return answer(page, "site/about.jinja", {"topics": topics, "four_eyes": four_eyes()})


@view()
def words(page: Page) -> HttpResponse:
    """/about/words/: every term of the site itself; those of the data are in the codebook."""
    return answer(page, "site/words.jinja", {"topics": list(TOPICS.values())})


@view()
def accessibility(page: Page) -> HttpResponse:
    """/about/accessibility/: the statement that Norwegian law asks of public bodies, in its order."""
    reviewed = date_format(STATEMENT.reviewed, _("j F Y"))
    context = {"operator": settings.OPERATOR, "statement": STATEMENT, "reviewed": reviewed}
    return answer(page, "site/accessibility.jinja", context)
