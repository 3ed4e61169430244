"""Which findings start from what was chosen, from the dimension as a whole, or from another choice of it. No words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from offices.data.findings import Evidence, FindingRecord
from offices.data.questions import SideRecord
from offices.data.records import End, Pair
from offices.evidence.weighing import leaning
from offices.models.vocabulary import RELATIONS, Direction
from offices.our_office.description import Change, Choice


class About(StrEnum):
    """What a finding starts from, as seen from a choice."""

    THIS = "this"
    DIMENSION = "dimension"
    """The dimension as a whole: that it matters, not which choice does what."""
    OTHER = "other"


class Says(StrEnum):
    """How a finding about this very choice stands to it."""

    FOR = "for"
    """It furthers what is wanted, or hinders what is not."""
    AGAINST = "against"
    BOTH_WAYS = "both_ways"
    NEITHER = "neither"
    """It tells of it, names it as open, finds no clear effect, or leads to what is neither wanted nor unwanted."""


@dataclass(frozen=True)
class Following:
    """The findings that start from the dimension of a choice, parted by what they start from."""

    choice: Choice
    findings: dict[About, tuple[FindingRecord, ...]]
    questions: tuple[str, ...]
    """Keys of the ready questions that start from the dimension."""

    @property
    def own(self) -> tuple[FindingRecord, ...]:
        return self.findings[About.THIS]


def following(evidence: Evidence, choice: Choice) -> Following:
    """The findings, in the order of the pages."""
    starting = starting_from(evidence, choice.key)
    parted = {about: tuple(one for one in starting if about_of(one, choice) == about) for about in About}
    asked = (key for key, one in evidence.questions.items() if choice.key in one.from_dimensions)
    return Following(choice, parted, tuple(asked))


def starting_from(evidence: Evidence, dimension: str) -> list[FindingRecord]:
    return [one for one in evidence.findings.values() if one.antecedent.dimension == dimension]


def about_of(finding: FindingRecord, choice: Choice) -> About:
    if not finding.antecedent.category:
        return About.DIMENSION
    return About.THIS if finding.antecedent.category in choice.words else About.OTHER


def says(evidence: Evidence, finding: FindingRecord) -> Says:
    """By the same rule as on the sides of a ready question."""
    if finding.direction == Direction.MIXED:
        return Says.BOTH_WAYS
    if finding.direction not in RELATIONS:
        return Says.NEITHER
    own = SideRecord("", Pair(), frozenset([finding.antecedent]), frozenset(), "")
    return {1: Says.FOR, -1: Says.AGAINST, 0: Says.NEITHER}[leaning(evidence, own, finding)]


@dataclass(frozen=True)
class Difference:
    """What changes when one choice does: the findings about the one and about the other."""

    change: Change
    gained: tuple[FindingRecord, ...]
    lost: tuple[FindingRecord, ...]


def difference(evidence: Evidence, change: Change) -> Difference:
    """Findings about the dimension as a whole hold before and after, so they are in neither."""
    key, word = change.dimension.key, change.word
    after = [End(key, word)] if word not in change.before else []
    before = [End(key, one) for one in change.before if one != word]
    return Difference(change, tuple(from_ends(evidence, after)), tuple(from_ends(evidence, before)))


def from_ends(evidence: Evidence, ends: Iterable[End]) -> Iterator[FindingRecord]:
    wanted = set(ends)
    return (one for one in evidence.findings.values() if one.antecedent in wanted)
