"""/offices/ as a table to take along: a row a record, its key facts with their evidence."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.browse.cards import Card, match_words
from offices.data.records import DimensionRecord
from offices.matrix.counting import Match
from offices.matrix.matrix import Matrix
from offices.matrix.selection import ANY, Selection
from offices.table.chosen import chosen_words
from offices.table.columns import Column, column, kind_column, office_column, value_columns
from offices.table.table import Table, table_of
from offices.wording.facets import Chip
from offices.wording.statements import Statement

MOST_RECORDS = 1_000
"""Records in one file; more are asked for in parts, or of the API."""


def offices(cards: Sequence[Card], chips: Iterable[Chip], match: Match, selection: Selection, matrix: Matrix) -> Table:
    """All records of the selection and not only those of the page, as far as they fit in a file."""
    headline = [one for group in matrix.groups for one in group.dimensions if one.headline]
    return table_of(
        office_columns(headline, with_matches=selection.visit == ANY),
        cards,
        name="offices",
        title=_("Offices"),
        n=match_words(match),
        filters=chosen_words(chips, selection, matrix),
        notes=[size_note(len(cards), match.count)],
    )


def office_columns(headline: Sequence[DimensionRecord], *, with_matches: bool) -> Iterator[Column[Card]]:
    yield office_column(lambda card: card.office)
    yield kind_column(lambda card: card.kind, lambda card: card.office)
    yield column("seen", _("Seen"), lambda card: card.seen)
    if with_matches:
        yield column("matches", _("Phases that match"), lambda card: card.matched)
    for place, one in enumerate(headline):
        yield from value_columns(one.key, str(one.label), fact(place), one)


def fact(place: int) -> Callable[[Card], Sequence[Statement]]:
    """The values of the headline dimension at this place."""
    return lambda card: card.facts[place][1]


def size_note(shown: int, count: int) -> str:
    """Whether all records are in the file."""
    if shown == count:
        return _("All %(n)s records of the selection are here, those of further pages too.") % {"n": count}
    told = {"shown": shown, "n": count}
    return _("The first %(shown)s of %(n)s records; a narrower selection gives the others.") % told
