"""What every chart has: one set of names for words, templates and tables. Nothing is drawn here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from offices.figure.picture import Picture
from offices.figure.signs import Sign
from offices.figure.theme import Figure

Table = TypeVar("Table")


@dataclass(frozen=True, kw_only=True)
class Chart(Generic[Table]):
    """All that page/chart.jinja prints."""

    id: str
    """Of the figure on its page."""
    draw: Callable[[bool], Figure]
    """What draws the wide figure, or the narrow one."""
    signs: Sequence[tuple[bool, Sign]] = ()
    """What the legend tells besides the traces, each with whether it occurs."""
    caption: object
    """Words, or a sentence that knows what it rests on."""
    sentence: object
    """How many are shown, and how sure that is; as words or as a sentence."""
    sources: str
    table: Table
    """The same values, as a typed table or as rows with a template of their own."""
    label: str = ""
    """Of the table, to whoever hears the page; without it the caption names it."""
    axes: Sequence[object] = ()
    """The dimensions on the axes, where the chart leads to what they mean."""
    notes: str = ""
    """What has to be known to read the axes."""
    rest: Sequence[tuple[str, str]] = ()
    """Address and label of the lists in which those are found that have no room here."""
    meanings: Sequence[object] = ()
    """The dimensions that its page defines below it."""

    @cached_property
    def picture(self) -> Picture:
        """Drawn when it is asked for: a file has no use for it."""
        return Picture.of(self.draw, self.caption, self.sentence, self.signs)
