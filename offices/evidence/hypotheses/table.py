"""Relations against cases as a table to take along: a row for each relation and record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import OfficeRecord
from offices.evidence.hypotheses.labels import ROLES, VERDICTS, WHYS
from offices.evidence.hypotheses.lines import told_words
from offices.evidence.hypotheses.rows import Checked, Relation, Why
from offices.evidence.hypotheses.words import Worded, relation_count
from offices.table.cells import Category, labelled
from offices.table.columns import Column, column, keyed, kind_column, office_column
from offices.table.sources import cited_studies
from offices.table.table import Table, table_of
from offices.wording.facets import Chip
from offices.wording.findings import EndWords, FindingCard
from offices.wording.profile import kind_words
from offices.wording.statements import way_words

NOTHING = Category("", "")


@dataclass(frozen=True)
class Row:
    """A relation and a record; without a verdict where the two are not set against each other."""

    card: FindingCard
    office: OfficeRecord
    role: Category
    verdict: Category = NOTHING
    why: Category = NOTHING
    values: str = ""


def hypotheses(relations: Sequence[Relation], words: Worded, chips: Iterable[Chip]) -> Table:
    """/evidence/hypotheses/: every studied office, and the vignettes that can tell."""
    return table_of(
        columns(),
        (row for one in relations for row in rows(one, words[one.finding.key].card)),
        name="hypotheses",
        title=_("Hypotheses against cases"),
        n=relation_count(len(relations)),
        filters=[chip.label for chip in chips],
        notes=[
            never_proof(),
            _("Vignettes may overlap and are never counted as offices; only those that can tell are in the file."),
        ],
    )


def never_proof() -> str:
    return _(
        "A case that fits proves nothing, and one that does not fit refutes nothing: each stands by its name, and "
        "nothing here is added up."
    )


def rows(relation: Relation, card: FindingCard) -> Iterator[Row]:
    yield from (row(one, card) for one in (*relation.cases, *relation.same_data))
    for origin in relation.drawn_from:
        yield Row(card, origin.office, role("drawn_from" if origin.is_certain else "maybe_drawn_from"))
    yield from (row(one, card) for one in relation.vignettes)


def row(one: Checked, card: FindingCard) -> Row:
    verdict = Category(str(VERDICTS[one.verdict]), one.verdict)
    why = Category(why_words(one, one.why), one.why) if one.why else NOTHING
    return Row(card, one.office, role("same_data" if one.same_data else "independent"), verdict, why, told_words(one))


def role(key: str) -> Category:
    return Category(str(ROLES[key]), key)


def why_words(one: Checked, why: Why) -> str:
    """The reason, with the way of being without a value where that is it."""
    ends = (one.antecedent, one.consequent)
    lacking = next((end for end in ends if end and end.status), None)
    if lacking is None:
        return str(WHYS[why])
    words = way_words(lacking.status, lacking.named.dimension, has_looked=lacking.has_looked)
    return labelled(str(WHYS[why]), words)


def columns() -> Iterator[Column[Row]]:
    yield column("finding", _("Key"), lambda row: row.card.key)
    yield keyed(
        "choice", _("Follows from"), lambda row: end(row.card.antecedent).text, lambda row: end(row.card.antecedent).key
    )
    yield keyed("direction", _("Direction"), lambda row: row.card.direction_label, lambda row: row.card.direction)
    yield keyed(
        "outcome",
        _("What follows"),
        lambda row: end(row.card.consequent).text,
        lambda row: end(row.card.consequent).key,
    )
    yield office_column(lambda row: row.office)
    yield kind_column(lambda row: kind_words(row.office), lambda row: row.office)
    yield keyed("set_against", _("Set against it"), lambda row: row.role.words, lambda row: row.role.key)
    yield keyed("verdict", _("What it says"), lambda row: row.verdict.words, lambda row: row.verdict.key)
    yield keyed("why", _("Why it cannot tell"), lambda row: row.why.words, lambda row: row.why.key)
    yield column("values", _("Values"), lambda row: row.values)
    yield column("statement", _("Finding"), lambda row: row.card.statement)
    yield column("kind", _("Kind of evidence"), lambda row: row.card.kind)
    yield column("source", _("Stands in"), lambda row: cited_studies(row.card.places), "source")


def end(words: EndWords | None) -> EndWords:
    return words or EndWords("")
