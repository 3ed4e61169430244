"""The map of the evidence as a table to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.map.words import EvidenceMap
from offices.evidence.table import families
from offices.table.cells import (
    key_head,
    key_note,
)
from offices.table.table import Table


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
