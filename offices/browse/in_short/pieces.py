"""Sentences in pieces, so that each value leads to its evidence: filling gaps, listing, hedging. No sentences here."""

import re
from collections.abc import Sequence
from itertools import chain

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord
from offices.wording.computed import Piece, Pieces, hedge, of
from offices.wording.statements import quantity

GAP = re.compile(r"%\((\w+)\)s")


def fill(template: str, **gaps: Pieces) -> Pieces:
    """The template with pieces in its %(gaps)s."""
    parts = GAP.split(template)
    return tuple(
        chain.from_iterable(
            gaps[part] if number % 2 else ((Piece(part),) if part else ()) for number, part in enumerate(parts)
        )
    )


def listed(items: Sequence[Pieces], is_open: bool = False) -> Pieces:
    """The items as a, b and c; with semicolons where an item has a comma. An open list has no last: more follows."""
    by = "; " if any(", " in piece.text for item in items for piece in item if piece.dimension) else ", "
    if len(items) < 2 or is_open:
        return joined(items, by)
    return fill(_("%(items)s and %(last)s"), items=joined(items[:-1], by), last=items[-1])


def joined(items: Sequence[Pieces], by: str = ", ") -> Pieces:
    """The items with `by` between them."""
    return tuple(piece for number, item in enumerate(items) for piece in ((Piece(by),) if number else ()) + item)


def value(coding: CodingRecord, dimension: DimensionRecord) -> Piece:
    """What is coded, in its own words; whether it holds is for the sentence to say."""
    key = coding.category or ("" if coding.holds is None else "yes" if coding.holds else "no")
    label = str(dimension.by_key[key].label) if key else str(coding.text)
    words = quantity(coding, dimension) if coding.number else label
    return Piece(words, f"#fact-{dimension.key}", dimension.key, (of(coding),))


def values(codings: Sequence[CodingRecord], dimension: DimensionRecord) -> Pieces:
    """Several values of a dimension as one list."""
    return hedged([value(coding, dimension) for coding in codings])


def hedged(pieces: Sequence[Piece]) -> Pieces:
    """The pieces as one list: first what the author states, then what is hedged, each kind after its hedge.

    refugees, sick leave and, according to staff, car benefit; where all have one hedge: birth date (by our reading).
    """
    groups: dict[str, list[Pieces]] = {}
    for piece in sorted(pieces, key=lambda one: bool(hedge(one.rests_on))):
        groups.setdefault(hedge(piece.rests_on), []).append((piece,))
    (first, items), *others = groups.items()
    told = listed(items, is_open=bool(others)) + after(first, len(items))
    for words, more in others:
        told = fill(_("%(first)s and, %(hedge)s, %(more)s"), first=told, hedge=(Piece(words),), more=listed(more))
    return told


def after(words: str, count: int = 1) -> Pieces:
    """The hedge of `count` values behind them, in brackets; nothing where there is none."""
    if not words:
        return ()
    return fill(_(" (all %(hedge)s)") if count > 1 else " (%(hedge)s)", hedge=(Piece(words),))


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
