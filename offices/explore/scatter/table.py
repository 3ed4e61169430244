"""The scatter as a table to take along."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import DimensionRecord
from offices.explore.notes import definitions, no_record_words
from offices.explore.scatter.words import Scatter, ScatterRow
from offices.table.cells import labelled
from offices.table.columns import Column, column, keyed, kind_column, name_words, office_column, value_columns
from offices.table.table import Table, table_of

Mark = tuple[Scatter, ScatterRow]


def scatters(
    drawn: Sequence[Scatter], empty: Sequence[str], chosen: Sequence[str], meanings: Sequence[DimensionRecord]
) -> Table:
    """/explore/ of two numbers: a row a mark; the caption says of which panel it is."""
    marks = [(one, row) for one in drawn for row in one.rows]
    return table_of(
        mark_columns(drawn[0].y, drawn[0].x),
        marks,
        name="scatter",
        title=" × ".join(str(one.label) for one in meanings),
        n=ngettext("%(n)s row", "%(n)s rows", len(marks)) % {"n": len(marks)},
        filters=chosen,
        notes=[*scatter_notes(drawn, empty), *definitions(meanings)],
    )


def mark_columns(y: DimensionRecord, x: DimensionRecord) -> Iterator[Column[Mark]]:
    yield column("chart", _("Chart"), lambda mark: mark[0].caption)
    yield office_column(lambda mark: mark[1].office)
    yield keyed("visit", _("Phase"), lambda mark: mark[1].phase, lambda mark: mark[1].visit_key)
    yield kind_column(lambda mark: mark[1].kind, lambda mark: mark[1].office)
    yield from value_columns(f"y.{y.key}", str(y.label), lambda mark: mark[1].y, y, has_keys=False)
    yield from value_columns(f"x.{x.key}", str(x.label), lambda mark: mark[1].x, x, has_keys=False)


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
