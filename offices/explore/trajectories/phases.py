"""The phases of each office on the trajectories: their time, their place on the scale, how they are told. No figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.data.scale import DRIFT, SCALE, coded, place_of
from offices.explore.cases import value_told
from offices.explore.scale import OnScale
from offices.wording.computed import Strength, hedge, of
from offices.wording.numbers import months_words, years_words

OFF_SCALE = -1


@dataclass(frozen=True)
class Step(OnScale):
    """One office in one phase."""

    number: int
    """Which phase of its office, from 1."""
    lane: float
    """How far its office is drawn beside its place, so that two at one place can be told apart."""
    told: tuple[str, ...]
    """What is told of it when it is pointed at, line by line."""
    drift_told: str
    """Whose word its movement is, in short; empty without one."""

    @property
    def is_vague(self) -> bool:
        """Whether a source gives its time as about."""
        return self.visit.months_certainty == "vague"

    @property
    def up(self) -> float:
        return (OFF_SCALE if self.place is None else self.place) + self.lane

    @property
    def is_span(self) -> bool:
        return bool(self.months) and self.visit.months_low != self.visit.months_high

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

    share: float = 0.13
    """Of the known time, how far apart phases of unknown time stand."""

    @property
    def gap(self) -> float:
        return (self.high - self.low) * self.share

    def unknown(self, number: int) -> float:
        return self.border + self.gap * number

    @property
    def border(self) -> float:
        """Where the band of unknown time starts; a mark is half a gap before it and half a gap after."""
        return self.high + self.gap * 0.8

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


def time_of(steps: Sequence[Step], share: float) -> Time:
    known = [month for step in steps if step.months for month in step.months] or [0.0, 12.0]
    high = max(known) if max(known) > min(known) else min(known) + 12
    return Time(min(known), high, max((step.number for step in steps if not step.months), default=0), share)


def steps_of(offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord]) -> list[Step]:
    """Every phase of the offices, also those without a place on the scale."""
    apart = min(0.09, 0.7 / max(len(offices), 1))
    return [
        step_of(office, visit, number, (lane - (len(offices) - 1) / 2) * apart, dimensions)
        for lane, office in enumerate(offices)
        for number, visit in enumerate(office.visits, 1)
    ]


def step_of(
    office: OfficeRecord, visit: VisitRecord, number: int, lane: float, dimensions: dict[str, DimensionRecord]
) -> Step:
    scale, drift = dimensions[SCALE], dimensions.get(DRIFT)
    on_scale, moved = coded(visit, scale), coded(visit, drift)
    value = value_told(on_scale, scale) if on_scale else _("no value on the scale")
    told = (f"{office.name}: {visit.label}", months_words(visit), years_words(visit), value)
    more = (value_told(moved, drift),) if moved and drift else ()
    drift_told = drift_words(moved, drift) if moved and drift else ""
    return Step(office, visit, place_of(on_scale, scale), on_scale, moved, number, lane, told + more, drift_told)


def drift_words(coding: CodingRecord, dimension: DimensionRecord) -> str:
    """Whose word the movement is, in short."""
    ground, direction = of(coding), dimension.by_key[coding.category].label
    if ground.strength is Strength.INFERRED:
        return _("our reading: %(direction)s") % {"direction": direction}
    told = _("told: %(direction)s") % {"direction": direction}
    return f"{told} ({hedge([ground])})" if ground.strength else told
