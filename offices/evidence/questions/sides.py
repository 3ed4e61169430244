"""How findings fall on the sides of a question: how many, and from how much data. In words: insight.py."""

from dataclasses import dataclass
from typing import Literal

from offices.data.findings import Evidence, FindingRecord
from offices.data.questions import QuestionRecord
from offices.evidence.bodies import independent_families
from offices.evidence.questions.labels import between_label, pan_label
from offices.evidence.weighing import Group, Weighed

Tone = Literal["one", "mid", "two"]


@dataclass(frozen=True)
class Pan:
    """Findings on one side of a question, or on neither."""

    tone: Tone
    label: str
    findings: tuple[FindingRecord, ...]
    n_families: int

    @property
    def n(self) -> int:
        return len(self.findings)


def pans(evidence: Evidence, question: QuestionRecord, weighed: Weighed) -> tuple[Pan, ...]:
    """For and against, or for the one and for the other, and what lies between; nothing where there are more sides."""
    sided = sided_groups(weighed)
    if len(sided) != 2:
        return ()
    tones: tuple[Tone, Tone] = ("one", "two")
    first, last = (
        pan(evidence, tone, pan_label(question, group), group.findings)
        for tone, group in zip(tones, sided, strict=True)
    )
    between = in_between(question, weighed)
    middle = [pan(evidence, "mid", between_label(between), between)] if between else []
    return (first, *middle, last)


def pan(evidence: Evidence, tone: Tone, label: str, findings: tuple[FindingRecord, ...]) -> Pan:
    return Pan(tone, label, findings, independent_families(evidence, findings))


def sided_groups(weighed: Weighed) -> list[Group]:
    return [group for group in weighed.groups if group.side]


def in_between(question: QuestionRecord, weighed: Weighed) -> tuple[FindingRecord, ...]:
    """What says of one of the sides that it does something, but not whether that speaks for it."""
    starts = {end for side in question.sides for end in side.categories}
    ends = {key for side in question.sides for key in side.outcomes}
    matters = [finding for group in weighed.groups if group.stand == "matters" for finding in group.findings]
    return tuple(one for one in matters if one.antecedent in starts or one.consequent.outcome in ends)
