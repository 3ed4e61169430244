"""The pages of one ready view as tables: services, trajectories, the map of the evidence, 2008. No queries, no HTML."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.exports.cells import (
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
from offices.exports.evidence import families, figures
from offices.exports.table import Table, distinct_sources
from offices.presenters.evidence_map import EvidenceMap
from offices.presenters.indicators import IndicatorGroup
from offices.presenters.services import ServicesMatrix
from offices.presenters.shares import Shares
from offices.presenters.trajectories import Trajectories


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


def evidence_map(shown: EvidenceMap) -> Table:
    """/evidence/map/: a row for each choice, what follows and direction that there is a finding of."""
    return Table(
        name="evidence-map",
        title=shown.caption,
        columns=(
            *(_("Choice"), _("What follows"), _("Direction")),
            *(_("Independent bodies of data"), _("Findings"), _("About different values")),
            *(key_head(name) for name in ("choice", "outcome", "direction")),
        ),
        rows=tuple(
            (
                *(row.head.label, head.label, one.label),
                *(str(one.n_families), str(one.n_findings), _("yes") if one.is_mixed else ""),
                *(row.head.key, head.key, one.direction),
            )
            for group in shown.groups
            for row in group.rows
            for head, cell in zip(shown.heads, row.cells, strict=True)
            for one in cell
        ),
        n=", ".join(
            [
                ngettext("%(n)s finding", "%(n)s findings", shown.n_findings) % {"n": shown.n_findings},
                families(shown.n_families),
            ]
        ),
        notes=(_("A pair that is not here has no evidence, which is not the same as no effect."), key_note()),
        sources=shown.sources,
    )


def shares(chart: Shares) -> Table:
    """/indicators/2008/: a row a figure, those drawn and those of the same study that are not."""
    rows = [*chart.rows, *chart.others]
    table = figures([IndicatorGroup("2008", chart.caption, [], rows)])
    return replace(
        table, name="leadership-and-services", title=chart.caption, notes=(str(chart.sentence), *table.notes)
    )
