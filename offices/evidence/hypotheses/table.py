"""Relations against cases as a table to take along: a row for each relation and record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.findings import Evidence
from offices.data.records import OfficeRecord
from offices.evidence.hypotheses.lines import status_words, told_words, verdict_words
from offices.evidence.hypotheses.rows import Checked, Relation
from offices.evidence.hypotheses.words import relation_count, why_words
from offices.matrix.matrix import Matrix
from offices.table.cells import Category, labelled
from offices.table.columns import Column, column, keyed, kind_column, office_column
from offices.table.sources import cited_studies
from offices.table.table import Table, table_of
from offices.wording.facets import Chip
from offices.wording.findings import EndWords, FindingCard, finding_card
from offices.wording.profile import kind_words

NOTHING = Category("", "")


@dataclass(frozen=True)
class Row:
    """A relation and a record; `checked` is None where the two are not set against each other."""

    card: FindingCard
    office: OfficeRecord
    role: str
    checked: Checked | None


def hypotheses(relations: Sequence[Relation], evidence: Evidence, matrix: Matrix, chips: Iterable[Chip]) -> Table:
    """/evidence/hypotheses/: every studied office, and the vignettes that can tell."""
    return table_of(
        columns(),
        (row for one in relations for row in rows(one, finding_card(evidence, matrix, one.finding))),
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
    yield from (Row(card, one.office, "independent", one) for one in relation.cases)
    yield from (Row(card, one.office, "same_data", one) for one in relation.same_data)
    for origin in relation.drawn_from:
        yield Row(card, origin.office, "drawn_from" if origin.is_certain else "maybe_drawn_from", None)
    yield from (
        Row(card, one.office, "same_data" if one.same_data else "independent", one) for one in relation.vignettes
    )


def role_words(role: str) -> str:
    return {
        "independent": _("from other data"),
        "same_data": _("from the same study or panel, no test of its own"),
        "drawn_from": _("the relation was drawn from it"),
        "maybe_drawn_from": _("may be the one that the relation was drawn from"),
    }[role]


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
    yield keyed("set_against", _("Set against it"), lambda row: role_words(row.role), lambda row: row.role)
    yield keyed("verdict", _("What it says"), lambda row: verdict(row).words, lambda row: verdict(row).key)
    yield keyed("why", _("Why it cannot tell"), lambda row: why(row).words, lambda row: why(row).key)
    yield column("values", _("Values"), lambda row: told_words(row.checked) if row.checked else "")
    yield column("statement", _("Finding"), lambda row: row.card.statement)
    yield column("kind", _("Kind of evidence"), lambda row: row.card.kind)
    yield column("source", _("Stands in"), lambda row: cited_studies(row.card.places), "source")


def end(words: EndWords | None) -> EndWords:
    return words or EndWords("")


def verdict(row: Row) -> Category:
    return Category(verdict_words(row.checked.verdict), row.checked.verdict) if row.checked else NOTHING


def why(row: Row) -> Category:
    """The reason, with the way of being without a value where that is it."""
    if not (row.checked and row.checked.why):
        return NOTHING
    ends = (row.checked.antecedent, row.checked.consequent)
    status = next((status_words(one.status) for one in ends if one and one.status), "")
    return Category(
        labelled(why_words(row.checked.why), status) if status else why_words(row.checked.why), row.checked.why
    )
