"""What the findings of a group say of the question, in a few words. No counts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from offices.data.findings import FindingRecord
from offices.data.questions import QuestionRecord, SideRecord
from offices.evidence.weighing import Group, is_either_or
from offices.models.vocabulary import Direction


def between_label(findings: Sequence[FindingRecord]) -> str:
    is_mixed = {finding.direction == Direction.MIXED for finding in findings}
    if is_mixed == {True}:
        return _("Both ways")
    return _("Both ways or neither") if True in is_mixed else _("On neither side")


def pan_label(question: QuestionRecord, group: Group) -> str:
    if not group.side:
        return ""
    if group.side.outcomes:
        return side_label(question, group.side, is_for=group.stand == "for")
    words = _("For %(side)s") if group.stand == "for" else _("Against %(side)s")
    return words % {"side": group.side.label}


def group_label(question: QuestionRecord, group: Group) -> str:
    """What the findings of a group say."""
    if group.side:
        return side_label(question, group.side, is_for=group.stand == "for")
    return {
        "matters": _("Says that it matters, not which is better"),
        "describes": _("Tells of it, says nothing of causes"),
        "open": _("Named as unanswered"),
    }[group.stand]


def side_label(question: QuestionRecord, side: SideRecord, *, is_for: bool) -> str:
    if is_either_or(question):
        other = next(one for one in question.sides if one != side)
        return _("Speaks for %(one)s, or against %(other)s") % {"one": side.label, "other": other.label}
    if side.outcomes:
        words = _("Says what furthers: %(side)s") if is_for else _("Says what works against: %(side)s")
    else:
        words = _("Speaks for %(side)s") if is_for else _("Speaks against %(side)s")
    return words % {"side": side.label}
