"""The model map: what it shows in words, its n, its table. Places: places.py; the figure: chart.py."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord
from offices.data.scale import DRIFT, SCALE
from offices.explore.cases import drawn_sentence, n_offices, phase_table, studied
from offices.explore.model_map.chart import leadership_names, map_figure
from offices.explore.model_map.places import STAFF, Mark, drifts, marks
from offices.explore.movers import movers_caption, movers_told
from offices.explore.scale import basis_signs, drift_sign
from offices.figure.chart import Chart
from offices.figure.signs import Sign
from offices.figure.theme import PALETTE
from offices.matrix.drawn import ALL, Drawn
from offices.models.vocabulary import NOT_YET_CODED
from offices.table.columns import Column, column, keyed, value_columns
from offices.table.table import Table
from offices.wording.cited import cited_by
from offices.wording.computed import Sentence
from offices.wording.drawn import rest_links, rest_words
from offices.wording.numbers import years_words
from offices.wording.statements import Statement, statements, told_by, without_value

ON_AXES = (SCALE, *STAFF)
DIMENSIONS = frozenset([*ON_AXES, DRIFT, "leadership"])


def model_map(
    offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord], drawn: Drawn = ALL
) -> Chart[Table] | None:
    """The map of these offices, or nothing where the codebook has no model scale or no office stands on it.

    Its caption says what moved, and where nothing did, only what the map is.
    """
    found = marks(offices, dimensions) if SCALE in dimensions else []
    if not found:
        return None
    scale, steps = dimensions[SCALE], [str(step.label) for step in dimensions[SCALE].categories]
    placed = [coding for mark in found for coding in (mark.scale, mark.staff_coding) if coding]
    still = _("Where the offices stand between specialist and generalist")
    caption = movers_caption(found, dimensions.get(DRIFT), still)
    counted = drawn_sentence(counted_words(found), found, placed).then(rest_words(drawn))
    says = Sentence((*movers_told(found, dimensions.get(DRIFT)), *counted.pieces))
    return Chart(
        id="model-map",
        draw=lambda is_narrow: map_figure(found, steps, is_narrow),
        signs=map_signs(found),
        caption=caption,
        sentence=says,
        sources=cited_by([*placed, *(mark.drift for mark in found if mark.drift)]),
        table=phase_table("model-map", caption, says, map_columns(dimensions), found),
        label=_("Table of the model map"),
        axes=[dimensions[key] for key in ON_AXES if key in dimensions],
        notes=_(
            "The author names only two of the steps; the others and their order are our reading. Staff: full-time "
            "equivalents, else employees, which is not the same measure; the axis is logarithmic."
        ),
        rest=rest_links(drawn, scale),
    )


def counted_words(found: Sequence[Mark]) -> str:
    phases = ngettext("in %(n)s phase", "in %(n)s phases", len(found)) % {"n": len(found)}
    return _("%(shown)s, %(phases)s.") % {"shown": studied(n_offices(found)), "phases": phases}


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


def map_columns(dimensions: dict[str, DimensionRecord]) -> Iterator[Column[Mark]]:
    scale, drift, names = dimensions[SCALE], dimensions.get(DRIFT), leadership_names()

    def cell(coding: Callable[[Mark], CodingRecord | None], fallback: str) -> Callable[[Mark], list[Statement]]:
        return lambda mark: map_cell(coding(mark), mark, dimensions, fallback)

    yield column("years", _("When"), lambda mark: years_words(mark.visit)).below
    yield from value_columns(scale.key, _("Place on the scale"), cell(lambda mark: mark.scale, SCALE), scale)
    yield keyed(
        "leadership", _("Leadership"), lambda mark: names.get(mark.leadership, mark.leadership),
        lambda mark: mark.leadership,
    )  # fmt: skip
    yield from value_columns("staff", _("Staff"), cell(lambda mark: mark.staff_coding, "staff_fte"), has_keys=False)
    if drift:
        yield from value_columns(
            drift.key, str(drift.label), cell(lambda mark: mark.drift, DRIFT), drift, has_keys=False
        )


def map_cell(
    coding: CodingRecord | None, mark: Mark, dimensions: dict[str, DimensionRecord], fallback: str
) -> list[Statement]:
    """The value, or how the dimension is without one at this visit."""
    if coding:
        return statements([coding], dimensions[coding.dimension])
    dimension = dimensions.get(fallback)
    return told_by(mark.visit, dimension) if dimension else [without_value(NOT_YET_CODED)]
