"""The matrix of services to print: what lies in each office, what elsewhere, what is not said. No queries, no HTML."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from offices.data.case import derived_status
from offices.data.records import CategoryRecord, CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.explore.crosstab.words import narrowed_to
from offices.matrix.counting import Match, as_match, matching_visits, select
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.wording.cited import cited_by
from offices.wording.computed import Sentence, computed, hedge, how_sure, mid_sentence, of
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
    label: str
    """What it is."""
    caption: Sentence | str
    """What is to be seen, as far as the counts carry it."""
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

    @property
    def parted(self) -> tuple[list[ServiceRow], list[ServiceRow]]:
        """The services that a source puts into a studied office or out of it, and those of which only others tell."""
        cases = [place for place, head in enumerate(self.heads) if head.office.record == "case"]
        told = [row for row in self.rows if any(row.cells[place].state in SIGNS for place in cases)]
        return (told, [row for row in self.rows if row not in told]) if told else (self.rows, [])


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
        label=_("Municipal services, office by office"),
        caption=in_all(shown, dimension, match.n_offices) or _("Which municipal services lie in which office"),
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


def in_all(shown: Sequence[tuple[OfficeRecord, VisitRecord]], dimension: DimensionRecord, n: int) -> Sentence | None:
    """The services that lie in each of the `n` studied offices, by whose word; none where there is no such service."""
    found: dict[str, dict[str, CodingRecord]] = {}
    for office, visit in shown:
        for one in visit.cell(dimension):
            if office.record == "case" and one.is_coded and one.holds:
                found.setdefault(one.category, {})[office.slug] = one
    common = [(one, found[one.key]) for one in dimension.categories if len(found.get(one.key, ())) == n > 1]
    if not common:
        return None
    grounds = [of(coding) for _category, codings in common for coding in codings.values()]
    services = get_text_list([mid_sentence(str(category.label)) for category, _codings in common], _("and"))
    words = _("In all %(n)s studied offices: %(services)s") % {"n": n, "services": services}
    return computed(", ".join(filter(None, [words, hedge(grounds)])), grounds)


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
    """In short, since the row says which service: a sign and a word; where it lies instead is told on demand."""
    whole = statement(coding, dimension)
    if not coding.is_coded:
        return statement(replace(coding, category=""), dimension)
    if coding.holds:
        inside = _("in the office")
        return replace(whole, text=f"{SIGNS[IN]} {inside}")
    if not coding.where:
        outside = _("not in the office")
        return replace(whole, text=f"{SIGNS[OUT]} {outside}")
    elsewhere, where = _("elsewhere"), _("Where it lies: %(where)s.") % {"where": coding.where}
    return replace(whole, text=f"{SIGNS[OUT]} {elsewhere}", note=" ".join(filter(None, [where, whole.note])))
