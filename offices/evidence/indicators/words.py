"""Survey and register figures in words: comparators kept, polarity said, what cannot be set side by side. No page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.findings import Evidence, IndicatorRecord, MeasurementRecord
from offices.data.records import End, Number
from offices.evidence.indicators.chart import Point, is_exact, is_share
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Polarity
from offices.wording.findings import EndWords, FindingPlace, end_words, finding_place
from offices.wording.numbers import figure as figure_words
from offices.wording.numbers import number_words, span

NUMBERS = 4
"""Of a theme, a dimension or a source: numbers that stand above the folded table."""


@dataclass(frozen=True)
class Figure:
    """One measurement."""

    measured: MeasurementRecord
    years: str
    amount: str
    """The number alone with its comparator, without its unit; empty where there is none."""
    value: str
    change: str
    """Since the measurement before it, where both are exact and comparable; else empty."""
    stands: FindingPlace


@dataclass(frozen=True)
class IndicatorRow:
    indicator: IndicatorRecord
    polarity: str
    about: tuple[EndWords, ...]
    figures: tuple[Figure, ...] = field(hash=False)
    """Made of the indicator, which is hashed already: pages look up the HTML of a row by it."""

    @property
    def latest(self) -> Figure | None:
        """The last figure that is a number."""
        return next((one for one in reversed(self.figures) if one.measured.number), None)

    @property
    def side(self) -> str:
        """Which way is better, where one is."""
        return "" if self.indicator.polarity == Polarity.NONE else self.polarity


def points(indicator: IndicatorRecord) -> list[Point]:
    """Each measurement that is a number."""
    drawn = [(one, one.number) for one in indicator.measurements if one.number is not None]
    return [
        Point(
            series=series_words(one),
            number=number,
            label=number_words(number),
            hover=f"{series_words(one)}: {measured_words(one, indicator)}; {one.cited_as}",
            joined=before is not None and can_be_compared(before[0], one),
        )
        for before, (one, number) in zip([None, *drawn], drawn, strict=False)
    ]


def series_words(one: MeasurementRecord) -> str:
    return ", ".join(filter(None, [str(one.group), measured_years(one)]))


def measured_years(one: MeasurementRecord) -> str:
    if one.year_low is None and one.year_high is None:
        return _("year not stated")
    return span(one.year_low, one.year_high)


def can_be_compared(before: MeasurementRecord, after: MeasurementRecord) -> bool:
    """The same group, at two times, and nobody warns against it."""
    same = before.group == after.group and before.study == after.study
    return same and not after.not_comparable and before.year_low != after.year_low


def indicator_rows(found: Sequence[IndicatorRecord], evidence: Evidence, matrix: Matrix) -> list[IndicatorRow]:
    return [
        IndicatorRow(
            indicator=one,
            polarity=str(Polarity(one.polarity).label),
            about=tuple(
                words
                for end in (one.end, End(outcome=one.outcome))
                if end and (words := end_words(end, evidence, matrix.dimensions))
            ),
            figures=tuple(
                figure_row(before, measurement, one)
                for before, measurement in zip([None, *one.measurements], one.measurements, strict=False)
            ),
        )
        for one in found
    ]


def first_numbers(rows: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    """Those with a number that are shown before the table is opened: plain shares first, as many as have room."""
    return sorted((row for row in rows if row.latest), key=is_no_plain_share)[:NUMBERS]


def is_no_plain_share(row: IndicatorRow) -> tuple[bool, bool]:
    number = row.latest.measured.number if row.latest else None
    return not is_share(str(row.indicator.unit)), number is None or number.low != number.high


def figure_row(before: MeasurementRecord | None, one: MeasurementRecord, indicator: IndicatorRecord) -> Figure:
    change = change_words(before, one) if before and can_be_compared(before, one) else ""
    amount = number_words(one.number) if one.number else ""
    return Figure(one, measured_years(one), amount, measured_words(one, indicator), change, finding_place(one))


def measured_words(one: MeasurementRecord, indicator: IndicatorRecord) -> str:
    """The source's words, if they give the figure or there is none; else the figure with its unit, then the words."""
    if one.number is None or is_told(one.number, str(one.words)):
        return str(one.words)
    value = f"{number_words(one.number)} {indicator.unit}"
    return f"{value} ({one.words})" if one.words else value


def is_told(number: Number, words: str) -> bool:
    """Whether each bound stands in the words: 93 in "most municipalities (93 per cent)", not in "193 offices"."""
    bounds = [figure_words(bound) for bound in (number.low, number.high) if bound is not None]
    return all(re.search(rf"(?<![\d.,]){re.escape(bound)}(?![\d.,]*\d)", words) for bound in bounds)


def change_words(before: MeasurementRecord, after: MeasurementRecord) -> str:
    """+6 or −6, of two exact figures; between bounds no difference can be taken."""
    was, became = exact_value(before), exact_value(after)
    if was is None or became is None:
        return ""
    sign = "+" if became > was else "−" if became < was else "±"
    return f"{sign}{figure_words(abs(became - was))}"


def exact_value(one: MeasurementRecord) -> Decimal | None:
    return one.number.low if one.number and is_exact(one.number) else None


def indicators_url(key: str) -> str:
    return f"{reverse('offices:indicators')}#{key}"
