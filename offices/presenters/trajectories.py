"""The trajectories' words: what they show, their n, their sources, their rows as a table. The figure is in charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.charts.trajectories import Step, figure, steps_of
from offices.comparison.rows import beside
from offices.presenters.numbers import months_words, years_words
from offices.presenters.statements import Statement, statement, statements
from offices.records import DimensionRecord, OfficeRecord
from offices.vocabulary import Basis

DIMENSIONS = ("model_scale", "model_drift")


@dataclass(frozen=True)
class TrajectoryRow:
    """One office in one phase."""

    office: OfficeRecord
    phase: str
    basis: str
    time: str
    scale: list[Statement]
    others: list[Statement]
    """Places on the scale that were planned or given up, or that only a part of the office has."""
    drift: list[Statement]


@dataclass(frozen=True)
class Trajectories:
    figure: dict[str, Any]
    caption: str
    sentence: str
    sources: str
    rows: list[TrajectoryRow]
    scale: DimensionRecord
    drift: DimensionRecord | None


def trajectories(
    offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord], n_more: int = 0
) -> Trajectories | None:
    """From start to visit; nothing where the codebook has no model scale or there is no office."""
    steps = steps_of(offices, dimensions) if "model_scale" in dimensions else []
    if not steps:
        return None
    urls = {office.slug: reverse("offices:office-detail", args=[office.slug]) for office in offices}
    return Trajectories(
        figure=figure(steps, dimensions, urls),
        caption=_("From the start to the visit, between specialist and generalist"),
        sentence=sentence(steps, n_more),
        sources=get_text_list(sorted(sources(steps)), _("and")),
        rows=[row(step, dimensions) for step in steps],
        scale=dimensions["model_scale"],
        drift=dimensions.get("model_drift"),
    )


def sentence(steps: Sequence[Step], n_more: int) -> str:
    """How many offices and phases, and how to read lines and arrows."""
    offices = len({step.office.slug for step in steps})
    placed = sum(step.place is not None for step in steps)
    shown = ngettext("%(n)s studied office", "%(n)s studied offices", offices) % {"n": offices}
    parts = [
        _("%(shown)s in %(phases)s phases, of which %(placed)s have a place on the scale.")
        % {"shown": shown, "phases": len(steps), "placed": placed},
        _(
            "A line joins the phases of one office, and is dotted where the time between them is not known; a bar is a "
            "span of time, and ≈ stands where the time is only about right. Filled marks were seen by researchers, "
            "open ones told of afterwards. An arrow is a movement that a source tells of or that we read from it, and "
            "leads to no place on the scale. The scale’s author names only two of its steps; the others and their "
            "order are our reading."
        ),
    ]
    if n_more:
        more = ngettext("%(n)s more office is not drawn.", "%(n)s more offices are not drawn.", n_more)
        parts.append(more % {"n": n_more})
    return " ".join(parts)


def sources(steps: Sequence[Step]) -> set[str]:
    used = [coding for step in steps for coding in (step.scale, step.drift) if coding]
    return {place.cited_as for coding in used for place in coding.citations[:1]}


def row(step: Step, dimensions: dict[str, DimensionRecord]) -> TrajectoryRow:
    scale, drift = dimensions["model_scale"], dimensions.get("model_drift")
    cell = step.visit.cell(scale)
    return TrajectoryRow(
        office=step.office,
        phase=str(step.visit.label),
        basis=str(Basis(step.visit.basis).label),
        time=f"{months_words(step.visit)}, {years_words(step.visit)}",
        scale=statements(cell, scale),
        others=[statement(coding, scale) for coding in beside(step.visit, scale, cell)],
        drift=statements(step.visit.cell(drift), drift) if drift else [],
    )
