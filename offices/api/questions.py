"""Ready questions as the API's plain dictionaries. No queries, no HTTP."""

from collections import Counter
from collections.abc import Iterable, Sequence

from offices.api.parameters import Json
from offices.data.findings import Evidence, FindingRecord
from offices.data.questions import QuestionRecord, SentenceRecord, SideRecord
from offices.data.records import End
from offices.evidence.bodies import in_several, independent_families
from offices.evidence.questions.balance import speaker_counts
from offices.evidence.questions.labels import group_label
from offices.evidence.questions.words import question_url
from offices.evidence.weighing import weigh
from offices.models.vocabulary import ASPECTS, SentenceKind


def question_row(evidence: Evidence, question: QuestionRecord, language: str) -> Json:
    """One question, with every finding about it in its group; `language` is part of the key of what is kept."""
    weighed = weigh(evidence, question)
    return {
        "key": question.key,
        "title": str(question.title),
        "answer": next(iter(sentences(question.said(SentenceKind.ANSWER))), None),
        "points": sentences(question.said(SentenceKind.POINT)),
        "changes": sentences(question.said(SentenceKind.CHANGE)),
        "aspects": [{"aspect": one.kind, **sentence(one)} for one in question.said(*ASPECTS)],
        "asks": {
            "antecedent": sorted(question.from_dimensions),
            "outcome": sorted(question.outcomes | question.to_dimensions),
        },
        "sides": [side(one) for one in question.sides],
        "groups": [
            {
                "key": group.key,
                "label": group_label(question, group),
                **weight(evidence, group.findings),
                "findings": [finding.key for finding in group.findings],
            }
            for group in weighed.groups
        ],
        **weight(evidence, weighed.findings),
        "n_families_in_several": in_several(evidence, [group.findings for group in weighed.groups]),
        "unlinked": list(weighed.unlinked),
        "sources": question.supports,
        "written_on": question.written_on.isoformat() if question.written_on else None,
        "review_by": question.review_by.isoformat() if question.review_by else None,
        "signed_by": question.signed_by,
        "url": question_url(question.key),
    }


def sentences(ones: Iterable[SentenceRecord]) -> list[Json]:
    return [sentence(one) for one in ones]


def sentence(one: SentenceRecord) -> Json:
    return {"text": str(one.text), "findings": list(one.rests_on)}


def side(one: SideRecord) -> Json:
    return {
        "key": one.key,
        "label": str(one.label),
        "categories": sorted(map(end_key, one.categories)),
        "outcomes": sorted(one.outcomes),
        "speaks_for": one.speaks_for or None,
    }


def end_key(one: End) -> str:
    return f"{one.dimension}:{one.category}"


def weight(evidence: Evidence, findings: Sequence[FindingRecord]) -> Json:
    """How many, from how many independent bodies of data, how they are known and whose word they rest on."""
    return {
        "count": len(findings),
        "n_families": independent_families(evidence, findings),
        "basis": dict(Counter(finding.basis for finding in findings)),
        "speaker": dict(speaker_counts(findings)),
    }
