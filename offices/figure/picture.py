"""A chart in both its widths: the figures, their stills, their signs, the words for whoever does not see them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from offices.figure.signs import Sign, signs_of
from offices.figure.still import check_drawable, still
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

    def __post_init__(self) -> None:
        for figure in (self.wide, self.narrow):
            check_drawable(figure)

    @classmethod
    def of(
        cls, draw: Callable[[bool], Figure], caption: object, sentence: object, signs: Iterable[tuple[bool, Sign]] = ()
    ) -> "Picture":
        """Both figures, from what draws the wide or the narrow one; of `signs`, each with whether it occurs."""
        told = " ".join([f"{str(caption).rstrip('.')}.", str(sentence), _("The same values stand in the table below.")])
        return cls(draw(False), draw(True), told, tuple(sign for occurs, sign in signs if occurs))

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


def key_of(figure: Figure) -> list[list[str]]:
    key: list[list[str]] = figure["layout"].get("meta", {}).get("key", [])
    return key
