"""What every chart has besides its picture: one set of names for words, templates and tables. Nothing is drawn here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from offices.figure.picture import Picture

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class Chart(Generic[Row]):
    """All that page/chart.jinja prints; a chart adds to it what only its own table needs."""

    id: str
    """Of the figure on its page."""
    picture: Picture
    caption: object
    """Words, or a sentence that knows what it rests on."""
    sentence: object
    """How many are shown, and how sure that is; as words or as a sentence."""
    sources: str
    rows: list[Row]
    """The same values as a table."""
    axes: Sequence[object] = ()
    """The dimensions on the axes, where the chart leads to what they mean."""
    notes: str = ""
    """What has to be known to read the axes."""
