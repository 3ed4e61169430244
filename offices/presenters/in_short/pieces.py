"""Sentences in pieces, so that each value leads to its evidence: filling gaps, listing, hedging. No sentences here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from offices.presenters.statements import quantity
from offices.records import CodingRecord, DimensionRecord
from offices.vocabulary import Account, Certainty, Line

GAP = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Piece:
    """A stretch of text; with a link where it stands for something that is told further down."""

    text: str
    url: str = ""
    dimension: str = ""
    """Key of the dimension that it is a value of; empty for the words around the values."""


Pieces = tuple[Piece, ...]


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
    label = str(dimension.by_key[coding.category].label) if coding.category else str(coding.text)
    return Piece(quantity(coding, dimension) if coding.number else label, f"#fact-{dimension.key}", dimension.key)


def values(codings: Sequence[CodingRecord], dimension: DimensionRecord) -> Pieces:
    """Several values as one list: first what the author states, then what is hedged, each kind after its hedge.

    refugees, sick leave and, according to staff, car benefit; where all have one hedge: birth date (by our reading).
    """
    groups: dict[str, list[Pieces]] = {}
    for coding in sorted(codings, key=lambda one: bool(hedge(one))):
        groups.setdefault(hedge(coding), []).append((value(coding, dimension),))
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


def hedge(coding: CodingRecord) -> str:
    """How sure it is and whose word, as a phrase; empty for what the author states."""
    if coding.certainty == Certainty.INFERRED or coding.account == Account.CODER:
        return _("by our reading")
    is_said = coding.number and (coding.text or coding.number.comparator != "=")  # just over 20, about 15,000
    vague = _("vaguely put") if coding.certainty == Certainty.VAGUE and not is_said else ""
    return ", ".join(filter(None, [according_to(coding), vague]))


def according_to(coding: CodingRecord) -> str:
    """Whose word it is, where that is not the author's."""
    told = {
        Account.LEADER: _("according to the leader"),
        Account.STAFF: _("according to staff"),
        Account.UNION: _("according to a union representative"),
        Account.DOCUMENT: _("according to a document"),
    }.get(coding.account, "")
    if not (told and coding.account_line):
        return told
    return _("%(who)s in the %(line)s") % {"who": told, "line": Line(coding.account_line).label}


def mid_sentence(label: str) -> str:
    """A label that begins a line, within a sentence; names in capitals such as NAV or IKT keep them."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
