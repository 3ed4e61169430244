"""The model map's words: what it shows, its n, its sources, its rows as a table. The figure is in chart.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord
from offices.explore.model_map.chart import leadership_names, map_figure
from offices.explore.model_map.movers import map_caption
from offices.explore.model_map.places import STAFF, Mark, drifts, marks
from offices.explore.scale import DRIFT, SCALE, basis_signs, drift_sign
from offices.figure.chart import Chart
from offices.figure.picture import Picture
from offices.figure.signs import Sign
from offices.figure.theme import PALETTE
from offices.models.vocabulary import Basis
from offices.wording.cited import cited_by
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


@dataclass(frozen=True, kw_only=True)
class ModelMap(Chart[MapRow]):
    """Its caption says what moved, and where nothing did, only what the map is."""

    axes: list[DimensionRecord]
    drift: DimensionRecord | None


def model_map(
    offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord], rest: str = ""
) -> ModelMap | None:
    """The map of these offices, or nothing where the codebook has no model scale or no office stands on it.

    `rest` says who is not among them.
    """
    found = marks(offices, dimensions) if SCALE in dimensions else []
    if not found:
        return None
    drift, steps = dimensions.get(DRIFT), [str(step.label) for step in dimensions[SCALE].categories]
    caption, says = map_caption(found, drift), map_sentence(found).then(rest)
    used = [coding for mark in found for coding in (mark.scale, mark.staff_coding, mark.drift) if coding]
    return ModelMap(
        id="model-map",
        picture=Picture.of(lambda is_narrow: map_figure(found, steps, is_narrow), caption, says, map_signs(found)),
        caption=caption,
        sentence=says,
        sources=cited_by(used),
        rows=[map_row(mark, dimensions) for mark in found],
        axes=[dimensions[key] for key in (SCALE, *STAFF) if key in dimensions],
        notes=map_notes(),
        drift=drift,
    )


def map_sentence(found: Sequence[Mark]) -> Sentence:
    """How many offices, in how many phases, and how sure what is drawn of them is."""
    offices = len({mark.office.slug for mark in found})
    shown = ngettext("%(n)s studied office", "%(n)s studied offices", offices) % {"n": offices}
    phases = ngettext("in %(n)s phase", "in %(n)s phases", len(found)) % {"n": len(found)}
    beneath = [of(coding) for mark in found for coding in (mark.scale, mark.staff_coding) if coding]
    counted = _("%(shown)s, %(phases)s.") % {"shown": shown, "phases": phases}
    words = " ".join(filter(None, [counted, how_sure(beneath)]))
    return computed(words, [*(of_record(mark.office) for mark in found), *beneath])


def map_notes() -> str:
    return _(
        "The author of the scale names only two of its steps; the others and their order are our reading. Staff is "
        "full-time equivalents where the source gives them, else headcount: the two are not the same measure. The axis "
        "of staff is logarithmic."
    )


def map_signs(found: Sequence[Mark]) -> list[tuple[bool, Sign]]:
    """What fill, arrows and the band mean, each with whether it occurs."""
    moved = {bool(one.staff and two.staff) for one, two in pairwise(found) if one.moved_to(two)}
    whole, broken = _("from one phase to the next"), _("from one phase to the next, number of staff not known in both")
    lacks_staff = any(mark.staff is None for mark in found)
    return [
        *basis_signs({mark.visit.basis for mark in found}, PALETTE["line"]),
        (True in moved, Sign(whole, line="solid", is_arrow=True)),
        (False in moved, Sign(broken, line="dash", is_arrow=True)),
        (any(drifts(found)), drift_sign()),
        (lacks_staff, Sign(_("no number of staff: not none, but not known"), is_band=True)),
        (any(mark.is_range for mark in found), Sign(_("bar: a range or an open bound"), is_range=True)),
    ]


def map_row(mark: Mark, dimensions: dict[str, DimensionRecord]) -> MapRow:
    return MapRow(
        office=mark.office,
        visit=str(mark.visit.label),
        visit_key=mark.visit.key,
        basis=str(Basis(mark.visit.basis).label),
        years=years_words(mark.visit),
        scale=map_cell(mark.scale, mark, dimensions, SCALE),
        leadership=leadership_names().get(mark.leadership, mark.leadership),
        leadership_key=mark.leadership,
        staff=map_cell(mark.staff_coding, mark, dimensions, "staff_fte"),
        drift=map_cell(mark.drift, mark, dimensions, DRIFT),
    )


def map_cell(
    coding: CodingRecord | None, mark: Mark, dimensions: dict[str, DimensionRecord], fallback: str
) -> list[Statement]:
    """The value, or how the dimension is without one at this visit."""
    if coding:
        return statements([coding], dimensions[coding.dimension])
    dimension = dimensions.get(fallback)
    return statements(mark.visit.cell(dimension), dimension) if dimension else [not_yet_coded()]
