"""The trajectories' words: what they show, their n, their sources, their rows as a table. The figure is in chart.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.case import beside
from offices.data.records import DimensionRecord, OfficeRecord
from offices.explore.scale import DRIFT, SCALE, basis_signs, drift_sign
from offices.explore.trajectories.chart import trajectory_figure
from offices.explore.trajectories.phases import Step, steps_of
from offices.figure.chart import Chart
from offices.figure.picture import Picture
from offices.figure.signs import Sign
from offices.figure.theme import PALETTE
from offices.models.vocabulary import Basis
from offices.wording.cited import cited_by
from offices.wording.computed import Sentence, computed, how_sure, of, of_record
from offices.wording.numbers import months_words, years_words
from offices.wording.statements import Statement, statement, statements

DIMENSIONS = (SCALE, DRIFT)


@dataclass(frozen=True)
class TrajectoryRow:
    """One office in one phase."""

    office: OfficeRecord
    phase: str
    visit_key: str
    basis: str
    time: str
    scale: tuple[Statement, ...]
    others: tuple[Statement, ...]
    """Places on the scale that were planned or given up, or that only a part of the office has."""
    drift: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Trajectories(Chart[TrajectoryRow]):
    caption: str
    scale: DimensionRecord
    drift: DimensionRecord | None


def trajectories(
    offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord], rest: str = ""
) -> Trajectories | None:
    """From start to visit; nothing where the codebook has no model scale or there is no office.

    `rest` says who is not among them.
    """
    steps = steps_of(offices, dimensions) if SCALE in dimensions else []
    if not steps:
        return None
    scale = dimensions[SCALE]
    labels = [str(category.label) for category in scale.categories]
    caption = _("From the start to the visit, between specialist and generalist")
    says, signs = trajectory_sentence(steps).then(rest), trajectory_signs(steps)
    return Trajectories(
        id="trajectories",
        picture=Picture.of(lambda is_narrow: trajectory_figure(steps, labels, is_narrow), caption, says, signs),
        caption=caption,
        sentence=says,
        notes=_("The scale’s author names only two of its steps; the others and their order are our reading."),
        sources=cited_by(coding for step in steps for coding in (step.scale, step.drift) if coding),
        rows=[trajectory_row(step, dimensions) for step in steps],
        scale=scale,
        drift=dimensions.get(DRIFT),
    )


def trajectory_sentence(steps: Sequence[Step]) -> Sentence:
    """How many offices and phases, and how sure what is drawn of them is."""
    offices = len({step.office.slug for step in steps})
    placed = sum(step.place is not None for step in steps)
    shown = ngettext("%(n)s studied office", "%(n)s studied offices", offices) % {"n": offices}
    words = _("%(shown)s in %(phases)s phases, of which %(placed)s have a place on the scale.")
    told = words % {"shown": shown, "phases": len(steps), "placed": placed}
    beneath = [of(coding) for step in steps for coding in (step.scale, step.drift) if coding]
    grounds = [*(of_record(step.office) for step in steps), *beneath]
    return computed(" ".join(filter(None, [told, how_sure(beneath)])), grounds)


def trajectory_signs(steps: Sequence[Step]) -> list[tuple[bool, Sign]]:
    """What fill, lines, bars and arrows mean, each with whether it occurs."""
    lacks_time, lacks_place = not all(one.months for one in steps), any(one.place is None for one in steps)
    return [
        *basis_signs({one.visit.basis for one in steps}, PALETTE["line"]),
        (True, Sign(_("a line joins the phases of one office"), line="solid")),
        (lacks_time, Sign(_("dotted: the time between them is not known"), line="dot")),
        (any(one.is_span for one in steps), Sign(_("bar: a span of time"), is_range=True)),
        (any(one.is_vague for one in steps), Sign(_("≈ the time is only about right"))),
        (any(one.drift for one in steps), drift_sign()),
        (lacks_place or lacks_time, Sign(_("grey: no value, or no time stated"), is_band=True)),
    ]


def trajectory_row(step: Step, dimensions: dict[str, DimensionRecord]) -> TrajectoryRow:
    scale, drift = dimensions[SCALE], dimensions.get(DRIFT)
    cell = step.visit.cell(scale)
    return TrajectoryRow(
        office=step.office,
        phase=str(step.visit.label),
        visit_key=step.visit.key,
        basis=str(Basis(step.visit.basis).label),
        time=f"{months_words(step.visit)}, {years_words(step.visit)}",
        scale=tuple(statements(cell, scale)),
        others=tuple(statement(coding, scale) for coding in beside(step.visit, scale, cell)),
        drift=tuple(statements(step.visit.cell(drift), drift)) if drift else (),
    )
