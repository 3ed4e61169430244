"""What is not known, as rows: open findings, and the cells of choice by outcome in just one class each. No words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.gaps.early import IsEarly
from offices.evidence.map.cells import cells_of
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RELATIONS, Direction, FindingBasis


class Gap(StrEnum):
    """Why a choice and an outcome are no answer; worst first, and each cell has the first that holds."""

    UNSTUDIED = "unstudied"
    """No source here says what the one does to the other."""
    ARGUED = "argued"
    """It is reasoned, and nothing seen, told or measured."""
    UNCLEAR = "unclear"
    """All that was found is mixed, or has no clear effect."""
    EARLY = "early"
    """All that was found is from the first years."""


@dataclass(frozen=True)
class GapCell:
    """A choice and an outcome: the findings are those that make the class, or what is told without causes, or asked."""

    choice: str
    outcome: str
    gap: Gap
    findings: tuple[FindingRecord, ...]


@dataclass(frozen=True)
class OpenGroup:
    """What sources name as open, by the choice that it starts from; by theme where it names none."""

    choice: str
    theme: str
    findings: tuple[FindingRecord, ...]


def gap_cells(evidence: Evidence, matrix: Matrix, is_early: IsEarly) -> list[GapCell]:
    """The cells of every choice that has a relation to some outcome, in the order of codebook and outcomes."""
    cells = cells_of(evidence, matrix)
    related = {
        choice
        for (choice, outcome), found in cells.items()
        if outcome in evidence.outcomes and any(one.direction in RELATIONS for one in found)
    }
    found = []
    for choice in (key for key in matrix.dimensions if key in related):
        for outcome in (key for key in evidence.outcomes if key != choice):
            findings = cells.get((choice, outcome), [])
            if gap := gap_of(findings, is_early):
                found.append(GapCell(choice, outcome, gap, tuple(findings)))
    return found


def gap_of(findings: Sequence[FindingRecord], is_early: IsEarly) -> Gap | None:
    """The worst that holds of the findings about one cell; None where there is an answer from later than the start."""
    relations = [one for one in findings if one.direction in RELATIONS]
    studied = [one for one in relations if one.basis != FindingBasis.ARGUED]
    if not relations:
        return Gap.UNSTUDIED
    if not studied:
        return Gap.ARGUED
    if all(one.direction in (Direction.MIXED, Direction.NO_CLEAR) for one in studied):
        return Gap.UNCLEAR
    return Gap.EARLY if all(map(is_early, studied)) else None


def open_groups(evidence: Evidence, matrix: Matrix) -> Iterator[OpenGroup]:
    """The open findings: choices in the order of the codebook, then themes."""
    findings = [one for one in evidence.findings.values() if one.direction == Direction.OPEN]
    of_choices = {key: [one for one in findings if one.antecedent.dimension == key] for key in matrix.dimensions}
    for key, found in of_choices.items():
        if found:
            yield OpenGroup(key, "", tuple(found))
    others = [one for one in findings if one.antecedent.dimension not in of_choices]
    for theme in evidence.themes:
        if found := [one for one in others if one.theme == theme]:
            yield OpenGroup("", theme, tuple(found))
