"""What /indicators/ shows: charts of what was measured more than once, then the numbers and all rows by theme."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.data.findings import Evidence, IndicatorRecord
from offices.evidence.indicators.chart import Line, indicator_figure
from offices.evidence.indicators.moves import moves_of, moves_sentence, moves_title
from offices.evidence.indicators.words import IndicatorRow, first_numbers, indicator_rows, points
from offices.figure.chart import Chart
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Polarity
from offices.wording.cited import cited

SIDES = [Polarity.RISES, Polarity.FALLS, Polarity.NONE]


@dataclass(frozen=True)
class IndicatorGroup:
    """A theme, without what a chart shows."""

    key: str
    label: str
    rows: list[IndicatorRow]

    @property
    def numbers(self) -> list[IndicatorRow]:
        return first_numbers(self.rows)


@dataclass(frozen=True)
class Figures:
    """All of them: each row is in one chart or one theme. Themes without any number come last."""

    charts: list[Chart[list[IndicatorRow]]]
    groups: list[IndicatorGroup]
    themes: dict[str, str]

    @property
    def rows(self) -> list[tuple[str, IndicatorRow]]:
        """The label of its theme and the row, in the order of the page."""
        found = [
            row for part in (*(one.table for one in self.charts), *(one.rows for one in self.groups)) for row in part
        ]
        return [(self.themes[row.indicator.theme], row) for row in found]


def read_figures(evidence: Evidence, matrix: Matrix) -> Figures:
    """Kept for the edition of the data and the language: Plotly takes thirty milliseconds to build the figures."""
    return matrix.edition.kept(figures_in, evidence, matrix, get_language() or "en")


def figures_in(evidence: Evidence, matrix: Matrix, language: str) -> Figures:
    drawn = [one for one in evidence.indicators.values() if is_drawable(one)]
    units = dict.fromkeys(str(one.unit) for one in drawn)
    charts = [
        indicator_chart(f"chart-{place}", unit, [one for one in drawn if str(one.unit) == unit], evidence, matrix)
        for place, unit in enumerate(units)
    ]
    rest = [one for one in evidence.indicators.values() if not is_drawable(one)]
    themes = {key: str(theme.label) for key, theme in evidence.themes.items()}
    groups = [
        IndicatorGroup(key, label, indicator_rows(found, evidence, matrix))
        for key, label in themes.items()
        if (found := [one for one in rest if one.theme == key])
    ]
    return Figures(charts, sorted(groups, key=lambda one: not one.numbers), themes)


def is_drawable(indicator: IndicatorRecord) -> bool:
    return sum(one.number is not None for one in indicator.measurements) > 1


def indicator_chart(
    name: str, unit: str, found: Sequence[IndicatorRecord], evidence: Evidence, matrix: Matrix
) -> Chart[list[IndicatorRow]]:
    """What is better high stands above what is better low, so that a common way is seen."""
    found = sorted(found, key=lambda one: SIDES.index(Polarity(one.polarity)))
    lines = [Line(str(one.text), f"#{one.key}", tuple(points(one))) for one in found]
    moves = moves_of(found)
    return Chart(
        id=name,
        draw=lambda is_narrow: indicator_figure(lines, unit, is_narrow),
        caption=moves_title(moves, _("Figures over the years, %(unit)s") % {"unit": unit}),
        sentence=moves_sentence(moves, unit),
        notes=_(
            "A line joins two figures only where they can be compared; an open mark with a bar is a bound or a range, "
            "as the source gives it. No test of a difference is recorded here."
        ),
        sources=cited(measurement.cited_as for one in found for measurement in one.measurements),
        table=indicator_rows(found, evidence, matrix),
    )
