"""What the drawing shows, in a sentence that is no surer than the codings under it. No other sentences: in_short/."""

from collections.abc import Iterator, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.browse.organisation.boxes import LINE_SIDES, Side, employers, whose
from offices.browse.parts import BuiltPart
from offices.data.records import OfficeRecord, VisitRecord
from offices.models.vocabulary import PartKind
from offices.wording.computed import Ground, Piece, Sentence, of, of_record, with_hedge

MOST_NAMED = 3


def title(office: OfficeRecord, visit: VisitRecord, parts: Sequence[BuiltPart]) -> Sentence:
    """Its lines where they are told of, and what has staff of both; else what it is drawn from."""
    said = [one for one in (lines(office, visit, parts), across(visit, parts)) if one]
    if not said:
        return Sentence((parts_named(office, parts),))
    joined: list[Piece] = []
    for one in said:
        joined += [Piece("; "), one] if joined else [one]
    first, *others = joined
    return Sentence((Piece(first.text[:1].upper() + first.text[1:], rests_on=first.rests_on), *others))


def lines(office: OfficeRecord, visit: VisitRecord, parts: Sequence[BuiltPart]) -> Piece | None:
    """A line for the state and one for the municipality, and whether each is told to have a leader in it."""
    found = {one.part.kind: one for one in parts if one.part.kind in LINE_SIDES}
    if len(found) < len(LINE_SIDES):
        return None
    leaders = [[one for one in line.within if one.part.kind == PartKind.LEADER] for line in found.values()]
    words = _("a state line and a municipal line")
    told = [*found.values()]
    if all(leaders):
        words = _("a state line and a municipal line, each with its leader")
        told += [one for several in leaders for one in several]
    return hedged(words, grounds(visit, told) or [of_record(office)])


def across(visit: VisitRecord, parts: Sequence[BuiltPart]) -> Piece | None:
    """The units that have staff of both sides, by name or by number."""
    units = [one for one in everything(parts) if is_unit(one) and whose(visit, one.part)[0] == Side.BOTH]
    if not units:
        return None
    words = ngettext(
        "%(units)s has staff of the state and of the municipality",
        "%(units)s have staff of the state and of the municipality",
        len(units),
    )
    return hedged(words % {"units": called(units)}, grounds(visit, units))


def grounds(visit: VisitRecord, parts: Sequence[BuiltPart]) -> list[Ground]:
    return [of(one) for part in parts for one in employers(visit, part.part)]


def hedged(words: str, rests_on: Sequence[Ground]) -> Piece:
    return Piece(with_hedge(words, rests_on), rests_on=tuple(rests_on))


def parts_named(office: OfficeRecord, parts: Sequence[BuiltPart]) -> Piece:
    words = _("What is told of its parts: %(parts)s") % {"parts": called(parts)}
    return Piece(words, rests_on=(of_record(office),))


def called(parts: Sequence[BuiltPart]) -> str:
    """Their names; of many the first, and how many more there are."""
    named = [one.name for one in parts]
    if len(named) > MOST_NAMED + 1:
        rest = len(named) - MOST_NAMED
        named = [*named[:MOST_NAMED], ngettext("%(n)s other", "%(n)s others", rest) % {"n": rest}]
    return get_text_list(named, _("and"))


def is_unit(one: BuiltPart) -> bool:
    return one.part.kind not in (PartKind.LEADER, *LINE_SIDES)


def everything(parts: Sequence[BuiltPart]) -> Iterator[BuiltPart]:
    for one in parts:
        yield one
        yield from everything(one.within)
