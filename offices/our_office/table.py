"""The answer to take along: a row for each finding that starts from what was chosen, or from the dimension of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.findings import Evidence
from offices.evidence.order import strongest_first
from offices.evidence.table import finding_columns
from offices.evidence.words import count_words, families_words
from offices.matrix.matrix import Matrix
from offices.our_office.answer import Answer
from offices.our_office.follows import About
from offices.our_office.form import chosen_words
from offices.our_office.words.follows import other_labels
from offices.table.columns import Column, column_within, keyed
from offices.table.table import Table, table_of
from offices.wording.findings import FindingCard, finding_card


@dataclass(frozen=True)
class Row:
    """A finding, and the choice beside which it stands."""

    dimension: str
    choice: str
    about: About
    card: FindingCard


def our_office(found: Answer, evidence: Evidence, matrix: Matrix) -> Table:
    """/our-office/: what follows, choice by choice, those about the choice itself first."""
    rows = list(finding_rows(found, evidence, matrix))
    return table_of(
        columns(),
        rows,
        name="our-office",
        title=_("An office like ours"),
        n=f"{count_words(len(found.findings))}, {families_words(found.n_families)}",
        filters=[f"{one.dimension.label}: {chosen_words(one)}" for one in found.description.choices],
        notes=[_("No record is of this office: it is described by whoever asks.")],
    )


def finding_rows(found: Answer, evidence: Evidence, matrix: Matrix) -> Iterator[Row]:
    for one in found.follows:
        dimension, choice = one.choice.key, f"{one.choice.dimension.label}: {chosen_words(one.choice)}"
        for about in About:
            for finding in strongest_first(one.findings[about]):
                yield Row(dimension, choice, about, finding_card(evidence, matrix, finding))


def columns() -> Iterator[Column[Row]]:
    labels = {About.THIS: _("About this choice"), **other_labels()}
    yield keyed("chosen", _("Your choice"), lambda row: row.choice, lambda row: row.dimension)
    yield keyed("about", _("What it is about"), lambda row: labels[row.about], lambda row: row.about.value)
    yield from (column_within(one, lambda row: row.card) for one in finding_columns())
