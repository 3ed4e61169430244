"""Where a visit stands on the model scale and which way it moves: read of its codings. No words, no picture."""

from offices.data.records import CodingRecord, DimensionRecord, VisitRecord

SCALE, DRIFT = "model_scale", "model_drift"
UPWARDS = {"towards_generalist": 1, "towards_specialist": -1, "stable": 0}
"""Direction of movement -> which way that is on the scale; of another category nothing is known."""


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
