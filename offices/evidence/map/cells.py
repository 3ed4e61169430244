"""What the map joins: findings by choice and by what follows, and both by area. Records in, records out; no words."""

from collections import defaultdict
from collections.abc import Mapping

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.selection import words_of
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RELATIONS

Cells = dict[tuple[str, str], list[FindingRecord]]
"""(choice, what follows) -> findings; by single keys, or by areas."""
OTHER = "other"
"""The area of what is joined with nothing: the one of that key, where there is one."""
CHOICE = ""
"""Where a dimension stands that follows from another: it is no outcome, so it has no area among them."""


def cells_of(evidence: Evidence, matrix: Matrix) -> Cells:
    """By single keys; a finding without both ends has no place."""
    found: Cells = defaultdict(list)
    for finding in evidence.findings.values():
        ends = [next(iter(words_of(finding, facet)), "") for facet in ("antecedent", "outcome")]
        if ends[0] in matrix.dimensions and (ends[1] in evidence.outcomes or ends[1] in matrix.dimensions):
            found[ends[0], ends[1]].append(finding)
    return dict(found)


def only_relations(cells: Cells) -> Cells:
    """The cells with what says that one thing does something to another; not what only describes, or names as open."""
    kept = {pair: [one for one in findings if one.direction in RELATIONS] for pair, findings in cells.items()}
    return {pair: findings for pair, findings in kept.items() if findings}


def areas_of_choices(matrix: Matrix) -> dict[str, str]:
    """Dimension -> area, in the order of the codebook."""
    return {one.key: group.area or OTHER for group in matrix.groups for one in group.dimensions}


def areas_of_following(evidence: Evidence, matrix: Matrix) -> dict[str, str]:
    """Outcome or dimension -> area; where both have a key, one filter finds both, under the outcome's name."""
    outcomes = {key: one.area or OTHER for key, one in evidence.outcomes.items()}
    return dict.fromkeys(matrix.dimensions, CHOICE) | outcomes


def joined(cells: Cells, rows: Mapping[str, str], columns: Mapping[str, str]) -> Cells:
    """The cells whose row is among `rows`, under what the row and the column are joined by."""
    found: Cells = defaultdict(list)
    for (choice, following), findings in cells.items():
        if choice in rows:
            found[rows[choice], columns[following]] += findings
    return dict(found)
