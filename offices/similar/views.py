"""Cases that are like an office, or contrast with it, and by what."""

from functools import partial
from typing import Any

from django.http import HttpResponse

from offices.data.offices import partial_offices, whole_offices
from offices.data.records import OfficeRecord, VisitRecord
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RecordKind
from offices.page.page import Page
from offices.page.tray import no_office
from offices.page.view import answer, view
from offices.similar.candidates import candidates
from offices.similar.designs import Design, key_facts, measurable, read_design
from offices.similar.form import choice_groups
from offices.similar.ready import settings
from offices.similar.similarity import resemblances
from offices.similar.table import Weighed
from offices.similar.table import similar as similar_file
from offices.similar.words import asides, brought_values, similar_result

MOST_EXPLAINED = 60
"""Results with their explanation; more would be slow to send, and nobody reads that far."""
PARAMETERS = ("match", "same", "differ", "order", "record", "format")
TEMPLATE = "similar/similar.jinja"


@view(*PARAMETERS)
def similar_offices(page: Page, slug: str) -> HttpResponse:
    """/offices/<slug>/similar/: other records by their distance, with conditions; its grammar is in designs.py."""
    matrix = page.matrix
    found = whole_offices(page.edition, [slug])
    if not found:
        raise no_office(matrix, slug)
    base, visit = found[0], found[0].latest
    known = measurable(visit, matrix.dimensions)
    design, errors = read_design(page.params, matrix, known)
    page.errors += errors
    context = {
        "office": base,
        "design": design,
        "settings": list(settings(known, page.path, Design(key_facts(known)), design)),
        "kinds": [(kind.value, kind.label, kind.value in design.records) for kind in RecordKind],
        "twins": [one.slug for one in base.possibly_same_as],
        "unusable": not known or slug not in matrix.first_row,
    }
    if visit is None or context["unusable"]:
        return answer(page, TEMPLATE, context)
    weighed = weighed_records(matrix, base, visit, design)
    context |= {"groups": choice_groups(matrix.groups, known, visit, design), **results_shown(weighed)}
    return answer(page, TEMPLATE, context, partial(similar_file, weighed), list(design.full_params()))


def weighed_records(matrix: Matrix, base: OfficeRecord, visit: VisitRecord, design: Design) -> Weighed:
    """The records held against the office at this visit."""
    chosen = candidates(matrix, base.slug, design)
    others = partial_offices(matrix.edition, chosen.slugs, design.dimensions)
    found = resemblances(visit, others, design, matrix.dimensions)
    return Weighed(base, design, brought_values(visit, design, matrix.dimensions), found, chosen)


def results_shown(weighed: Weighed) -> dict[str, Any]:
    """The records in their order, as many as one reads, and those that have no place in it."""
    found, chosen = weighed.found, weighed.chosen
    solid = found.solid[:MOST_EXPLAINED]
    thin = found.thin[: MOST_EXPLAINED - len(solid)]
    return {
        "brought": weighed.brought.values(),
        "solid": [similar_result(one, weighed.base, weighed.brought) for one in solid],
        "thin": [similar_result(one, weighed.base, weighed.brought) for one in thin],
        "n_more": len(found.solid) + len(found.thin) - len(solid) - len(thin),
        "untold": asides(found.untold),
        "apart": asides(found.apart),
        "blank": chosen.blank,
        "n_more_blank": chosen.n_blank - len(chosen.blank),
        "n_failed": found.n_failed + chosen.n_failed,
        "n_passed_over": chosen.n_passed_over,
    }
