"""Trajectories: where on the model scale each office stood in each phase, by time since opening."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from offices.charts.theme import PALETTE, layout, plain
from offices.presenters.numbers import months_words, years_words
from offices.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord

COLOURS = (PALETTE["one"], PALETTE["two"], PALETTE["unknown"], "#7a3e9d")
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star")
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two marks of the time axis."""
MOST_TICKS = 8
UPWARDS = {"towards_generalist": 1, "towards_specialist": -1}
"""Direction of movement -> which way that is on the scale."""
ARROW = 0.42
"""How long the arrow of a told movement is, in steps of the scale."""
OFF_SCALE = -1
MOST_NAMED = 8
"""Offices whose earlier phases are named too; with more, only the latest, and all when pointed at."""


@dataclass(frozen=True)
class Step:
    """One office in one phase."""

    office: OfficeRecord
    visit: VisitRecord
    number: int
    """Which phase of its office, from 1."""
    lane: float
    """How far its office is drawn beside its place, so that two at one place can be told apart."""
    place: int | None
    """On the model scale, from 0; none where it has no value there."""
    scale: CodingRecord | None
    drift: CodingRecord | None

    @property
    def up(self) -> float:
        return (OFF_SCALE if self.place is None else self.place) + self.lane

    @property
    def months(self) -> tuple[float, float] | None:
        """Months since opening, from and to; none where no source tells."""
        known = [float(one) for one in (self.visit.months_low, self.visit.months_high) if one is not None]
        return (known[0], known[-1]) if known else None


@dataclass(frozen=True)
class Time:
    """The time axis: months since opening, and after it a place for phases of which no time is told."""

    low: float
    high: float
    phases: int
    """The most phases of an office that has one of unknown time; 0 where all are known."""

    @property
    def gap(self) -> float:
        return (self.high - self.low) * 0.13

    def unknown(self, number: int) -> float:
        return self.high + self.gap * (number + 0.4)

    def at(self, step: Step) -> float:
        return sum(step.months) / 2 if step.months else self.unknown(step.number)

    def reach(self, step: Step) -> tuple[float, float]:
        """How far a span goes to both sides of its mark; a bound with the other side open goes a fixed way."""
        if not step.months:
            return 0, 0
        half, stub = (step.months[1] - step.months[0]) / 2, self.gap / 2
        return half or stub * (step.visit.months_low is None), half or stub * (step.visit.months_high is None)

    @property
    def end(self) -> float:
        return self.unknown(self.phases) if self.phases else self.high


def time_of(steps: Sequence[Step]) -> Time:
    known = [month for step in steps if step.months for month in step.months] or [0.0, 12.0]
    high = max(known) if max(known) > min(known) else min(known) + 12
    return Time(min(known), high, max((step.number for step in steps if not step.months), default=0))


def steps_of(offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord]) -> list[Step]:
    """Every phase of the offices, also those without a place on the scale."""
    scale, drift = dimensions["model_scale"], dimensions.get("model_drift")
    places = list(scale.by_key)
    apart = min(0.09, 0.7 / max(len(offices), 1))
    found = []
    for lane, office in enumerate(offices):
        for number, visit in enumerate(office.visits, 1):
            on_scale, moved = coded(visit, scale), coded(visit, drift) if drift else None
            place = places.index(on_scale.category) if on_scale else None
            beside = (lane - (len(offices) - 1) / 2) * apart
            found.append(Step(office, visit, number, beside, place, on_scale, moved))
    return found


def coded(visit: VisitRecord, dimension: DimensionRecord) -> CodingRecord | None:
    return next((coding for coding in visit.cell(dimension) if coding.is_coded), None)


def figure(steps: Sequence[Step], dimensions: dict[str, DimensionRecord], urls: dict[str, str]) -> dict[str, Any]:
    """The trajectories as a Plotly figure; a click on a mark leads to `urls[slug]`."""
    time, scale = time_of(steps), dimensions["model_scale"]
    by_office: dict[str, list[Step]] = {}
    for step in steps:
        by_office.setdefault(step.office.slug, []).append(step)
    data: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for place, (slug, own) in enumerate(by_office.items()):
        colour = COLOURS[place % len(COLOURS)]
        data += lines(own, time, colour)
        data.append(marks(own, time, colour, SHAPES[place % len(SHAPES)], scale, urls[slug], len(by_office)))
        notes += drifts(own, time, dimensions.get("model_drift"), colour)
    own_layout = {"annotations": notes, "height": 560, **axes(steps, time, scale)}
    return {"data": data, "layout": layout(**own_layout)}


def lines(steps: Sequence[Step], time: Time, colour: str) -> Iterator[dict[str, Any]]:
    """From each phase with a place to the next one of the same office; dotted where their time apart is not known."""
    for before, after in pairwise([step for step in steps if step.place is not None]):
        dash = "solid" if before.months and after.months else "dot"
        yield {
            "type": "scatter", "mode": "lines", "x": [time.at(before), time.at(after)], "y": [before.up, after.up],
            "line": {"color": colour, "width": 2, "dash": dash}, "hoverinfo": "skip", "showlegend": False,
        }  # fmt: skip


