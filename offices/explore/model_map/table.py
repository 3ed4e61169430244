"""The rows of the model map as a table to take along."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.explore.model_map.words import MapRow, ModelMap
from offices.table.columns import Column, column, keyed, office_column, value_columns
from offices.table.table import Table, table_of


def model_map(shown: ModelMap) -> Table:
    """/: a row a phase of an office."""
    n = len({row.office.slug for row in shown.rows})
    return table_of(
        map_columns(shown),
        shown.rows,
        name="model-map",
        title=str(shown.caption),
        n=ngettext("%(n)s studied office", "%(n)s studied offices", n) % {"n": n},
        notes=[str(shown.sentence)],
    )


def map_columns(shown: ModelMap) -> Iterator[Column[MapRow]]:
    scale, drift = shown.axes[0], shown.drift
    yield office_column(lambda row: row.office)
    yield keyed("visit", _("Phase"), lambda row: row.visit, lambda row: row.visit_key)
    yield column("basis", _("How it was seen"), lambda row: row.basis)
    yield column("years", _("When"), lambda row: row.years)
    yield from value_columns(scale.key, _("Place on the scale"), lambda row: row.scale, scale)
    yield keyed("leadership", _("Leadership"), lambda row: row.leadership, lambda row: row.leadership_key)
    yield from value_columns("staff", _("Staff"), lambda row: row.staff, has_keys=False)
    if drift:
        yield from value_columns(drift.key, str(drift.label), lambda row: row.drift, drift, has_keys=False)
