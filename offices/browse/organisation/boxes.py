"""Parts as boxes: what is written in each, whose it is and how sure that is. No places: layout.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from offices.browse.parts import BuiltPart, is_a_fact
from offices.data.case import has_value
from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, PartRecord, VisitRecord
from offices.models.vocabulary import Line, PartKind, RecordKind
from offices.wording.computed import Strength, of
from offices.wording.statements import Statement, statement

UNSURE = "○"
STAFF = ("staff_headcount", "staff_fte")
LINE_SIDES: dict[str, Line] = {PartKind.STATE_LINE: Line.STATE, PartKind.MUNICIPAL_LINE: Line.MUNICIPALITY}


class Side(StrEnum):
    """Whose staff a part has; by it go its colour and its place."""

    STATE = "one"
    BOTH = "mid"
    MUNICIPALITY = "two"
    UNKNOWN = ""


SIDES: dict[frozenset[str], Side] = {
    frozenset((Line.STATE,)): Side.STATE,
    frozenset((Line.MUNICIPALITY,)): Side.MUNICIPALITY,
    frozenset((Line.STATE, Line.MUNICIPALITY)): Side.BOTH,
}


@dataclass(frozen=True)
class Box:
    name: str
    facts: tuple[str, ...] = ()
    side: Side = Side.UNKNOWN
    is_sure: bool = True
    """Whether it is the author's plain word whose it is."""
    is_counted: bool = True
    """Whether it is told how many work there; of a leader nobody asks."""
    is_leader: bool = False
    is_several: bool = False
    url: str = ""
    within: tuple["Box", ...] = ()


def boxes(visit: VisitRecord, parts: Sequence[BuiltPart], dimensions: Mapping[str, DimensionRecord]) -> tuple[Box, ...]:
    """The parts that stand beside each other, leaders first."""
    made = [box(visit, part, dimensions) for part in parts]
    return tuple(sorted(made, key=lambda one: not one.is_leader))


def box(visit: VisitRecord, built: BuiltPart, dimensions: Mapping[str, DimensionRecord]) -> Box:
    part, is_leader = built.part, built.part.kind == PartKind.LEADER
    side, is_sure = whose(visit, part)
    staff = values(visit, part, "unit_staff", dimensions)
    facts = [*employed(visit, part, dimensions), *staff]
    if is_leader and (known := values(visit, part, "leader_background", dimensions)):
        facts.append(_("background: %(what)s") % {"what": ", ".join(known)})
    return Box(
        name=built.name,
        facts=tuple(filter(None, [built.kind, *facts])),
        side=side,
        is_sure=is_sure,
        is_counted=is_leader or bool(staff),
        is_leader=is_leader,
        is_several=part.count > 1,
        url=f"#coded-{visit.key}-{built.told_at}" if built.told_at else "",
        within=boxes(visit, built.within, dimensions),
    )


def employers(visit: VisitRecord, part: PartRecord) -> list[CodingRecord]:
    """Who employs a leader, or the staff of a unit."""
    key = "leader_employer" if part.kind == PartKind.LEADER else "unit_lines"
    return held(visit, part, key)


def held(visit: VisitRecord, part: PartRecord, key: str) -> list[CodingRecord]:
    told = visit.by_dimension.get(key, ())
    return [one for one in told if one.part.key == part.key and one.is_on_display and is_a_fact(one)]


def whose(visit: VisitRecord, part: PartRecord) -> tuple[Side, bool]:
    """The side, and whether that is stated; a line is that of its kind, as its source calls it."""
    if line := LINE_SIDES.get(part.kind):
        return SIDES[frozenset((line,))], True
    told = employers(visit, part)
    side = SIDES.get(frozenset(one.category for one in told), Side.UNKNOWN)
    return side, all(of(one).strength is Strength.STATED for one in told)


def employed(visit: VisitRecord, part: PartRecord, dimensions: Mapping[str, DimensionRecord]) -> list[str]:
    """Who the employer is, in words; a line says it by its name."""
    told = employers(visit, part)
    if not told or told[0].dimension not in dimensions or part.kind in LINE_SIDES:
        return []
    labels = " + ".join(statement(one, dimensions[one.dimension]).text for one in told)
    words = _("employed by %(who)s") % {"who": labels} if part.kind == PartKind.LEADER else labels
    return [words if whose(visit, part)[1] else f"{UNSURE} {words}"]


def values(visit: VisitRecord, part: PartRecord, key: str, dimensions: Mapping[str, DimensionRecord]) -> list[str]:
    if key not in dimensions:
        return []
    return [signed(statement(one, dimensions[key]), one) for one in held(visit, part, key)]


def signed(value: Statement, coding: CodingRecord) -> str:
    """The value, with a sign where it is not the author's plain word."""
    return value.text if of(coding).strength is Strength.STATED else f"{UNSURE} {value.text}"


def frame(office: OfficeRecord, visit: VisitRecord, dimensions: Mapping[str, DimensionRecord]) -> Box:
    """What stands around the parts, with its staff where that is told; a setting need not be one office."""
    cells = ((dimensions[key], visit.cell(dimensions[key])) for key in STAFF if key in dimensions)
    staff = [signed(statement(one, dimension), one) for dimension, cell in cells if has_value(cell) for one in cell]
    return Box(_("The setting") if office.record == RecordKind.SETTING else _("The office"), tuple(staff))
