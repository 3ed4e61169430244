"""Which offices moved between specialist and generalist, which way, and by whose word: the caption of what draws it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord
from offices.data.scale import UPWARDS, coded, way_of
from offices.explore.scale import OnScale
from offices.wording.computed import Ground, Piece, Pieces, Sentence, computed, hedge, of

MOST_TOLD = 4
"""Offices that moved and are named; of more, only how many went which way."""


@dataclass(frozen=True)
class Mover:
    name: str
    way: str
    """In words."""
    rests_on: tuple[Ground, ...]


def movers_caption(found: Sequence[OnScale], drift: DimensionRecord | None, otherwise: str) -> Sentence | str:
    """How many of the offices moved which way, and by whose word; where none did, `otherwise`."""
    moved = movers(found, drift)
    if not moved:
        return otherwise
    words = _("Of %(all)s studied offices %(ways)s: %(whose)s") % {
        "all": len({mark.slug for mark in found}), "ways": ways_told(moved), "whose": whose_told(moved)}  # fmt: skip
    return computed(words, [ground for mover in moved for ground in mover.rests_on])


def movers(found: Sequence[OnScale], drift: DimensionRecord | None) -> list[Mover]:
    by_office: dict[str, list[OnScale]] = {}
    for mark in found:
        by_office.setdefault(mark.slug, []).append(mark)
    return [mover for own in by_office.values() if (mover := mover_of(own, drift))]


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


def movers_told(found: Sequence[OnScale], drift: DimensionRecord | None) -> Pieces:
    """By whose word which offices moved, the author’s first: “By the author’s word: A towards x. By our reading: …”.

    Nothing where none moved, and where they are too many to be named.
    """
    moved = movers(found, drift)
    if len(moved) > MOST_TOLD:
        return ()
    return tuple(told(whose, own) for whose, own in by_word(moved))


def told(whose: str, moved: Sequence[Mover]) -> Piece:
    names = listed(f"{one.name} {one.way}" for one in moved)
    return Piece(f"{capfirst(whose)}: {names}. ", rests_on=tuple(ground for one in moved for ground in one.rests_on))


def by_word(moved: Sequence[Mover]) -> list[tuple[str, list[Mover]]]:
    """Whose word it is that they moved, the surest first, and who."""
    groups: dict[str, list[Mover]] = {}
    for mover in sorted(moved, key=lambda one: max(ground.strength for ground in one.rests_on)):
        groups.setdefault(hedge(mover.rests_on) or _("by the author’s word"), []).append(mover)
    return list(groups.items())


def ways_told(moved: Sequence[Mover]) -> str:
    """“2 moved towards generalist and 1 towards specialist”."""
    ways = Counter(mover.way for mover in moved)
    (way, n), *others = ways.most_common()
    first = ngettext("%(n)s moved %(way)s", "%(n)s moved %(way)s", n) % {"n": n, "way": way}
    return listed([first, *(f"{n} {way}" for way, n in others)])


def whose_told(moved: Sequence[Mover]) -> str:
    """“2 by the author’s word, 1 by our reading”; of one only whose."""
    groups = by_word(moved)
    return groups[0][0] if len(groups) == 1 else ", ".join(f"{len(own)} {whose}" for whose, own in groups)


def listed(words: Iterable[str]) -> str:
    return str(get_text_list(list(words), _("and")))
