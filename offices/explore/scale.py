"""What both pictures of the model scale share: a value's place on it, which way a movement goes, its short arrow."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, VisitRecord
from offices.explore.cases import Phase
from offices.figure.signs import Sign

SCALE, DRIFT = "model_scale", "model_drift"
UPWARDS = {"towards_generalist": 1, "towards_specialist": -1, "stable": 0}
"""Direction of movement -> which way that is on the scale; of another category nothing is known."""
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


def coded(visit: VisitRecord, dimension: DimensionRecord | None) -> CodingRecord | None:
    """The one coded value of the visit, if there is one."""
    found = visit.cell(dimension) if dimension else ()
    return next((coding for coding in found if coding.is_coded), None)


def place_of(coding: CodingRecord | None, scale: DimensionRecord) -> int | None:
    """Its step of the scale, from 0."""
    return list(scale.by_key).index(coding.category) if coding else None


def way_of(drift: CodingRecord | None) -> int:
    """1 up the scale, -1 down, 0 neither or not known."""
    return UPWARDS.get(drift.category, 0) if drift else 0


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
