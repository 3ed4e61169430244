"""The trajectories as a table to take along."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.explore.trajectories.words import Trajectories, TrajectoryRow
from offices.table.columns import Column, column, keyed, office_column, value_columns
from offices.table.table import Table, table_of
from offices.table.values import beside_cell


def trajectories(chart: Trajectories) -> Table:
    """/explore/trajectories/: a row a phase of an office."""
    n = len({row.office.slug for row in chart.rows})
    return table_of(
        trajectory_columns(chart),
        chart.rows,
        name="trajectories",
        title=chart.caption,
        n=ngettext("%(n)s studied office", "%(n)s studied offices", n) % {"n": n},
        notes=[str(chart.sentence)],
    )


def trajectory_columns(chart: Trajectories) -> Iterator[Column[TrajectoryRow]]:
    scale, drift = chart.scale, chart.drift
    yield office_column(lambda row: row.office)
    yield keyed("visit", _("Phase"), lambda row: row.phase, lambda row: row.visit_key)
    yield column("basis", _("How it was seen"), lambda row: row.basis)
    yield column("when", _("When"), lambda row: row.time)
    yield from value_columns(scale.key, str(scale.label), lambda row: row.scale, scale)
    yield column(f"{scale.key}.beside", _("Also recorded"), lambda row: beside_cell(row.others))
    if drift:
        yield from value_columns(drift.key, str(drift.label), lambda row: row.drift, drift)
