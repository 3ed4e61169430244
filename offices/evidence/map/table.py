"""The map of the evidence as a table to take along."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.map.words import EvidenceMap, MapEntry, MapHead
from offices.table.columns import Column, column, keyed
from offices.table.table import Table, table_of

Pair = tuple[MapHead, MapHead, MapEntry]
"""A choice, what follows, and the findings of one direction about them."""


def evidence_map(shown: EvidenceMap) -> Table:
    """/evidence/map/: a row for each choice, what follows and direction that there is a finding of."""
    n = ngettext("%(n)s finding", "%(n)s findings", shown.n_findings) % {"n": shown.n_findings}
    return table_of(
        pair_columns(),
        pairs(shown),
        name="evidence-map",
        title=shown.caption,
        n=f"{n}, {shown.families}",
        notes=[_("A pair that is not here has no evidence, which is not the same as no effect.")],
        also=shown.sources,
    )


def pairs(shown: EvidenceMap) -> Iterator[Pair]:
    for choice, cells in (row for _label, rows in shown.groups for row in rows):
        for head, cell in zip(shown.heads, cells, strict=True):
            yield from ((choice, head, one) for one in cell)


def pair_columns() -> Iterator[Column[Pair]]:
    yield keyed("choice", _("Choice"), lambda pair: pair[0].label, lambda pair: pair[0].key)
    yield keyed("outcome", _("What follows"), lambda pair: pair[1].label, lambda pair: pair[1].key)
    yield keyed("direction", _("Direction"), lambda pair: pair[2].label, lambda pair: pair[2].direction)
    yield column("families", _("Independent bodies of data"), lambda pair: pair[2].n_families, "integer")
    yield column("findings", _("Findings"), lambda pair: pair[2].n_findings, "integer")
    yield column("mixed", _("About different values"), lambda pair: _("yes") if pair[2].is_mixed else "")
