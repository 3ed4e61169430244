"""What /explore/ shows as a table to take along: the cross-tab, or its scatters one below the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from offices.data.editions import Edition
from offices.data.records import DimensionRecord
from offices.explore.crosstab.table import crosstab
from offices.explore.notes import definitions, no_record_words
from offices.explore.scatter.words import Scatter, row_words
from offices.table.cells import labelled
from offices.table.columns import Head, name_words
from offices.table.sources import distinct_sources
from offices.table.table import Table


def table_shown(edition: Edition, context: Mapping[str, Any], chosen: Sequence[str]) -> Callable[[], Table] | None:
    """What makes the table that the page shows in `context`; None where it shows none. `chosen` is in words."""
    if drawn := context["scatters"]:
        return partial(scatters, drawn, context["empty"], chosen, context["meanings"])
    panels = context["panels"]
    parts = panels.panels if panels else [(None, context["table"])] if context["table"] else []
    told = (chosen, context["selection"], context["meanings"])
    return partial(crosstab, edition, parts, panels, *told) if parts else None


def scatters(
    drawn: Sequence[Scatter], empty: Sequence[str], chosen: Sequence[str], meanings: Sequence[DimensionRecord]
) -> Table:
    """The tables of the scatters in one; the caption says of which panel a row is."""
    first, rows = drawn[0].table, [(one.caption, *row) for one in drawn for row in one.table.rows]
    return replace(
        first,
        title=" × ".join(str(one.label) for one in meanings),
        columns=(Head("chart", _("Chart")), *first.columns),
        rows=tuple(rows),
        n=row_words(len(rows)),
        filters=tuple(chosen),
        notes=(*scatter_notes(drawn, empty), *definitions(meanings), *first.notes),
        sources=distinct_sources(place for one in drawn for place in one.table.sources),
    )


def scatter_notes(scatters: Sequence[Scatter], empty: Sequence[str]) -> Iterator[str]:
    """What each scatter says of itself, and who is in none."""
    for one in scatters:
        yield labelled(one.caption, str(one.sentence))
        if one.drawn.n_bare:
            more = [_("and %(n)s more") % {"n": one.n_unnamed}] if one.n_unnamed else []
            names = "; ".join([*map(name_words, one.drawn.bare), *more])
            yield labelled(one.caption, " ".join([_("Without either number, so not in the chart:"), names]))
    if empty:
        yield no_record_words(empty)
