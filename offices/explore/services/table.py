"""The pages of one ready view as tables: services, trajectories, the map of the evidence, 2008. No queries, no HTML."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.explore.services.words import ServicesMatrix
from offices.table.cells import (
    key_head,
    key_note,
    keys_cell,
    order_note,
    places_in,
    value_cells,
    value_heads,
)
from offices.table.table import Table, distinct_sources


def services(matrix: ServicesMatrix) -> Table:
    """/explore/services/: a row a service, the values of each office with their evidence."""
    heads = [head for one in matrix.heads for head in value_heads(str(one.office.name))]
    keys = [key_head(one) for one in (matrix.dimension.key, *(head.word for head in matrix.heads))]
    counted = (_("Offices"), _("Vignettes and settings"))
    shown = [value for row in matrix.rows for cell in row.cells for value in cell.values]
    return Table(
        name="services",
        title=matrix.caption,
        columns=(str(matrix.dimension.label), *counted, *heads, *keys),
        rows=tuple(
            (
                *(row.label, str(row.n_offices), str(row.n_others)),
                *(word for cell in row.cells for word in value_cells(cell.values)),
                *(row.key, *(keys_cell(cell.values) for cell in row.cells)),
            )
            for row in matrix.rows
        ),
        n=ngettext("%(n)s studied office", "%(n)s studied offices", matrix.match.n_offices)
        % {"n": matrix.match.n_offices},
        notes=(order_note(), key_note()),
        sources=distinct_sources(places_in(shown)),
    )
