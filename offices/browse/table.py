"""One function a page: what its presenters made of offices becomes a table. The others: explore.py, evidence.py."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.browse.cards import Card, match_words
from offices.matrix.counting import Match
from offices.matrix.matrix import Matrix
from offices.matrix.selection import ANY, Selection
from offices.table.cells import (
    SLUG,
    key_head,
    key_note,
    keys_cell,
    order_note,
    places_in,
    value_cells,
    value_heads,
)
from offices.table.table import Table, distinct_sources
from offices.wording.facets import Chip, filters

MOST_RECORDS = 1_000
"""Records in one file; more are asked for in parts, or of the API."""


def offices(cards: Sequence[Card], chips: Iterable[Chip], match: Match, selection: Selection, matrix: Matrix) -> Table:
    """/offices/: a row a record, all of the selection and not only those of the page, as far as they fit in a file."""
    shown = [one for group in matrix.groups for one in group.dimensions if one.headline]
    matches = [_("Phases that match")] if selection.visit == ANY else []
    heads = [head for one in shown for head in value_heads(str(one.label))]
    keys = (SLUG, *(key_head(one.key) for one in shown))
    return Table(
        name="offices",
        title=_("Offices"),
        columns=(_("Office"), _("Kind of record"), _("Seen"), *matches, *heads, *keys),
        rows=tuple(tuple(office_cells(card, bool(matches))) for card in cards),
        n=match_words(match),
        filters=filters(chips, selection, matrix),
        notes=(size_note(len(cards), match.count), order_note(), key_note()),
        sources=distinct_sources(places_in(one for card in cards for fact in card.facts for one in fact.values)),
    )


def office_cells(card: Card, with_matches: bool) -> Iterator[str]:
    yield from (str(card.office.name), card.kind, card.seen)
    if with_matches:
        yield card.matched
    for fact in card.facts:
        yield from value_cells(fact.values)
    yield card.office.slug
    yield from (keys_cell(fact.values) for fact in card.facts)


def size_note(shown: int, count: int) -> str:
    """Whether all records are in the file."""
    if shown == count:
        return _("All %(n)s records of the selection are here, those of further pages too.") % {"n": count}
    told = {"shown": shown, "n": count}
    return _("The first %(shown)s of %(n)s records; a narrower selection gives the others.") % told
