"""What was found about just the offices that are compared: findings and warnings. No rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from offices.data.case import Case
from offices.data.findings import Evidence
from offices.data.records import CaveatRecord
from offices.matrix.matrix import Matrix
from offices.wording.findings import FindingCard, finding_cards

FINDINGS_SHOWN = CAVEATS_SHOWN = 3
"""Findings below the table; the evidence page has all that rest on any of the offices."""


@dataclass(frozen=True)
class FindingsBelow:
    """Findings that rest on these offices and no others: the first few, how many, and what all on any of them have."""

    cards: list[FindingCard]
    n: int
    params: list[tuple[str, str]]


def findings_below(
    cases: Sequence[Case], evidence: Evidence, matrix: Matrix, most: int = FINDINGS_SHOWN
) -> FindingsBelow:
    """The findings to show below the table."""
    slugs = [case.office.slug for case in cases]
    found = [one for one in evidence.findings.values() if one.offices and set(slugs).issuperset(one.offices)]
    cards = finding_cards(evidence, matrix, found[:most])
    return FindingsBelow(cards, len(found), [("office", slug) for slug in slugs])


def distinct_caveats(cases: Sequence[Case]) -> list[CaveatRecord]:
    """What the authors warn of about these offices, each once."""
    return list(dict.fromkeys(caveat for case in cases for caveat in case.office.caveats))
