"""What is not known as a table to take along: a row for each open finding, and for each pair without an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.gaps.words import Gaps, kinds, pair_count
from offices.table.columns import Column, column, key_column, keyed
from offices.table.sources import cited_studies
from offices.table.table import Table, table_of
from offices.wording.findings import EndWords, FindingPlace

NAMED = "named"
"""The key of what sources themselves name as open."""


@dataclass(frozen=True)
class Row:
    gap: str
    label: str
    choice: EndWords
    outcome: EndWords
    keys: tuple[str, ...]
    theme: str = ""
    statement: str = ""
    places: tuple[FindingPlace, ...] = ()


def gaps(shown: Gaps) -> Table:
    """/evidence/gaps/: what sources name as open, then each pair in the order of the page."""
    named = ngettext("%(n)s open finding", "%(n)s open findings", shown.n_named) % {"n": shown.n_named}
    return table_of(
        columns(),
        (*named_rows(shown), *pair_rows(shown)),
        name="gaps",
        title=_("What is not known"),
        n=f"{named}, {pair_count(len(shown.cells))}",
        notes=[
            *(f"{title}: {told}" for title, told in kinds().values()),
            _("Only choices of which some source here says what they lead to; each pair stands in one kind of gap."),
        ],
    )


def named_rows(shown: Gaps) -> Iterator[Row]:
    none = EndWords("")
    for card in (card for group in shown.named for card in group.cards):
        yield Row(
            NAMED,
            _("Named as open by a source"),
            card.antecedent or none,
            card.consequent or none,
            (card.key,),
            card.theme,
            card.statement,
            card.places,
        )


def pair_rows(shown: Gaps) -> Iterator[Row]:
    for kind in shown.kinds:
        for cell in kind.cells:
            choice = EndWords(cell.choice, key=cell.choice_key)
            yield Row(kind.gap, kind.title, choice, EndWords(cell.outcome, key=cell.outcome_key), cell.keys)


def columns() -> Iterator[Column[Row]]:
    yield keyed("gap", _("What is missing"), lambda row: row.label, lambda row: row.gap)
    yield keyed("choice", _("Choice"), lambda row: row.choice.text, lambda row: row.choice.key)
    yield keyed("outcome", _("What follows"), lambda row: row.outcome.text, lambda row: row.outcome.key)
    yield column("theme", _("Theme"), lambda row: row.theme)
    yield column("statement", _("Finding"), lambda row: row.statement)
    yield column("n", _("Findings"), lambda row: len(row.keys), "integer", keys=finding_keys())
    yield column("source", _("Stands in"), lambda row: cited_studies(row.places), "source")


def finding_keys() -> Column[Row]:
    return key_column("findings.key", lambda row: "; ".join(row.keys))
