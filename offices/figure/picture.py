"""A chart in both its widths: the figures, their stills, their signs. What it says is in presenters."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from offices.figure.signs import Sign, signs_of
from offices.figure.still import still
from offices.figure.theme import Figure


@dataclass(frozen=True)
class Picture:
    """The same marks laid out for a desk and for a phone; the style shows one of them."""

    wide: Figure
    narrow: Figure
    words: str
    """What is to be seen, for whoever does not see it."""
    more_signs: tuple[Sign, ...] = ()
    """What the legend tells besides the traces."""

    @cached_property
    def stills(self) -> dict[str, str]:
        """Width -> SVG; drawn once, also where the figure is kept for the edition of the data."""
        return {"wide": still(self.wide, self.words), "narrow": still(self.narrow, self.words)}

    @cached_property
    def signs(self) -> list[Sign]:
        return [*signs_of(self.wide), *self.more_signs]

    @property
    def keys(self) -> dict[str, list[list[str]]]:
        """Width -> number and name of the marks whose name had no room."""
        return {"wide": key_of(self.wide), "narrow": key_of(self.narrow)}


def key_of(figure: Figure) -> Iterable[list[str]]:
    return figure["layout"].get("meta", {}).get("key", [])
