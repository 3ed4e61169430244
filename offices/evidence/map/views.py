"""The page of the map of the evidence."""

from functools import partial

from django.http import HttpResponse

from offices.evidence.map import table as exports
from offices.evidence.map.words import evidence_map
from offices.matrix.filters import read_word
from offices.page.page import Page
from offices.page.view import answer, view


@view("group", "format")
def map_of_evidence(page: Page) -> HttpResponse:
    """/evidence/map/: what is known to follow from which choice, from how many independent bodies of data."""
    made = page.edition.kept(evidence_map, page.evidence, page.matrix, page.language)
    opened, wrong = read_word(page.params, "group", [row.key for row in made.rows])
    page.errors += wrong
    table = partial(exports.evidence_map, page.evidence, page.matrix)
    return answer(page, "evidence/map.jinja", {"map": made, "opened": opened}, table)
