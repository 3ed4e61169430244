"""The page of the map of the evidence."""

from django.http import HttpResponse

from offices.evidence.map import table as exports
from offices.evidence.map.words import evidence_map
from offices.page.page import Page
from offices.page.view import answer, view


@view("format")
def map_of_evidence(page: Page) -> HttpResponse:
    """/evidence/map/: what is known to follow from which choice, from how many independent bodies of data."""
    made = page.edition.kept(evidence_map, page.evidence, page.matrix, page.language)
    return answer(page, "evidence/map.jinja", {"map": made}, lambda: exports.evidence_map(made))
