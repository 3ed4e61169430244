"""The services by office as a table to take along."""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.explore.cases import studied
from offices.explore.services.words import ServiceRow, ServicesMatrix
from offices.table.columns import Column, column, keyed, value_columns
from offices.table.table import Table, table_of
from offices.wording.statements import Statement


def services(matrix: ServicesMatrix) -> Table:
    """/explore/services/: a row a service, the values of each office with their evidence."""
    return table_of(
        service_columns(matrix),
        matrix.rows,
        name="services",
        title=matrix.label,
        n=studied(matrix.match.n_offices),
    )


def service_columns(matrix: ServicesMatrix) -> Iterator[Column[ServiceRow]]:
    dimension = matrix.dimension
    yield keyed(dimension.key, str(dimension.label), lambda row: str(row.category.label), lambda row: row.category.key)
    yield column("offices", _("Offices"), lambda row: row.n_offices, "integer")
    yield column("others", _("Vignettes and settings"), lambda row: row.n_others, "integer")
    for place, head in enumerate(matrix.heads):
        yield from value_columns(head.word, str(head.office.name), values_at(place), dimension)


def values_at(place: int) -> Callable[[ServiceRow], Sequence[Statement]]:
    return lambda row: row.cells[place].values
