"""The findings that rest on an office, the nearest to it first, and how all of them are known. No codings."""

from collections import Counter
from dataclasses import dataclass

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.evidence.order import strength
from offices.evidence.selection import findings_of, findings_with
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import FindingBasis
from offices.wording.findings import FindingCard, finding_cards

OPEN, SHOWN = 5, 8
"""Findings on a profile, and how many of them stand open; the evidence page has them all."""


@dataclass(frozen=True)
class Resting:
    n: int
    open: list[FindingCard]
    folded: list[FindingCard]
    by_basis: list[tuple[str, int]]
    """How they are known and how many are known so, those of which there are none too where they are measured."""
    n_families: int


def resting(evidence: Evidence, matrix: Matrix, slug: str) -> Resting:
    """What is said of this office alone comes first, then what is known best."""
    found = sorted(findings_with(findings_of(evidence, matrix), "office", slug), key=nearness)
    shown = finding_cards(evidence, matrix, found[:SHOWN])
    counts = Counter(one.basis for one in found)
    told = [basis for basis in FindingBasis if counts[basis] or basis == FindingBasis.MEASURED]
    by_basis = [(str(basis.label), counts[basis]) for basis in told]
    return Resting(len(found), shown[:OPEN], shown[OPEN:], by_basis, independent_families(evidence, found))


def nearness(finding: FindingRecord) -> tuple[int, int]:
    return len(finding.offices), strength(finding)
