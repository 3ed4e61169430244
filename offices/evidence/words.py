"""The evidence page: filters with counts, orders. The ready questions are in questions/. No queries, no HTML."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.selection import Findings, finding_counts, select_findings
from offices.matrix.matrix import Column
from offices.matrix.selection import Selection
from offices.models.vocabulary import MISSING_LABELS, Scale
from offices.wording.drops import Drop, fewer_choices, most_first
from offices.wording.facets import Facet, Option
from offices.wording.urls import selection_url

IN_PANEL = ("theme", "antecedent", "outcome", "direction", "kind", "basis", "speaker", "source", "question")


def finding_panel(findings: Findings, selection: Selection) -> list[Facet]:
    """The filters: every word that some finding has, whatever else is chosen, or that is chosen itself."""
    counts = finding_counts(findings, selection)
    return [panel_facet(findings.facets[key], counts[key], selection) for key in IN_PANEL]


def panel_facet(column: Column, counts: dict[str, int], selection: Selection) -> Facet:
    dimension = column.dimension
    chosen = selection.choices.get(dimension.key, ())
    known = (one for one in dimension.categories if column.held[one.key] or one.key in chosen)
    options = (
        Option(one.key, str(one.label), counts[one.key], one.key in chosen, one.key in MISSING_LABELS) for one in known
    )
    return Facet(
        key=dimension.key,
        label=str(dimension.label),
        options=tuple(options),
        n_chosen=len(chosen),
        is_multi=dimension.scale == Scale.MULTI,
        must_hold_all=dimension.key in selection.match_all,
    )


def finding_drops(findings: Findings, selection: Selection, path: str, extra: list[tuple[str, str]]) -> list[Drop]:
    """The choices of which one less is enough to find something."""
    counted = (
        (label, less, len(select_findings(findings, less))) for label, less in fewer_choices(findings, selection)
    )
    return most_first(Drop(label, selection_url(path, less, extra), count_words(n), n) for label, less, n in counted)


def order_words() -> list[tuple[str, str]]:
    """Each order of the list: the word of the address, and its label."""
    return [
        ("", _("by theme")),
        ("bodies", _("most bodies of data first")),
        ("-bodies", _("fewest bodies of data first")),
        ("-year", _("newest data first")),
        ("year", _("oldest data first")),
        ("kind", _("kind of evidence, registers and surveys first")),
        ("-kind", _("kind of evidence, hypotheses first")),
    ]


def count_words(n: int) -> str:
    return ngettext("%(n)s finding", "%(n)s findings", n) % {"n": n}


def families_words(n: int) -> str:
    """From how many independent bodies of data findings come."""
    if not n:
        return _("retold or reasoned, from no data of its own")
    return ngettext("from %(n)s independent body of data", "from %(n)s independent bodies of data", n) % {"n": n}
