"""Two dimensions against each other as a table: counts and names, or the rows of a scatter, with or without panels."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import DimensionRecord
from offices.explore.crosstab.words import BodyCell, BodyRow, CrosstabTable, Panels
from offices.explore.notes import definitions, no_record_words
from offices.matrix.selection import ANY, Selection
from offices.table.cells import (
    SLUGS,
    key_head,
    key_note,
    labelled,
    name_words,
    slugs_cell,
)
from offices.table.reading import load_many
from offices.table.table import Table, distinct_sources
from offices.wording.statements import Place, place

Parts = Sequence[tuple[str, CrosstabTable]]
"""The tables of a page: the label of its panel, empty where there is one table alone."""


def crosstab(
    parts: Parts,
    panels: Panels | None,
    chosen: Sequence[str],
    selection: Selection,
    meanings: Sequence[DimensionRecord],
) -> Table:
    """/explore/: a row a word of y, for each word of x the count and the names; one panel below the other."""
    first = parts[0][1]
    panel = [str(panels.dimension.label)] if panels else []
    keys = [key_head(one.key) for one in ((panels.dimension, first.y) if panels else (first.y,))]
    words = {one.head.label: [one.head.word] for one in panels.panels} if panels else {"": []}
    return Table(
        name="crosstab",
        title=" × ".join([str(first.y.label), str(first.x.label), *panel]),
        columns=(
            *(*panel, str(first.y.label), *crosstab_heads(first), *keys),
            *(f"{first.x.key}:{head.word}.{SLUGS}" for head in first.heads),
        ),
        rows=tuple(
            (*([label] if panels else ()), *cells, *words[label], *row_keys(row))
            for label, table in parts
            for row, cells in zip(table.rows, crosstab_rows(table), strict=True)
        ),
        n=" ".join(labelled(label, count_words(table)) for label, table in parts),
        filters=tuple(chosen),
        notes=(*crosstab_notes(parts, panels), *definitions(meanings), key_note()),
        sources=distinct_sources(crosstab_places(parts, meanings, selection)),
    )


def crosstab_heads(table: CrosstabTable) -> Iterator[str]:
    """Three columns for each word of x."""
    for head in table.heads:
        label = f"{table.x.label}: {head.label}"
        yield from (label, labelled(label, _("vignettes and settings")), labelled(label, _("names")))


def crosstab_rows(table: CrosstabTable) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        yield (row.head.label, *(text for cell in row.cells for text in cell_texts(cell)))


def row_keys(row: BodyRow) -> Iterator[str]:
    """What the row is of, and for each word of x the offices that are named."""
    yield row.head.word
    yield from (slugs_cell(cell.offices) for cell in row.cells)


def cell_texts(cell: BodyCell) -> Iterator[str]:
    """How many offices, how many others, and the names that the page shows."""
    yield from (str(cell.n_offices), str(cell.n_others))
    more = [_("and %(n)s more") % {"n": cell.more}] if cell.more else []
    yield "; ".join([*(name_words(office) for office in cell.offices), *more]) or _("none")


def count_words(table: CrosstabTable) -> str:
    words = ngettext("%(n)s office, %(records)s records.", "%(n)s offices, %(records)s records.", table.n_offices)
    return words % {"n": table.n_offices, "records": table.n}


def crosstab_notes(parts: Parts, panels: Panels | None) -> Iterator[str]:
    missing = _("Without a value: “%(y)s” in %(ny)s of them, “%(x)s” in %(nx)s.")
    for label, table in parts:
        words = {"y": table.y.label, "ny": table.y_missing, "x": table.x.label, "nx": table.x_missing}
        yield labelled(label, missing % words)
    if parts[0][1].overlaps:
        yield _("A record can stand in several cells.")
    if panels and panels.overlaps:
        yield _("A record can stand in several tables.")
    if panels and panels.empty:
        yield no_record_words(panels.empty)
    yield _("Few cases: read the names, not the pattern.")


def crosstab_places(parts: Parts, dimensions: Sequence[DimensionRecord], selection: Selection) -> Iterator[Place]:
    """Where the values of the offices named in the cells stand, at the visits that are counted."""
    cells = (cell for _label, table in parts for row in table.rows for cell in row.cells)
    slugs = list(dict.fromkeys(office.slug for cell in cells for office in cell.offices))
    for office in load_many(slugs, [one.key for one in dimensions]):
        for visit in office.visits if selection.visit == ANY else filter(None, [office.latest]):
            for dimension in dimensions:
                yield from (place(one) for coding in visit.cell(dimension) for one in coding.citations)
