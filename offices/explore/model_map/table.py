"""The rows of the model map as a table to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.explore.model_map.words import ModelMap
from offices.table.cells import (
    SLUG,
    key_head,
    key_note,
    keys_cell,
    order_note,
    places_in,
    value_cells,
    value_heads,
)
from offices.table.table import Table, distinct_sources


def model_map(shown: ModelMap) -> Table:
    """/: the rows of the model map."""
    n = len({row.office.slug for row in shown.rows})
    scale, staff = _("Place on the scale"), _("Staff")
    return Table(
        name="model-map",
        title=str(shown.caption),
        columns=(
            *(_("Office"), _("Phase"), _("How it was seen"), _("When")),
            *(*value_heads(scale), _("Leadership"), *value_heads(staff)),
            *(value_heads(str(shown.drift.label)) if shown.drift else ()),
            *(SLUG, *(key_head(name) for name in ("visit", "model_scale", "leadership"))),
        ),
        rows=tuple(
            (
                *(str(row.office.name), row.visit, row.basis, row.years),
                *(*value_cells(row.scale), row.leadership, *value_cells(row.staff)),
                *(value_cells(row.drift) if shown.drift else ()),
                *(row.office.slug, row.visit_key, keys_cell(row.scale), row.leadership_key),
            )
            for row in shown.rows
        ),
        n=ngettext("%(n)s studied office", "%(n)s studied offices", n) % {"n": n},
        notes=(str(shown.sentence), order_note(), key_note()),
        sources=distinct_sources(places_in(one for row in shown.rows for one in (*row.scale, *row.staff, *row.drift))),
    )