def marks(
    steps: Sequence[Step], time: Time, colour: str, shape: str, scale: DimensionRecord, url: str, offices: int
) -> dict[str, Any]:
    """One trace an office, its name at each mark, smaller before the latest; above and below in turns."""
    is_latest = [step.visit is step.office.latest for step in steps]
    is_named = [latest or offices <= MOST_NAMED for latest in is_latest]
    sides = ["top center" if step.number % 2 else "bottom center" for step in steps]
    reaches = [time.reach(step) for step in steps]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": plain(steps[0].office.name),
        "x": [time.at(step) for step in steps],
        "y": [step.up for step in steps],
        "text": [name(step) if named else "" for step, named in zip(steps, is_named, strict=True)],
        "textposition": ["middle right" if last else side for last, side in zip(is_latest, sides, strict=True)],
        "textfont": {"size": [13 if latest else 10 for latest in is_latest]},
        "cliponaxis": False,
        "customdata": [url] * len(steps),
        "hovertext": [hover(step, scale) for step in steps],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 13,
            "color": colour,
            "symbol": [shape if step.visit.basis == "observed" else f"{shape}-open" for step in steps],
            "line": {"width": 2, "color": colour},
        },
        "error_x": {
            "type": "data", "symmetric": False, "arrayminus": [down or None for down, _up in reaches],
            "array": [up or None for _down, up in reaches], "visible": any(map(any, reaches)), "thickness": 1.5,
            "width": 5, "color": colour,
        },
    }  # fmt: skip


def name(step: Step) -> str:
    """The office; with the sign for a time that the source gives as about."""
    return f"{'≈ ' if step.months and step.visit.months_certainty == 'vague' else ''}{plain(step.office.name)}"


def hover(step: Step, scale: DimensionRecord) -> str:
    value = scale.by_key[step.scale.category].label if step.scale else _("no value on the scale")
    told = (f"{step.office.name}: {step.visit.label}", months_words(step.visit), years_words(step.visit), value)
    return "<br>".join(plain(line) for line in told)


def drifts(
    steps: Sequence[Step], time: Time, dimension: DimensionRecord | None, colour: str
) -> Iterator[dict[str, Any]]:
    """A movement that was told of or read from the text: an arrow that leaves its mark and ends nowhere, with words."""
    for step in steps:
        if step.drift and dimension:
            way = UPWARDS.get(step.drift.category, 0)
            x, head = time.at(step), step.up + way * ARROW
            if way:
                yield {
                    "x": x, "y": head, "ax": x, "ay": step.up + way * 0.12, "xref": "x", "yref": "y",
                    "axref": "x", "ayref": "y", "showarrow": True, "arrowhead": 2, "arrowwidth": 1.5,
                    "arrowcolor": colour, "text": "",
                }  # fmt: skip
            yield {
                "x": x, "y": head, "text": plain(drift_words(step.drift, dimension)), "showarrow": False,
                "font": {"size": 11}, "xanchor": "left", "xshift": 8,
            }  # fmt: skip


def drift_words(coding: CodingRecord, dimension: DimensionRecord) -> str:
    """Whose word the movement is, in short."""
    words = _("our reading: %(direction)s") if coding.certainty == "inferred" else _("told: %(direction)s")
    return words % {"direction": dimension.by_key[coding.category].label}


def axes(steps: Sequence[Step], time: Time, scale: DimensionRecord) -> dict[str, Any]:
    """Time across and the scale upwards, each with its own place for what is not known."""
    step = next((one for one in STEPS if (time.high - time.low) / one <= MOST_TICKS), STEPS[-1])
    ticks: list[float] = [
        month for month in range(int(time.low // step) * step, int(time.high) + 1, step) if month >= time.low
    ]
    words = [_("opening") if tick == 0 else f"{tick:+.0f}".replace("-", "−") for tick in ticks]
    phases = range(1, time.phases + 1)
    labels = [plain(category.label).replace(" ", "<br>", 1) for category in scale.categories]
    places = list(range(len(labels)))
    if any(one.place is None for one in steps):
        places, labels = [OFF_SCALE, *places], [_("no value<br>on the scale"), *labels]
    title = _("months since opening")
    if time.phases:
        title = _("months since opening; at the right: time not stated, in the order of the phases")
    grid = {"gridcolor": "rgba(128,128,128,.25)", "zeroline": False, "fixedrange": True}
    return {
        "xaxis": {"title": {"text": title}, "tickvals": [*ticks, *(time.unknown(number) for number in phases)],
                  "ticktext": [*words, *(_("phase %(n)s") % {"n": number} for number in phases)],
                  "range": [time.low - time.gap / 2, time.end + 2.6 * time.gap], "tickangle": 0, **grid},
        "yaxis": {"tickvals": places, "ticktext": labels, "automargin": True,
                  "range": [places[0] - 0.5, places[-1] + 0.6], **grid},
    }  # fmt: skip
