"""Findings and warnings as a brief lists them: how known or of what kind, in bold, then what is said."""

from offices.brief import cites
from offices.brief.document import Text
from offices.brief.room import Room, clipped, titled
from offices.browse.warnings import Warning
from offices.wording.findings import FindingCard


def finding_text(card: FindingCard, room: Room) -> Text:
    return Text(clipped(card.statement, room.letters), f"{titled(card.basis_label)}:", cites.of_card(card))


def warning_text(one: Warning, room: Room) -> Text:
    words = f"{one.first} {one.rest}".strip() if room.whole else one.first
    return Text(clipped(words, room.letters), f"{titled(one.kind)}:" if one.kind else "", (cites.of_place(one.place),))
