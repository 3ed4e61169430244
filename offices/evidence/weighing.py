"""What findings say of a question: on which side each stands. From how much data: bodies.py. No words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from offices.data.findings import Evidence, FindingRecord
from offices.data.questions import QuestionRecord, SideRecord
from offices.models.vocabulary import RELATIONS, Direction, Polarity

WANTED: dict[str, int] = {Polarity.RISES: 1, Polarity.FALLS: -1}
PUSH: dict[str, int] = {Direction.PROMOTES: 1, Direction.HINDERS: -1}

Stand = Literal["for", "against", "matters", "describes", "open"]
"""How a finding stands to a question; the last three to none of its sides.

`matters`: that it does something, not which side is better. `describes`: it tells of it, without causes.
"""


@dataclass(frozen=True)
class Group:
    """The findings that stand alike to a question; `side` is the one they speak for or against."""

    stand: Stand
    side: SideRecord | None
    findings: tuple[FindingRecord, ...]

    @property
    def key(self) -> str:
        return f"{self.stand}:{self.side.key}" if self.side else self.stand


@dataclass(frozen=True)
class Weighed:
    """All findings about a question, each in just one group, and what none of them says anything of."""

    groups: tuple[Group, ...]
    unlinked: tuple[str, ...]
    """Keys of outcomes, wanted or not, that no relation from what the question asks about leads to."""

    @property
    def findings(self) -> list[FindingRecord]:
        return [finding for group in self.groups for finding in group.findings]


def is_about(question: QuestionRecord, finding: FindingRecord) -> bool:
    """Whether a finding starts from, or leads to, what the question asks about."""
    return (
        finding.antecedent.dimension in question.from_dimensions
        or finding.consequent.outcome in question.outcomes
        or finding.consequent.dimension in question.to_dimensions
    )


def findings_about(evidence: Evidence, question: QuestionRecord) -> list[FindingRecord]:
    return [finding for finding in evidence.findings.values() if is_about(question, finding)]


def weigh(evidence: Evidence, question: QuestionRecord) -> Weighed:
    """Every finding about the question, in the groups that it has, empty ones too."""
    found: dict[tuple[Stand, SideRecord | None], list[FindingRecord]] = {one: [] for one in stands(question)}
    about = findings_about(evidence, question)
    for finding in about:
        found[stand_of(evidence, question, finding)].append(finding)
    groups = tuple(Group(stand, side, tuple(ones)) for (stand, side), ones in found.items())
    return Weighed(groups, tuple(unlinked(evidence, question, about)))


def stands(question: QuestionRecord) -> Iterator[tuple[Stand, SideRecord | None]]:
    """What there is to stand for, in the order of the page. Of two choices, against the one is for the other."""
    for side in question.sides:
        yield "for", side
        if not is_either_or(question):
            yield "against", side
    yield from (("matters", None), ("describes", None), ("open", None))


def is_either_or(question: QuestionRecord) -> bool:
    """Whether the question has just two sides, each a choice."""
    return len(question.sides) == 2 and all(side.categories and not side.outcomes for side in question.sides)


def stand_of(evidence: Evidence, question: QuestionRecord, finding: FindingRecord) -> tuple[Stand, SideRecord | None]:
    """The one group that a finding about the question belongs to."""
    if finding.direction == Direction.OPEN:
        return "open", None
    if finding.direction not in RELATIONS:
        return "describes", None
    for side in question.sides:
        sign = leaning(evidence, side, finding)
        if sign and is_either_or(question):
            return "for", side if sign > 0 else next(one for one in question.sides if one != side)
        if sign:
            return "for" if sign > 0 else "against", side
    return "matters", None


def leaning(evidence: Evidence, side: SideRecord, finding: FindingRecord) -> int:
    """1 where it speaks for the side, -1 against it, 0 where it does not say.

    Of a choice: its direction, and whether the outcome is wanted; to hinder what is not wanted speaks for it. Of
    outcomes: whether it pushes them the way that is asked about.
    """
    push = PUSH.get(finding.direction, 0)
    if finding.antecedent in side.categories:
        outcome = evidence.outcomes.get(finding.consequent.outcome)
        return push * WANTED.get(outcome.polarity, 0) if outcome else 0
    if finding.consequent.outcome in side.outcomes:
        return push * PUSH.get(side.speaks_for, 0)
    return 0


def unlinked(evidence: Evidence, question: QuestionRecord, about: list[FindingRecord]) -> Iterator[str]:
    """Outcomes that no relation from the choice leads to; of a question that starts from no choice there are none."""
    starting = [one for one in about if one.antecedent.dimension in question.from_dimensions]
    studied = {one.consequent.outcome for one in starting if one.direction in RELATIONS}
    for key, outcome in evidence.outcomes.items() if question.from_dimensions else ():
        if outcome.polarity in WANTED and key not in studied:
            yield key
