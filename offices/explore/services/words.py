"""The matrix of services to print: what lies in each office, what elsewhere, what is not said. No queries, no HTML."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.case import derived_status
from offices.data.records import CategoryRecord, CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.explore.crosstab.words import narrowed_to
from offices.matrix.counting import Match, as_match, matching_visits, select
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.wording.cited import cited_by
from offices.wording.computed import Sentence, computed, how_sure, of
from offices.wording.profile import kind_words
from offices.wording.statements import Statement, statement, way_words, without_value
from offices.wording.urls import selection_url

SERVICES = "municipal_services"
IN, OUT, SILENT, NO_ROW = "in", "out", "silent", "no-row"
"""What a cell says of a service: it lies in the office, it does not, no value is given, nobody has recorded it."""
SIGNS = {IN: "✓", OUT: "✗"}


@dataclass(frozen=True)
class ServiceHead:
    """One office at one visit: a column."""

    office: OfficeRecord
    kind: str
    phase: str
    word: str
    """Office and visit in an address: `lillevik.first-visit`."""


@dataclass(frozen=True)
class ServiceCell:
    state: str
    values: tuple[Statement, ...]
    others: tuple[Statement, ...]
    label: str
    """What its evidence is about, for whoever hears the page."""
    office: str
    """Whose it is, where the column's head is not above it."""


@dataclass(frozen=True)
class ServiceRow:
    """One service, and how many of what is selected have it."""

    category: CategoryRecord
    n_offices: int
    n_others: int
    url: str
    cells: list[ServiceCell]


@dataclass(frozen=True)
class ServicesMatrix:
    dimension: DimensionRecord
    caption: str
    heads: list[ServiceHead]
    rows: list[ServiceRow]
    unmentioned: list[str]
    """Services that none of the columns says anything of."""
    sources: str
    how_sure: Sentence
    """How many of the values in the columns are less than plainly stated; empty where none is."""
    match: Match
    """What is selected."""
    n_silent: int
    """Selected vignettes and settings that say nothing of services, so that they have no column."""
    n_more: int
    """Records beyond those that have a column."""


MOST_SHOWN = 24
"""Columns of offices; of more only the counts are shown."""


def shown_rows(matrix: Matrix, match: Match) -> int:
    """The rows of the matrix that get a column: of every selected case, of vignettes and settings what has a value."""
    return match.rows & (matrix.records.get("case", 0) | matrix.columns[SERVICES].coded)


def shown_slugs(matrix: Matrix, match: Match) -> list[str]:
    """The offices that get a column, in the order of the page: cases come first.

    Where there are more than fit, those without a value give way to those that have one.
    """
    rows = matrix.collapse(shown_rows(matrix, match))
    if rows.bit_count() > MOST_SHOWN:
        rows = matrix.collapse(match.rows & matrix.columns[SERVICES].coded)
    return [office.slug for office in islice(matrix.office_rows(rows), MOST_SHOWN)]


def services_matrix(matrix: Matrix, selection: Selection, offices: Sequence[OfficeRecord]) -> ServicesMatrix:
    """Services by the offices that get a column, each at its visits that match."""
    dimension, match = matrix.dimensions[SERVICES], select(matrix, selection)
    columns = as_match(matrix, shown_rows(matrix, match))
    keys = matching_visits(matrix, columns, [office.slug for office in offices])
    shown = [(office, visit) for office in offices for visit in office.visits if visit.key in keys[office.slug]]
    values = (one for _office, visit in shown for one in visit.cell(dimension) if one.is_coded)
    beneath = list(map(of, values))
    told = {one.category for _office, visit in shown for one in visit.by_dimension.get(SERVICES, ()) if one.category}
    return ServicesMatrix(
        dimension=dimension,
        caption=_("Which municipal services lie in which office"),
        heads=[service_head(office, visit) for office, visit in shown],
        rows=[
            service_row(matrix, selection, match, category, shown)
            for category in dimension.categories
            if category.key in told
        ],
        unmentioned=[str(category.label) for category in dimension.categories if category.key not in told],
        sources=cited_by(one for _office, visit in shown for one in visit.by_dimension.get(SERVICES, ())),
        how_sure=computed(how_sure(beneath), beneath),
        match=match,
        n_silent=match.count - columns.count,
        n_more=columns.count - len(offices),
    )


def service_head(office: OfficeRecord, visit: VisitRecord) -> ServiceHead:
    phase = "" if visit is office.latest else str(visit.label)
    return ServiceHead(office, kind_words(office), phase, f"{office.slug}.{visit.key}")


def service_row(
    matrix: Matrix,
    selection: Selection,
    match: Match,
    category: CategoryRecord,
    shown: Sequence[tuple[OfficeRecord, VisitRecord]],
) -> ServiceRow:
    """The service over all columns; the count is of all that is selected, also of what has no column."""
    column = matrix.columns[SERVICES]
    having = as_match(matrix, match.rows & column.held[category.key])
    narrowed = narrowed_to(selection, column.dimension, category.key) if having.count else None
    return ServiceRow(
        category=category,
        n_offices=having.n_offices,
        n_others=having.count - having.n_offices,
        url=selection_url(reverse("offices:office-list"), narrowed) if narrowed else "",
        cells=[service_cell(office, visit, column.dimension, category) for office, visit in shown],
    )


def service_cell(
    office: OfficeRecord, visit: VisitRecord, dimension: DimensionRecord, category: CategoryRecord
) -> ServiceCell:
    about = [one for one in visit.by_dimension.get(SERVICES, ()) if one.category == category.key]
    on_display = [one for one in about if one.in_matrix(dimension)]
    found = on_display or [one for one in visit.cell(dimension) if not one.category]
    state, others = state_of(found), [one for one in about if one not in found]
    silent = without_value(way := derived_status(visit, others), way_words(way, dimension, has_looked=bool(others)))
    return ServiceCell(
        state=state,
        values=tuple(state_words(one, dimension, state) for one in found) or (silent,),
        others=tuple(statement(one, dimension) for one in others),
        label=f"{office.name}, {category.label}",
        office=str(office.name) if visit is office.latest else f"{office.name}, {visit.label}",
    )


def state_of(found: Sequence[CodingRecord]) -> str:
    if not found:
        return NO_ROW
    coded = [one for one in found if one.is_coded]
    return (IN if any(one.holds for one in coded) else OUT) if coded else SILENT


def state_words(coding: CodingRecord, dimension: DimensionRecord, state: str) -> Statement:
    """In short, since the row says which service: a sign and a word, and where the service lies instead."""
    whole = statement(coding, dimension)
    if not coding.is_coded:
        return statement(replace(coding, category=""), dimension)
    if coding.holds:
        inside = _("in the office")
        return replace(whole, text=f"{SIGNS[IN]} {inside}")
    outside = _("not in the office")
    out = f"{SIGNS[OUT]} {outside}"
    return replace(whole, text=f"{out} → {coding.where}" if coding.where else out)
