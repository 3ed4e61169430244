"""Where an office stands on the model scale and how it moved, as a mark in words. Its picture: figure/steps.py."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.data.scale import DRIFT, SCALE, coded, place_of, way_of
from offices.figure.steps import Mark, mark_svg
from offices.models.vocabulary import Certainty
from offices.wording.computed import Sentence, computed, hedge, of, with_hedge

Dimensions = Mapping[str, DimensionRecord]


@dataclass(frozen=True)
class OnScale:
    """The mark of an office, and what it says in words."""

    svg: str
    words: Sentence


def on_scale(office: OfficeRecord, visit: VisitRecord | None, dimensions: Dimensions) -> OnScale | None:
    """Its place at the visit, and the last other one before; nothing where neither is known."""
    scale = dimensions.get(SCALE)
    if visit is None or scale is None:
        return None
    told = visits_until(office, visit)
    here = coded(visit, scale)
    placed = [coding for one in told if one is not visit and (coding := coded(one, scale))]
    before = next((one for one in reversed(placed) if not here or one.category != here.category), None)
    if not (here or before):
        return None
    drift = next((coding for one in reversed(told) if (coding := coded(one, dimensions.get(DRIFT)))), None)
    moving = drift if here and not before else None
    mark = Mark(
        len(scale.by_key),
        place_of(here, scale),
        place_of(before, scale),
        way_of(moving),
        is_sure(here),
        is_sure(before),
    )
    words = mark_words(here, before, moving, dimensions)
    return OnScale(mark_svg(mark, str(words)), words)


def visits_until(office: OfficeRecord, visit: VisitRecord) -> list[VisitRecord]:
    """The visit and those before it, in order of time."""
    return [one for place, one in enumerate(office.visits) if visit in office.visits[place:]]


def is_sure(coding: CodingRecord | None) -> bool:
    return coding is None or not (coding.certainty == Certainty.INFERRED or hedge([of(coding)]))


def mark_words(
    here: CodingRecord | None,
    before: CodingRecord | None,
    moving: CodingRecord | None,
    dimensions: Dimensions,
) -> Sentence:
    """From step 1, separate lines, to step 3 of 5, broadened portfolio (by our reading)."""
    scale = dimensions[SCALE]
    now, then = step_words(here, scale), step_words(before, scale)
    if here and before:
        words = _("From step %(then)s, to step %(now)s") % {"then": then, "now": now}
    elif here:
        words = _("Step %(now)s") % {"now": now}
    else:
        words = _("Step %(then)s at an earlier time; where it stood later is not known") % {"then": then}
    if moving:
        way = sure_words(str(dimensions[DRIFT].by_key[moving.category].label), moving)
        words = f"{words}; " + (_("moving %(way)s") % {"way": way} if way_of(moving) else way)
    return computed(words, [of(one) for one in (here, before, moving) if one])


def step_words(coding: CodingRecord | None, scale: DimensionRecord) -> str:
    """3 of 5, broadened portfolio (by our reading)."""
    if coding is None:
        return ""
    told = {"step": (place_of(coding, scale) or 0) + 1, "n": len(scale.by_key)}
    label = sure_words(str(scale.by_key[coding.category].label), coding)
    return _("%(step)s of %(n)s, %(label)s") % {**told, "label": label}


def sure_words(words: str, coding: CodingRecord) -> str:
    """The words, and in brackets how sure they are."""
    return with_hedge(words, [of(coding)])
