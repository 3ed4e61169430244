"""What both pictures of the model scale share: an office on it, short arrow, signs. What is read: data/scale.py."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord
from offices.data.scale import way_of
from offices.explore.cases import Phase
from offices.figure.signs import Sign

START, ARROW = 0.12, 0.42
"""Where the short arrow of a movement begins and ends, in steps of the scale from its mark."""


@dataclass(frozen=True)
class OnScale(Phase):
    """One office at one visit, as far as both pictures draw it."""

    place: int | None
    """On the model scale, from 0; none where the scale has no value."""
    scale: CodingRecord | None
    drift: CodingRecord | None
    """Which way it is said or read to move."""

    @property
    def slug(self) -> str:
        return self.office.slug

    @property
    def name(self) -> str:
        return str(self.office.name)

    @property
    def is_latest(self) -> bool:
        return self.visit is self.office.latest

    @property
    def is_seen(self) -> bool:
        """By researchers, in an office that they name; else told of afterwards, or of a vignette."""
        return self.visit.basis == "observed" and self.office.record == "case"

    @property
    def way(self) -> int:
        """Which way on the scale it moves."""
        return way_of(self.drift)


def drift_sign() -> Sign:
    """Of the short arrow, which leaves the mark of a movement of which no second place is known."""
    words = _("short arrow: moved that way; how far is not known")
    return Sign(words, line="solid", is_arrow=True, is_short=True)


def basis_signs(bases: set[str], line: str) -> list[tuple[bool, Sign]]:
    """What a filled and an open mark mean, each with whether it occurs."""
    return [
        ("observed" in bases, Sign(_("filled: seen by researchers"), "circle", line)),
        (bool(bases - {"observed"}), Sign(_("open: told of afterwards"), "circle-open", line)),
    ]
