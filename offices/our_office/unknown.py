"""What nobody here has studied for the choices, and what would have to be known of the office at home. No words."""

from collections import Counter
from collections.abc import Collection, Iterator

from offices.data.findings import Evidence
from offices.data.records import DimensionRecord
from offices.evidence.weighing import WANTED
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RELATIONS
from offices.wording.describing import is_describable

MOST_ASKED = 10
"""Questions to take home; more are not answered."""


def unstudied(evidence: Evidence, dimensions: Collection[str]) -> Iterator[str]:
    """Outcomes that are wanted or not, and that no relation from any of the dimensions leads to."""
    relations = (one for one in evidence.findings.values() if one.direction in RELATIONS)
    studied = {one.consequent.outcome for one in relations if one.antecedent.dimension in dimensions}
    yield from (key for key, one in evidence.outcomes.items() if one.polarity in WANTED and key not in studied)


def ask_at_home(evidence: Evidence, matrix: Matrix, chosen: Collection[str]) -> list[DimensionRecord]:
    """The dimensions not chosen that tell most: the key facts, then those that most findings start from."""
    counts = starts(evidence)
    offered = [one for one in matrix.dimensions.values() if is_describable(one) and not one.only_in_findings]
    left = [one for one in offered if one.key not in chosen and (one.headline or counts[one.key])]
    return sorted(left, key=lambda one: (not one.headline, -counts[one.key]))[:MOST_ASKED]


def starts(evidence: Evidence) -> Counter[str]:
    """Dimension -> findings that start from it."""
    return Counter(one.antecedent.dimension for one in evidence.findings.values())
