"""What findings say of a question: on which side each stands. From how much data: bodies.py. No words."""

from dataclasses import dataclass, field

from offices.data.findings import End, Evidence, FindingRecord, QuestionRecord
from offices.models.vocabulary import RELATIONS, Direction, Polarity

WANTED: dict[str, int] = {Polarity.RISES: 1, Polarity.FALLS: -1}
PUSH: dict[str, int] = {Direction.PROMOTES: 1, Direction.HINDERS: -1}


@dataclass(frozen=True)
class Weighed:
    """The findings about a question, by what they say of its first side."""

    speaks_for: list[FindingRecord] = field(default_factory=list)
    against: list[FindingRecord] = field(default_factory=list)
    neither: list[FindingRecord] = field(default_factory=list)
    """It says that something follows, not that it is wanted; or that the effect is mixed or not clear."""
    unanswered: list[FindingRecord] = field(default_factory=list)
    unstudied: list[str] = field(default_factory=list)
    """Keys of outcomes, wanted or not, that no finding about the question says anything of."""


def weigh(evidence: Evidence, question: QuestionRecord) -> Weighed:
    """Sort the findings whose antecedent is a category of the question; what only describes is left out."""
    weighed = Weighed()
    dimensions = {side.dimension for side in question.one | question.other}
    about = [finding for finding in evidence.findings.values() if finding.antecedent.dimension in dimensions]
    for finding in about:
        if finding.direction == Direction.OPEN:
            weighed.unanswered.append(finding)
        elif finding.direction in RELATIONS and not is_between(finding, question):
            sign = leaning(evidence, question, finding)
            side = weighed.speaks_for if sign > 0 else weighed.against if sign < 0 else weighed.neither
            side.append(finding)
    studied = {finding.consequent.outcome for finding in about if finding.direction in RELATIONS}
    weighed.unstudied.extend(
        key for key, one in evidence.outcomes.items() if one.polarity in WANTED and key not in studied
    )
    return weighed


def is_between(finding: FindingRecord, question: QuestionRecord) -> bool:
    """Whether it is about a category that stands for neither side, such as a model between the two."""
    return bool(finding.antecedent.category) and finding.antecedent not in question.one | question.other


def leaning(evidence: Evidence, question: QuestionRecord, finding: FindingRecord) -> int:
    """1 where it speaks for the first side, -1 against it, 0 where it does not say.

    Side, direction and whether the outcome is wanted: one side that hinders what is not wanted speaks for that side.
    """
    outcome = evidence.outcomes.get(finding.consequent.outcome)
    wanted = WANTED.get(outcome.polarity, 0) if outcome else 0
    return side_of(finding.antecedent, question) * PUSH.get(finding.direction, 0) * wanted


def side_of(end: End, question: QuestionRecord) -> int:
    return (end in question.one) - (end in question.other)
