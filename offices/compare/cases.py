"""The offices that were picked, each at its visit. Choosing them is in chooser, aligning them in rows."""

from collections.abc import Sequence

from offices.data.case import Case
from offices.data.editions import Edition
from offices.data.offices import whole_offices
from offices.data.records import OfficeRecord
from offices.page.tray import Pick


def cases_of(edition: Edition, picks: Sequence[Pick]) -> list[Case]:
    """The picked offices with their codings, each at its visit; without one at its latest."""
    slugs = list(dict.fromkeys(pick.office.slug for pick in picks))
    found = {office.slug: office for office in whole_offices(edition, slugs)}
    return [case(found[pick.office.slug], pick) for pick in picks if pick.office.slug in found]


def case(office: OfficeRecord, pick: Pick) -> Case:
    return Case(office, next((visit for visit in office.visits if visit.key == pick.visit), office.latest))
