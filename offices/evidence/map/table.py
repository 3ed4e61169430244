"""The map of the evidence as a table to take along: its single choices by what follows from each, whatever opens."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.evidence.map.cells import areas_of_choices, areas_of_following, cells_of
from offices.evidence.map.words import area_labels
from offices.evidence.words import count_words, families_words
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Direction
from offices.table.columns import Column, column, keyed
from offices.table.sources import distinct_sources
from offices.table.table import Table, table_of
from offices.wording.findings import source_url
from offices.wording.statements import Place

Named = tuple[str, str]
"""A key, and its label."""


@dataclass(frozen=True)
class Row:
    """A choice, what follows, and the findings of one direction about them."""

    choice: Named
    choice_area: Named
    outcome: Named
    outcome_area: Named
    direction: Direction
    n_families: int
    n_findings: int
    is_mixed: bool
    """Whether they are about different values of the choice, or of what follows: then they may not say the same."""


def evidence_map(evidence: Evidence, matrix: Matrix) -> Table:
    """/evidence/map/: a row for each choice, what follows and direction that there is a finding of."""
    findings = [one for found in cells_of(evidence, matrix).values() for one in found]
    studies = {key for one in findings for key in one.studies}
    return table_of(
        columns(),
        rows(evidence, matrix),
        name="evidence-map",
        title=_("Map of the evidence"),
        n=f"{count_words(len(findings))}, {families_words(independent_families(evidence, findings))}",
        notes=[_("A pair that is not here has no evidence, which is not the same as no effect.")],
        also=distinct_sources(Place(str(evidence.sources[key]), source_url(key), "") for key in studies),
    )


def rows(evidence: Evidence, matrix: Matrix) -> Iterator[Row]:
    """In the order of the codebook, then of outcomes and dimensions, then of directions."""
    cells, labels = cells_of(evidence, matrix), area_labels(evidence)
    choices, following = areas_of_choices(matrix), areas_of_following(evidence, matrix)
    outcomes = {key: str(one.label) for key, one in evidence.outcomes.items()}
    names = {key: str(one.label) for key, one in matrix.dimensions.items()} | outcomes
    for choice in (key for key in choices if key in matrix.dimensions):
        for outcome in dict.fromkeys((*evidence.outcomes, *matrix.dimensions)):
            for direction, found in by_direction(cells.get((choice, outcome), ())):
                yield Row(
                    (choice, str(matrix.dimensions[choice].label)),
                    (choices[choice], labels[choices[choice]]),
                    (outcome, names[outcome]),
                    (following[outcome], labels[following[outcome]]),
                    direction,
                    independent_families(evidence, found),
                    len(found),
                    len({(one.antecedent.category, one.consequent.category) for one in found}) > 1,
                )


def by_direction(findings: Sequence[FindingRecord]) -> Iterator[tuple[Direction, list[FindingRecord]]]:
    for direction in Direction:
        if found := [one for one in findings if one.direction == direction]:
            yield direction, found


def columns() -> Iterator[Column[Row]]:
    yield named("choice", _("Choice"), lambda row: row.choice)
    yield named("outcome", _("What follows"), lambda row: row.outcome)
    yield keyed("direction", _("Direction"), lambda row: str(row.direction.label), lambda row: row.direction.value)
    yield column("families", _("Independent bodies of data"), lambda row: row.n_families, "integer")
    yield column("findings", _("Findings"), lambda row: row.n_findings, "integer")
    yield column("mixed", _("About different values"), lambda row: _("yes") if row.is_mixed else "")
    yield named("choice_area", _("Choice, joined"), lambda row: row.choice_area)
    yield named("outcome_area", _("What follows, joined"), lambda row: row.outcome_area)


def named(key: str, label: str, of: Callable[[Row], Named]) -> Column[Row]:
    """A column of what has a key and a label."""
    return keyed(key, label, lambda row: of(row)[1], lambda row: of(row)[0])
