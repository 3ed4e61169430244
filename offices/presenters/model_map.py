"""The model map's words: what it shows, its n, its sources, its rows as a table. The figure is in charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.charts.model_map import figure, leadership_names
from offices.charts.model_places import STAFF, Mark, marks
from offices.charts.picture import Picture
from offices.charts.signs import Sign
from offices.charts.theme import PALETTE
from offices.presenters.numbers import years_words
from offices.presenters.pictures import described
from offices.presenters.statements import Statement, not_yet_coded, statements
from offices.records import CodingRecord, DimensionRecord, OfficeRecord
from offices.sorting import sort_key
from offices.vocabulary import Basis

MOST_TOLD = 4
"""Offices that moved and are named in the caption; of more, only how many went which way."""


@dataclass(frozen=True)
class MapRow:
    office: OfficeRecord
    visit: str
    visit_key: str
    basis: str
    years: str
    scale: list[Statement]
    leadership: str
    leadership_key: str
    staff: list[Statement]


@dataclass(frozen=True)
class ModelMap:
    picture: Picture
    caption: str
    sentence: str
    sources: str
    rows: list[MapRow]
    axes: list[DimensionRecord]
    """What stands on the axes: the scale first, then how staff is counted."""
    notes: str
    """What has to be known to read the axes."""


def model_map(
    offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord], rest: str = ""
) -> ModelMap | None:
    """The map of these offices, or nothing where the codebook has no model scale or no office stands on it.

    `rest` says who is not among them.
    """
    found = marks(offices, dimensions) if "model_scale" in dimensions else []
    if not found:
        return None
    urls = {office.slug: reverse("offices:office-detail", args=[office.slug]) for office in offices}
    told, says = caption(found), " ".join(filter(None, [sentence(found), rest]))
    wide, narrow = (figure(found, dimensions["model_scale"], urls, is_narrow) for is_narrow in (False, True))
    return ModelMap(
        picture=Picture(wide, narrow, described(told, says), signs(found)),
        caption=told,
        sentence=says,
        sources=get_text_list(sorted(sources(found), key=sort_key), _("and")),
        rows=[map_row(mark, dimensions) for mark in found],
        axes=[dimensions[key] for key in ("model_scale", *STAFF) if key in dimensions],
        notes=notes(),
    )


def caption(found: Sequence[Mark]) -> str:
    """What the map shows of movement, from the phases that have a place; where nobody moved, what it is."""
    moved, n = movers(found), len({mark.office.slug for mark in found})
    if not moved:
        return _("Where the offices stand between specialist and generalist")
    words = {"up": _("towards generalist"), "down": _("towards specialist"), "back": _("away and back again")}
    if len(moved) <= MOST_TOLD:
        told = [f"{name} {words[way]}" for name, way in moved.values()]
    else:
        ways = [way for _name, way in moved.values()]
        told = [f"{ways.count(way)} {label}" for way, label in words.items() if way in ways]
    return ngettext(
        "%(n)s of %(all)s studied offices changed its place on the scale: %(told)s",
        "%(n)s of %(all)s studied offices changed their place on the scale: %(told)s",
        len(moved),
    ) % {"n": len(moved), "all": n, "told": get_text_list(told, _("and"))}


def movers(found: Sequence[Mark]) -> dict[str, tuple[str, str]]:
    """Offices with phases at different places of the scale: slug -> name, and up, down or back."""
    places: dict[str, list[int]] = {}
    names = {mark.office.slug: str(mark.office.name) for mark in found}
    for mark in found:
        if mark.place is not None:
            places.setdefault(mark.office.slug, []).append(mark.place)
    return {slug: (names[slug], way(seen)) for slug, seen in places.items() if len(set(seen)) > 1}


def way(places: Sequence[int]) -> str:
    return "up" if places[-1] > places[0] else "down" if places[-1] < places[0] else "back"


def sentence(found: Sequence[Mark]) -> str:
    """How many offices, in how many phases."""
    offices = len({mark.office.slug for mark in found})
    shown = ngettext("%(n)s studied office", "%(n)s studied offices", offices) % {"n": offices}
    phases = ngettext("in %(n)s phase", "in %(n)s phases", len(found)) % {"n": len(found)}
    return _("%(shown)s, %(phases)s. Movements that a source tells of without a place on the scale are not drawn.") % {
        "shown": shown, "phases": phases,
    }  # fmt: skip


def notes() -> str:
    return _(
        "The author of the scale names only two of its steps; the others and their order are our reading. Staff is "
        "full-time equivalents where the source gives them, else headcount: the two are not the same measure. The axis "
        "of staff is logarithmic."
    )


def signs(found: Sequence[Mark]) -> tuple[Sign, ...]:
    """What fill, arrows and the band mean, as far as they occur."""
    is_seen = {mark.visit.basis == "observed" for mark in found}
    line, lacks_staff = PALETTE["line"], any(mark.staff is None for mark in found)
    pairs = [(one, two) for one, two in pairwise(found) if one.office is two.office and one.moved_to(two)]
    moved = {bool(one.staff and two.staff) for one, two in pairs}
    whole, broken = _("from one phase to the next"), _("from one phase to the next, number of staff not known in both")
    told = [
        (True in is_seen, Sign(_("filled: seen by researchers"), "circle", line)),
        (False in is_seen, Sign(_("open: told of afterwards"), "circle-open", line)),
        (True in moved, Sign(whole, line="solid", is_arrow=True)),
        (False in moved, Sign(broken, line="dash", is_arrow=True)),
        (lacks_staff, Sign(_("no number of staff: not none, but not known"), is_band=True)),
        (any(mark.is_range for mark in found), Sign(_("bar: a range or an open bound"), is_range=True)),
    ]  # fmt: skip
    return tuple(sign for occurs, sign in told if occurs)


def sources(found: Sequence[Mark]) -> set[str]:
    used = [coding for mark in found for coding in (mark.scale_coding, mark.staff_coding) if coding]
    return {str(place.cited_as) for coding in used for place in coding.citations[:1]}


def map_row(mark: Mark, dimensions: dict[str, DimensionRecord]) -> MapRow:
    return MapRow(
        office=mark.office,
        visit=str(mark.visit.label),
        visit_key=mark.visit.key,
        basis=str(Basis(mark.visit.basis).label),
        years=years_words(mark.visit),
        scale=cell(mark.scale_coding, mark, dimensions, "model_scale"),
        leadership=leadership_names().get(mark.leadership, mark.leadership),
        leadership_key=mark.leadership,
        staff=cell(mark.staff_coding, mark, dimensions, "staff_fte"),
    )


def cell(
    coding: CodingRecord | None, mark: Mark, dimensions: dict[str, DimensionRecord], fallback: str
) -> list[Statement]:
    """The value, or how the dimension is without one at this visit."""
    if coding:
        return statements([coding], dimensions[coding.dimension])
    dimension = dimensions.get(fallback)
    return statements(mark.visit.cell(dimension), dimension) if dimension else [not_yet_coded()]
