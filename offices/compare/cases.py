"""The offices that were picked, each at its visit. Choosing them is in chooser, aligning them in rows."""

from collections.abc import Sequence

from offices.data.case import Case
from offices.data.editions import Edition
from offices.data.offices import whole_offices
from offices.data.records import OfficeRecord, VisitRecord
from offices.page.tray import Pick


def cases_of(edition: Edition, picks: Sequence[Pick]) -> list[Case]:
    """The picked offices with their codings, each at its visit; without one at its latest."""
    slugs = list(dict.fromkeys(pick.office.slug for pick in picks))
    found = {office.slug: office for office in whole_offices(edition, slugs)}
    seen = [(office, visit_of(office, pick)) for pick in picks if (office := found.get(pick.office.slug))]
    return [Case(office, visit) for office, visit in seen if visit]


def visit_of(office: OfficeRecord, pick: Pick) -> VisitRecord | None:
    return next((visit for visit in office.visits if visit.key == pick.visit), office.latest)
