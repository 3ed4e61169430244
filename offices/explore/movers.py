"""Which offices moved between specialist and generalist, which way, and by whose word: the caption of what draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord
from offices.data.scale import UPWARDS, coded, way_of
from offices.explore.scale import OnScale
from offices.wording.computed import Ground, Sentence, computed, hedge, of

MOST_TOLD = 4
"""Offices that moved and are named; of more, only how many went which way."""


@dataclass(frozen=True)
class Mover:
    name: str
    way: str
    """In words."""
    rests_on: tuple[Ground, ...]


def movers_caption(found: Sequence[OnScale], drift: DimensionRecord | None, otherwise: str) -> Sentence | str:
    """How many of the offices moved, first by the author's word; where none did, `otherwise`."""
    by_office: dict[str, list[OnScale]] = {}
    for mark in found:
        by_office.setdefault(mark.slug, []).append(mark)
    moved = [mover for own in by_office.values() if (mover := mover_of(own, drift))]
    if not moved:
        return otherwise
    words = _("Moved between specialist and generalist, of %(all)s studied offices: %(told)s") % {
        "all": len(by_office), "told": told_by(moved)}  # fmt: skip
    return computed(words, [ground for mover in moved for ground in mover.rests_on])


def mover_of(own: Sequence[OnScale], drift: DimensionRecord | None) -> Mover | None:
    """How the office of these marks moved: by its direction of movement, or without one by its places on the scale."""
    office = own[0].office
    moved = last_drift(office, drift)
    if moved and drift and moved.category in UPWARDS:
        way = str(drift.by_key[moved.category].label)
        return Mover(str(office.name), way, (of(moved),)) if way_of(moved) else None
    return mover_by_place(office, [mark for mark in own if mark.scale])


def last_drift(office: OfficeRecord, dimension: DimensionRecord | None) -> CodingRecord | None:
    """The direction of movement in the last phase that has one."""
    return next(filter(None, (coded(visit, dimension) for visit in reversed(office.visits))), None)


def mover_by_place(office: OfficeRecord, placed: Sequence[OnScale]) -> Mover | None:
    places = [mark.place for mark in placed if mark.place is not None]
    if len(set(places)) < 2:
        return None
    words = {1: _("towards generalist"), -1: _("towards specialist"), 0: _("away and back again")}
    way = (places[-1] > places[0]) - (places[-1] < places[0])
    return Mover(str(office.name), words[way], tuple(of(mark.scale) for mark in placed if mark.scale))


def told_by(moved: Sequence[Mover]) -> str:
    """By whose word which offices moved, the author's first: by the author’s word: A towards x; by our reading: B."""
    groups: dict[str, list[Mover]] = {}
    for mover in sorted(moved, key=lambda one: max(ground.strength for ground in one.rests_on)):
        groups.setdefault(hedge(mover.rests_on) or _("by the author’s word"), []).append(mover)
    says = mover_names if len(moved) <= MOST_TOLD else mover_counts
    return "; ".join(
        f"{len(movers)} {whose} ({get_text_list(says(movers), _('and'))})" for whose, movers in groups.items()
    )


def mover_names(movers: Sequence[Mover]) -> list[str]:
    return [f"{mover.name} {mover.way}" for mover in movers]


def mover_counts(movers: Sequence[Mover]) -> list[str]:
    ways = [mover.way for mover in movers]
    return [f"{ways.count(way)} {way}" for way in dict.fromkeys(ways)]
