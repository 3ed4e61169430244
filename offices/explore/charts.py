"""The charts of studied offices that have a page of their own under /explore/: what each page says, and its chart."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from offices.data.records import DimensionRecord, OfficeRecord
from offices.explore.trajectories import words as trajectories
from offices.figure.chart import Chart
from offices.matrix.drawn import Drawn
from offices.table.table import Table
from offices.wording.glossary.terms import Text


@dataclass(frozen=True)
class ChartPage:
    """A page with one chart; it is listed among the ready views in the order of CHARTS."""

    name: str
    """Of its address and of its links."""
    title: Text
    description: Text
    """For search engines."""
    nothing: Text
    """Where there is nothing to draw."""
    dimensions: tuple[str, ...]
    """What it draws; offices with a value of the first have room before others."""
    chart: Callable[[list[OfficeRecord], dict[str, DimensionRecord], Drawn], Chart[Table] | None]
    """Of the offices that were read, the codebook, and how many are drawn."""
    most: int = 40
    """Offices in the chart."""


CHARTS = (
    ChartPage(
        "trajectories",
        _("From start to visit"),
        _(
            "Where on the scale from specialist to generalist each studied office started, and where it was when "
            "researchers came."
        ),
        _("No studied office has a place on the scale."),
        trajectories.DIMENSIONS,
        trajectories.trajectories,
    ),
)
