"""The model map's words: what it shows, its n, its sources, its rows as a table. The figure is in charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.charts.model_map import Mark, figure, leadership_names, marks
from offices.presenters.numbers import years_words
from offices.presenters.statements import Statement, not_yet_coded, statements
from offices.records import CodingRecord, DimensionRecord, OfficeRecord
from offices.vocabulary import Basis


@dataclass(frozen=True)
class MapRow:
    office: OfficeRecord
    visit: str
    basis: str
    years: str
    scale: list[Statement]
    leadership: str
    staff: list[Statement]


@dataclass(frozen=True)
class ModelMap:
    figure: dict[str, Any]
    caption: str
    sentence: str
    sources: str
    rows: list[MapRow]


def model_map(offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord]) -> ModelMap | None:
    """The map of these offices, or nothing where the codebook has no model scale or no office stands on it."""
    found = marks(offices, dimensions) if "model_scale" in dimensions else []
    if not found:
        return None
    urls = {office.slug: reverse("offices:office-detail", args=[office.slug]) for office in offices}
    return ModelMap(
        figure=figure(found, dimensions["model_scale"], urls),
        caption=_("Where the offices stand between specialist and generalist"),
        sentence=sentence(found),
        sources=get_text_list(sorted(sources(found)), _("and")),
        rows=[map_row(mark, dimensions) for mark in found],
    )


def sentence(found: Sequence[Mark]) -> str:
    cases = len({mark.office.slug for mark in found if mark.office.record == "case"})
    moved = len(movers(found))
    shown = ngettext("%(n)s studied office", "%(n)s studied offices", cases) % {"n": cases}
    return _(
        "%(shown)s. An arrow leads from one phase to the next where both have a place on the scale and it is another, "
        "at %(moved)s of them; other movements are told of without a place. Filled marks were seen by "
        "researchers, open ones were told of afterwards; the author of the scale names only two of its steps, the "
        "others and their order are our reading. Staff is full-time equivalents where the source gives them, else "
        "headcount: the two are not the same measure."
    ) % {"shown": shown, "moved": moved}


def movers(found: Sequence[Mark]) -> set[str]:
    """Offices with phases at different places of the scale."""
    places: dict[str, set[int]] = {}
    for mark in found:
        if mark.place is not None:
            places.setdefault(mark.office.slug, set()).add(mark.place)
    return {slug for slug, seen in places.items() if len(seen) > 1}


def sources(found: Sequence[Mark]) -> set[str]:
    used = [coding for mark in found for coding in (mark.scale_coding, mark.staff_coding) if coding]
    return {place.cited_as for coding in used for place in coding.citations[:1]}


def map_row(mark: Mark, dimensions: dict[str, DimensionRecord]) -> MapRow:
    return MapRow(
        office=mark.office,
        visit=str(mark.visit.label),
        basis=str(Basis(mark.visit.basis).label),
        years=years_words(mark.visit),
        scale=cell(mark.scale_coding, mark, dimensions, "model_scale"),
        leadership=leadership_names().get(mark.leadership, mark.leadership),
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
