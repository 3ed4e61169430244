"""The scatter as a table to take along."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import DimensionRecord
from offices.explore.notes import definitions, no_record_words
from offices.explore.scatter.words import Scatter
from offices.table.cells import (
    SLUG,
    key_head,
    key_note,
    labelled,
    name_words,
    order_note,
    places_in,
    value_cells,
    value_heads,
)
from offices.table.table import Table, distinct_sources


def scatters(
    drawn: Sequence[Scatter], empty: Sequence[str], chosen: Sequence[str], meanings: Sequence[DimensionRecord]
) -> Table:
    """/explore/ of two numbers: a row a mark; the caption says of which panel it is."""
    first = drawn[0]
    heads = [head for one in (first.y, first.x) for head in value_heads(str(one.label))]
    rows = [(one, row) for one in drawn for row in one.rows]
    return Table(
        name="scatter",
        title=" × ".join(str(one.label) for one in meanings),
        columns=(*(_("Chart"), _("Office"), _("Phase"), _("Kind of record"), *heads), SLUG, key_head("visit")),
        rows=tuple(
            (
                *(one.caption, str(row.office.name), row.phase, row.kind),
                *(*value_cells(row.y), *value_cells(row.x), row.office.slug, row.visit_key),
            )
            for one, row in rows
        ),
        n=ngettext("%(n)s row", "%(n)s rows", len(rows)) % {"n": len(rows)},
        filters=tuple(chosen),
        notes=(*scatter_notes(drawn, empty), *definitions(meanings), order_note(), key_note()),
        sources=distinct_sources(places_in(value for _one, row in rows for value in (*row.y, *row.x))),
    )


def scatter_notes(drawn: Sequence[Scatter], empty: Sequence[str]) -> Iterator[str]:
    """What each scatter says of itself, and who is in none."""
    for one in drawn:
        yield labelled(one.caption, str(one.sentence))
        if one.n_neither:
            more = [_("and %(n)s more") % {"n": one.n_unnamed}] if one.n_unnamed else []
            names = "; ".join([*(name_words(office) for office in one.neither), *more])
            yield labelled(one.caption, " ".join([_("Without either number, so not in the chart:"), names]))
    if empty:
        yield no_record_words(empty)
