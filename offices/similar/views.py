"""Cases that are like an office, or contrast with it, and by what."""

from functools import partial
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from offices.data.offices import partial_offices, whole_offices
from offices.data.records import DimensionRecord, OfficeRecord
from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.matrix.matrix import Matrix
from offices.matrix.selection import DEFAULT_RECORDS
from offices.models.vocabulary import RecordKind
from offices.page.page import Page
from offices.page.tray import no_office
from offices.page.view import answer, view
from offices.similar.candidates import candidates
from offices.similar.design_words import choice_groups, settings
from offices.similar.designs import NEAREST, ORDERS, Design, key_facts, measurable
from offices.similar.distances import SCALES
from offices.similar.similarity import resemblances
from offices.similar.table import Weighed
from offices.similar.table import similar as similar_file
from offices.similar.words import asides, brought_values, result

MOST_EXPLAINED = 60
"""Results with their explanation; more would be slow to send, and nobody reads that far."""
PARAMETERS = ("match", "same", "differ", "order", "record", "format")


@view(*PARAMETERS)
def similar(page: Page, slug: str) -> HttpResponse:
    """/offices/<slug>/similar/: other records by their distance, with conditions; grammar in comparison/designs.py."""
    matrix = page.matrix
    found = whole_offices(page.edition, [slug])
    if not found:
        raise no_office(matrix, slug)
    base = found[0]
    known = measurable(base.latest, matrix.dimensions)
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
    if context["unusable"]:
        return answer(page, "offices/office_similar.html", context)
    done = weighed(matrix, base, design)
    context |= {"groups": choice_groups(matrix.groups, known, base.latest, design), **shown(done)}
    table = partial(similar_file, done)
    return answer(page, "offices/office_similar.html", context, table, list(design.full_params()))


def weighed(matrix: Matrix, base: OfficeRecord, design: Design) -> Weighed:
    """The records held against the office."""
    chosen = candidates(matrix, base.slug, design)
    others = matrix.edition.kept(partial_offices, chosen.slugs, frozenset(design.dimensions))
    found = resemblances(base.latest, others, design, matrix.dimensions)
    return Weighed(base, design, brought_values(base.latest, design, matrix.dimensions), found, chosen)


def shown(done: Weighed) -> dict[str, Any]:
    """The records in their order, as many as one reads, and those that have no place in it."""
    found, chosen = done.found, done.chosen
    solid = found.solid[:MOST_EXPLAINED]
    thin = found.thin[: MOST_EXPLAINED - len(solid)]
    return {
        "brought": done.brought.values(),
        "solid": [result(one, done.base, done.brought) for one in solid],
        "thin": [result(one, done.base, done.brought) for one in thin],
        "n_more": len(found.solid) + len(found.thin) - len(solid) - len(thin),
        "untold": asides(found.untold),
        "apart": asides(found.apart),
        "blank": chosen.blank,
        "n_more_blank": chosen.n_blank - len(chosen.blank),
        "n_failed": found.n_failed + chosen.n_failed,
        "n_passed_over": chosen.n_passed_over,
    }


def read_design(params: QueryDict, matrix: Matrix, known: list[DimensionRecord]) -> tuple[Design, list[ParameterError]]:
    """The design in the parameters, with its valid part where something is wrong; without `match`, the key facts."""
    lists = {name: read_dimensions(params, matrix, name) for name in ("match", "same", "differ")}
    (match, _errors), (same, _errors), (differ, _errors) = lists.values()
    errors = [error for _keys, wrong in lists.values() for error in wrong]
    errors += [contradiction(key) for key in differ if key in same]
    differ = tuple(key for key in differ if key not in same)
    order, order_errors = read_order(params)
    records, record_errors = read_records(params)
    design = Design(match or key_facts(known, *same, *differ), same, differ, order, records)
    return design, [*errors, *order_errors, *record_errors]


def read_dimensions(params: QueryDict, matrix: Matrix, name: str) -> tuple[tuple[str, ...], list[ParameterError]]:
    """The dimensions that the parameter names, in the order of the codebook."""
    given = params.getlist(name)
    allowed = tuple(key for key, dimension in matrix.dimensions.items() if dimension.scale in SCALES)
    errors = []
    for key in dict.fromkeys(given):
        if key not in matrix.dimensions:
            errors.append(ParameterError(name, _("There is no dimension “%(key)s”.") % {"key": key}, allowed, key))
        elif key not in allowed:
            message = _("“%(name)s” cannot be “%(key)s”: a text has no distance.") % {"name": name, "key": key}
            errors.append(ParameterError(name, message, allowed, key))
    return tuple(key for key in allowed if key in given), errors


def contradiction(key: str) -> ParameterError:
    message = _("“%(key)s” cannot be in both “same” and “differ”.")
    return ParameterError("differ", message % {"key": key})


def read_order(params: QueryDict) -> tuple[str, list[ParameterError]]:
    given = params.getlist("order") or [NEAREST]
    if len(given) > 1:
        return NEAREST, [repeated_error("order")]
    return (given[0], []) if given[0] in ORDERS else (NEAREST, [word_error("order", given[0], ORDERS)])


def read_records(params: QueryDict) -> tuple[tuple[str, ...], list[ParameterError]]:
    given = params.getlist("record")
    errors = [word_error("record", word, RecordKind.values) for word in given if word not in RecordKind.values]
    return tuple(kind for kind in RecordKind.values if kind in given) or DEFAULT_RECORDS, errors
