"""The overview and the pages about the site: method, words and signs, accessibility."""

from itertools import islice

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from offices.data.offices import partial_offices
from offices.data.records import OfficeRecord
from offices.data.studies import read_studies
from offices.evidence.questions.words import question_lines
from offices.explore.model_map.words import DIMENSIONS, ON_AXES, model_map
from offices.matrix.counting import select
from offices.matrix.drawn import drawn_cases
from offices.matrix.matrix import Matrix, OfficeRow
from offices.matrix.selection import Selection
from offices.page.page import Page
from offices.page.view import answer, view
from offices.site.accessibility import STATEMENT
from offices.site.glossary import TOPICS

MOST_ON_MAP = 40
MOST_NAMED = 4
"""Offices, pairs and questions that the overview leads to by name."""


@view("format", "chart")
def overview(page: Page) -> HttpResponse:
    """/: what this is, the model map, what is in the data, ways in."""
    matrix = page.matrix
    drawn = drawn_cases(matrix, ON_AXES, MOST_ON_MAP)
    on_map = partial_offices(page.edition, drawn.slugs, DIMENSIONS)
    evidence, cases = page.evidence, matrix.records.get("case", 0)
    drawn_map = model_map(on_map, matrix.dimensions, drawn)
    named: list[OfficeRecord] | list[OfficeRow] = on_map[:MOST_NAMED]
    context = {
        "map": drawn_map,
        "counts": {**overview_counts(matrix), "findings": len(evidence.findings)},
        "cases": named or list(islice(matrix.office_rows(matrix.collapse(cases)), MOST_NAMED)),
        "pairs": studied_together(on_map)[:MOST_NAMED],
        "questions": page.edition.kept(question_lines, evidence, page.language)[:MOST_NAMED],
        "admin_url": reverse("admin:index"),
    }
    table = (lambda: drawn_map.table) if drawn_map else None
    return answer(page, "site/overview.jinja", context, table, charts=[drawn_map] if drawn_map else [])


def studied_together(offices: list[OfficeRecord]) -> list[tuple[OfficeRecord, OfficeRecord]]:
    """The first two offices of each study: the comparisons that a researcher made, and the fairest there are."""
    by_study: dict[str, list[OfficeRecord]] = {}
    for office in offices:
        if office.latest and office.latest.citation:
            by_study.setdefault(office.latest.citation.source, []).append(office)
    return [(group[0], group[1]) for group in by_study.values() if len(group) > 1]


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
    return answer(page, "site/about.jinja", {"topics": topics})


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
