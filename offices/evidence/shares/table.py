"""The figures of 2008 as a table to take along."""

from dataclasses import replace

from offices.evidence.shares.words import Shares
from offices.evidence.table import figures
from offices.table.table import Table


def shares(chart: Shares) -> Table:
    """/indicators/2008/: a row a figure, those drawn and those of the same study that are not."""
    table = figures([(chart.title, row) for row in (*chart.table, *chart.others)])
    return replace(table, name="leadership-and-services", title=chart.title, notes=(str(chart.sentence), *table.notes))
