"""/offices/ as a table to take along: a row a record, its key facts and what was chosen, with their evidence."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.browse.cards import Card, match_words
from offices.data.records import DimensionRecord
from offices.matrix.counting import Match
from offices.matrix.matrix import Matrix
from offices.matrix.selection import ANY, Selection
from offices.models.vocabulary import TOLD_OF_PARTS
from offices.table.cells import labelled
from offices.table.chosen import chosen_words
from offices.table.columns import Column, column, kind_column, office_column, value_columns
from offices.table.table import Table, table_of
from offices.table.values import beside_cell
from offices.wording.facets import Chip
from offices.wording.parts import statements_of_parts
from offices.wording.statements import Statement

MOST_RECORDS = 1_000
"""Records in one file; more are asked for in parts, or of the API."""


def offices(cards: Sequence[Card], chips: Iterable[Chip], match: Match, selection: Selection, matrix: Matrix) -> Table:
    """All records of the selection and not only those of the page, as far as they fit in a file."""
    shown = [one for key, one in matrix.dimensions.items() if one.headline or key in selection.dimensions]
    of_parts = [one.key for one in shown if matrix.columns[one.key].missing[TOLD_OF_PARTS] & match.rows]
    return table_of(
        office_columns(shown, of_parts, with_matches=selection.visit == ANY),
        cards,
        name="offices",
        title=_("Offices"),
        n=match_words(match),
        filters=chosen_words(chips, selection, matrix),
        notes=[size_note(len(cards), match.count)],
    )


def office_columns(
    shown: Sequence[DimensionRecord], of_parts: Collection[str], *, with_matches: bool
) -> Iterator[Column[Card]]:
    yield office_column(lambda card: card.office)
    yield kind_column(lambda card: card.kind, lambda card: card.office)
    yield column("seen", _("Seen"), lambda card: card.seen)
    if with_matches:
        yield column("matches", _("Phases that match"), lambda card: card.matched)
    for place, one in enumerate(shown):
        yield from value_columns(one.key, str(one.label), fact(place), one)
        if one.key in of_parts:
            yield column(f"{one.key}.parts", labelled(str(one.label), _("part by part")), parts_cell(one))


def fact(place: int) -> Callable[[Card], Sequence[Statement]]:
    """The values of the dimension at this place."""
    return lambda card: card.facts[place][1]


def parts_cell(dimension: DimensionRecord) -> Callable[[Card], str]:
    """The values of parts with their evidence, where none is told of the whole office."""
    return lambda card: beside_cell(statements_of_parts(card.shown, dimension))


def size_note(shown: int, count: int) -> str:
    """Whether all records are in the file."""
    if shown == count:
        return _("All %(n)s records of the selection are here, those of further pages too.") % {"n": count}
    told = {"shown": shown, "n": count}
    return _("The first %(shown)s of %(n)s records; a narrower selection gives the others.") % told
