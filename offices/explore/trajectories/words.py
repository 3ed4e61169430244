"""The trajectories: what they show in words, their n, their table. Phases: phases.py; the figure: chart.py."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord, OfficeRecord
from offices.data.scale import DRIFT, SCALE
from offices.explore.cases import drawn_sentence, n_offices, phase_table, studied
from offices.explore.movers import movers_caption, movers_told
from offices.explore.scale import basis_signs, drift_sign
from offices.explore.trajectories.chart import trajectory_figure
from offices.explore.trajectories.phases import Step, steps_of
from offices.figure.chart import Chart
from offices.figure.signs import Sign
from offices.figure.theme import PALETTE
from offices.matrix.drawn import ALL, Drawn
from offices.table.columns import Column, column, value_columns
from offices.table.table import Table
from offices.wording.cited import cited_by
from offices.wording.computed import Sentence
from offices.wording.drawn import rest_links, rest_words
from offices.wording.numbers import months_words, years_words
from offices.wording.statements import told_and_beside, told_by

DIMENSIONS = (SCALE, DRIFT)


def trajectories(
    offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord], drawn: Drawn = ALL
) -> Chart[Table] | None:
    """From start to visit; nothing where the codebook has no model scale or there is no office."""
    steps = steps_of(offices, dimensions) if SCALE in dimensions else []
    if not steps:
        return None
    scale, drift = dimensions[SCALE], dimensions.get(DRIFT)
    labels = [str(category.label) for category in scale.categories]
    codings = [coding for step in steps for coding in (step.scale, step.drift) if coding]
    caption = movers_caption(steps, drift, _("From the start to the visit, between specialist and generalist"))
    counted = drawn_sentence(counted_words(steps), steps, codings).then(rest_words(drawn))
    says = Sentence((*movers_told(steps, drift), *counted.pieces))
    return Chart(
        id="trajectories",
        draw=lambda is_narrow: trajectory_figure(steps, labels, is_narrow),
        signs=trajectory_signs(steps),
        caption=caption,
        sentence=says,
        notes=_("The author names only two of the steps; the others and their order are our reading."),
        sources=cited_by(codings),
        table=phase_table("trajectories", caption, says, trajectory_columns(scale, drift), steps),
        label=_("Table of the trajectories"),
        rest=rest_links(drawn, scale),
        meanings=[scale, drift] if drift else [scale],
    )


def counted_words(steps: Sequence[Step]) -> str:
    placed = sum(step.place is not None for step in steps)
    words = _("%(shown)s in %(phases)s phases, of which %(placed)s have a place on the scale.")
    return words % {"shown": studied(n_offices(steps)), "phases": len(steps), "placed": placed}


def trajectory_signs(steps: Sequence[Step]) -> list[tuple[bool, Sign]]:
    """What fill, lines, bars and arrows mean, each with whether it occurs."""
    lacks_time, lacks_place = not all(one.months for one in steps), any(one.place is None for one in steps)
    return [
        *basis_signs({one.visit.basis for one in steps}, PALETTE["line"]),
        (True, Sign(_("a line joins the phases of one office"), line="solid")),
        (lacks_time, Sign(_("dotted: the time between them is not known"), line="dot")),
        (any(one.is_span for one in steps), Sign(_("bar: a span of time"), is_range=True)),
        (any(one.is_vague for one in steps), Sign(_("~ the time is only about right"))),
        (any(one.drift for one in steps), drift_sign()),
        (lacks_place or lacks_time, Sign(_("grey: no value, or no time stated"), is_band=True)),
    ]


def trajectory_columns(scale: DimensionRecord, drift: DimensionRecord | None) -> Iterator[Column[Step]]:
    yield column("when", _("When"), lambda step: f"{months_words(step.visit)}, {years_words(step.visit)}").below
    yield from value_columns(
        scale.key,
        str(scale.label),
        lambda step: told_by(step.visit, scale),
        scale,
        beside=lambda step: told_and_beside(step.visit, scale)[1],
        heading=_("Place on the scale"),
    )
    if drift:
        yield from value_columns(drift.key, str(drift.label), lambda step: told_by(step.visit, drift), drift)
