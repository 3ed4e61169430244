"""The trajectories as a table to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.explore.trajectories.words import Trajectories
from offices.table.cells import (
    SLUG,
    beside_cell,
    key_head,
    key_note,
    keys_cell,
    order_note,
    places_in,
    value_cells,
    value_heads,
)
from offices.table.table import Table, distinct_sources


def trajectories(chart: Trajectories) -> Table:
    """/explore/trajectories/: a row a phase of an office."""
    drift = value_heads(str(chart.drift.label)) if chart.drift else []
    n = len({row.office.slug for row in chart.rows})
    return Table(
        name="trajectories",
        title=chart.caption,
        columns=(
            *(_("Office"), _("Phase"), _("How it was seen"), _("When")),
            *(*value_heads(str(chart.scale.label)), _("Also recorded"), *drift, SLUG),
            *(key_head(name) for name in ("visit", chart.scale.key, *([chart.drift.key] if chart.drift else []))),
        ),
        rows=tuple(
            (
                *(str(row.office.name), row.phase, row.basis, row.time),
                *(*value_cells(row.scale), beside_cell(row.others), *(value_cells(row.drift) if chart.drift else ())),
                *(row.office.slug, row.visit_key, keys_cell(row.scale)),
                *([keys_cell(row.drift)] if chart.drift else []),
            )
            for row in chart.rows
        ),
        n=ngettext("%(n)s studied office", "%(n)s studied offices", n) % {"n": n},
        notes=(str(chart.sentence), order_note(), key_note()),
        sources=distinct_sources(places_in(one for row in chart.rows for one in (*row.scale, *row.drift))),
    )
