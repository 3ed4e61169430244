"""The model map's words: what it shows, its n, its sources, its rows as a table. The figure is in charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord
from offices.explore.model_map.chart import figure, leadership_names
from offices.explore.model_map.movement_words import caption
from offices.explore.model_map.places import STAFF, Mark, drifts, marks
from offices.explore.trajectories.words import drift_sign
from offices.figure.captions import described
from offices.figure.picture import Picture
from offices.figure.signs import Sign
from offices.figure.theme import PALETTE
from offices.models.sorting import sort_key
from offices.models.vocabulary import Basis
from offices.wording.computed import Sentence, computed, how_sure, of, of_record
from offices.wording.numbers import years_words
from offices.wording.statements import Statement, not_yet_coded, statements


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
    drift: list[Statement]


@dataclass(frozen=True)
class ModelMap:
    picture: Picture
    caption: Sentence | str
    """What moved; where nothing did, only what the map is."""
    sentence: Sentence
    sources: str
    rows: list[MapRow]
    axes: list[DimensionRecord]
    """What stands on the axes: the scale first, then how staff is counted."""
    notes: str
    """What has to be known to read the axes."""
    drift: DimensionRecord | None


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
    drift = dimensions.get("model_drift")
    told, says = caption(found, drift), sentence(found).then(rest)
    wide, narrow = (figure(found, dimensions["model_scale"], urls, is_narrow) for is_narrow in (False, True))
    return ModelMap(
        picture=Picture(wide, narrow, described(str(told), str(says)), signs(found)),
        caption=told,
        sentence=says,
        sources=get_text_list(sorted(sources(found), key=sort_key), _("and")),
        rows=[map_row(mark, dimensions) for mark in found],
        axes=[dimensions[key] for key in ("model_scale", *STAFF) if key in dimensions],
        notes=notes(),
        drift=drift,
    )


def sentence(found: Sequence[Mark]) -> Sentence:
    """How many offices, in how many phases, and how sure what is drawn of them is."""
    offices = len({mark.office.slug for mark in found})
    shown = ngettext("%(n)s studied office", "%(n)s studied offices", offices) % {"n": offices}
    phases = ngettext("in %(n)s phase", "in %(n)s phases", len(found)) % {"n": len(found)}
    beneath = [of(coding) for mark in found for coding in (mark.scale_coding, mark.staff_coding) if coding]
    counted = _("%(shown)s, %(phases)s.") % {"shown": shown, "phases": phases}
    words = " ".join(filter(None, [counted, how_sure(beneath)]))
    return computed(words, [*(of_record(mark.office) for mark in found), *beneath])


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
        (any(drifts(found)), drift_sign()),
        (lacks_staff, Sign(_("no number of staff: not none, but not known"), is_band=True)),
        (any(mark.is_range for mark in found), Sign(_("bar: a range or an open bound"), is_range=True)),
    ]  # fmt: skip
    return tuple(sign for occurs, sign in told if occurs)


def sources(found: Sequence[Mark]) -> set[str]:
    used = [coding for mark in found for coding in (mark.scale_coding, mark.staff_coding, mark.drift) if coding]
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
        drift=cell(mark.drift, mark, dimensions, "model_drift"),
    )


def cell(
    coding: CodingRecord | None, mark: Mark, dimensions: dict[str, DimensionRecord], fallback: str
) -> list[Statement]:
    """The value, or how the dimension is without one at this visit."""
    if coding:
        return statements([coding], dimensions[coding.dimension])
    dimension = dimensions.get(fallback)
    return statements(mark.visit.cell(dimension), dimension) if dimension else [not_yet_coded()]
