"""The trajectories' words: what they show, their n, their sources, their rows as a table. The figure is in charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.case import beside
from offices.data.records import DimensionRecord, OfficeRecord
from offices.explore.trajectories.chart import figure
from offices.explore.trajectories.phases import Step, steps_of
from offices.figure.captions import described
from offices.figure.picture import Picture
from offices.figure.signs import Sign
from offices.figure.theme import PALETTE
from offices.models.sorting import sort_key
from offices.models.vocabulary import Basis
from offices.wording.computed import Sentence, computed, how_sure, of, of_record
from offices.wording.numbers import months_words, years_words
from offices.wording.statements import Statement, statement, statements

DIMENSIONS = ("model_scale", "model_drift")


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


@dataclass(frozen=True)
class Trajectories:
    picture: Picture
    caption: str
    sentence: Sentence
    sources: str
    notes: str
    rows: list[TrajectoryRow]
    scale: DimensionRecord
    drift: DimensionRecord | None
    axes: tuple[()] = ()


def trajectories(
    offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord], rest: str = ""
) -> Trajectories | None:
    """From start to visit; nothing where the codebook has no model scale or there is no office.

    `rest` says who is not among them.
    """
    steps = steps_of(offices, dimensions) if "model_scale" in dimensions else []
    if not steps:
        return None
    urls = {office.slug: reverse("offices:office-detail", args=[office.slug]) for office in offices}
    caption, says = (
        _("From the start to the visit, between specialist and generalist"),
        sentence(steps).then(rest),
    )
    wide, narrow = (figure(steps, dimensions, urls, is_narrow) for is_narrow in (False, True))
    return Trajectories(
        picture=Picture(wide, narrow, described(caption, str(says)), signs(steps)),
        caption=caption,
        sentence=says,
        notes=_("The scale’s author names only two of its steps; the others and their order are our reading."),
        sources=get_text_list(sorted(sources(steps), key=sort_key), _("and")),
        rows=[row(step, dimensions) for step in steps],
        scale=dimensions["model_scale"],
        drift=dimensions.get("model_drift"),
    )


def sentence(steps: Sequence[Step]) -> Sentence:
    """How many offices and phases, and how sure what is drawn of them is."""
    offices = len({step.office.slug for step in steps})
    placed = sum(step.place is not None for step in steps)
    shown = ngettext("%(n)s studied office", "%(n)s studied offices", offices) % {"n": offices}
    words = _("%(shown)s in %(phases)s phases, of which %(placed)s have a place on the scale.")
    told = words % {"shown": shown, "phases": len(steps), "placed": placed}
    beneath = [of(coding) for step in steps for coding in (step.scale, step.drift) if coding]
    grounds = [*(of_record(step.office) for step in steps), *beneath]
    return computed(" ".join(filter(None, [told, how_sure(beneath)])), grounds)


def signs(steps: Sequence[Step]) -> tuple[Sign, ...]:
    """What fill, lines, bars and arrows mean, as far as they occur."""
    line = PALETTE["line"]
    told = [
        (any(one.visit.basis == "observed" for one in steps), Sign(_("filled: seen by researchers"), "circle", line)),
        (any(one.visit.basis != "observed" for one in steps), Sign(_("open: told of afterwards"), "circle-open", line)),
        (True, Sign(_("a line joins the phases of one office"), line="solid")),
        (not all(one.months for one in steps), Sign(_("dotted: the time between them is not known"), line="dot")),
        (any(one.is_span for one in steps), Sign(_("bar: a span of time"), is_range=True)),
        (any(one.visit.months_certainty == "vague" for one in steps), Sign(_("≈ the time is only about right"))),
        (any(one.drift for one in steps), drift_sign()),
        (any(one.place is None or not one.months for one in steps), Sign(_("grey: no value, or no time stated"),
                                                                          is_band=True)),
    ]  # fmt: skip
    return tuple(sign for occurs, sign in told if occurs)


def drift_sign() -> Sign:
    """Of the short arrow, on every chart of the scale."""
    words = _("short arrow: a movement told of, or read from the text; it leads to no place on the scale")
    return Sign(words, line="solid", is_arrow=True, is_short=True)


def sources(steps: Sequence[Step]) -> set[str]:
    used = [coding for step in steps for coding in (step.scale, step.drift) if coding]
    return {str(place.cited_as) for coding in used for place in coding.citations[:1]}


def row(step: Step, dimensions: dict[str, DimensionRecord]) -> TrajectoryRow:
    scale, drift = dimensions["model_scale"], dimensions.get("model_drift")
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
