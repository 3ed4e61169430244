"""What can be wrong with a ready question: what it rests on, what it lacks, what the questions together leave out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from offices.curation.stamping import digests
from offices.data.editions import with_edition
from offices.data.evidence import read_evidence
from offices.data.findings import Evidence, FindingRecord
from offices.evidence.weighing import is_about
from offices.models import Finding, Question, QuestionSentence, QuestionSide, SentenceFinding
from offices.models.sentences import SEVERAL, too_long
from offices.models.visibility import ON_SITE
from offices.models.vocabulary import RELATIONS, Direction, SentenceKind, Stage

POINTS = 3
CARRIED = (SentenceKind.ANSWER, SentenceKind.POINT)
PUBLISHED = Q(question__stage=Stage.PUBLISHED)


def incomplete_questions() -> Iterator[str]:
    """A published question has an answer, three points, what would change it, and says what was studied at all."""
    for question in Question.objects.filter(stage=Stage.PUBLISHED).prefetch_related("sentences"):
        kinds = [one.kind for one in question.sentences.all()]
        if lacks := [kind.value for kind in SentenceKind if kind not in kinds]:
            yield f"Question {question}: there is no sentence for {', '.join(lacks)}."
        if (n := kinds.count(SentenceKind.POINT)) != POINTS:
            yield f"Question {question}: it has {n} points; there are to be {POINTS}."


def unclear_sides() -> Iterator[str]:
    """A side is a choice or something wanted; of what is wanted it is said which direction speaks for it."""
    sides = QuestionSide.objects.filter(PUBLISHED).select_related("question")
    for side in sides.prefetch_related("categories", "outcomes"):
        is_wanted = bool(side.outcomes.all())
        if bool(side.categories.all()) == is_wanted:
            yield f"Side {side}: it names categories or outcomes, and not both."
        if is_wanted != bool(side.speaks_for):
            yield f"Side {side}: speaks_for goes with outcomes."


def uncarried_sentences() -> Iterator[str]:
    """Every answer and every point rests on a finding that readers see."""
    shown = SentenceFinding.objects.visible(ON_SITE).values("sentence")
    for one in QuestionSentence.objects.filter(PUBLISHED, kind__in=CARRIED).exclude(pk__in=shown):
        yield f"Sentence {name_of(one)}: it rests on no published finding."


def changed_carriers() -> Iterator[str]:
    """What a finding said when a sentence was written is what it says."""
    now, visible = digests(), set(Finding.objects.visible(ON_SITE).values_list("key", flat=True))
    published = SentenceFinding.objects.filter(sentence__question__stage=Stage.PUBLISHED)
    for one in published.select_related("sentence__question", "finding"):
        key, name = one.finding.key, name_of(one.sentence)
        if key not in visible:
            yield f"Sentence {name}: {key} is no longer on the site. Read it again."
        elif not one.digest:
            yield f"Sentence {name}: nothing says what {key} said. Write {key}: {now[key]}"
        elif one.digest != now[key]:
            yield f"Sentence {name}: {key} says something else now. Read both, then write {key}: {now[key]}"


def long_answers() -> Iterator[str]:
    for one in QuestionSentence.objects.filter(PUBLISHED, kind=SentenceKind.ANSWER).select_related("question"):
        yield from (f"Sentence {name_of(one)}: {wrong}" for wrong in too_long(one).values())


def name_of(one: QuestionSentence) -> str:
    """Such as one-leader-or-two/point 2."""
    place = f" {one.order + 1}" if one.kind in SEVERAL else ""
    return f"{one.question.key}/{one.kind}{place}"


@dataclass(frozen=True)
class Reach:
    """How many findings the questions reach together."""

    keys: frozenset[str]
    relations: int
    of_relations: int
    unreached: tuple[str, ...]
    """Open findings that start from a choice and that no question asks about."""

    @property
    def percent(self) -> float:
        return 100 * self.relations / self.of_relations if self.of_relations else 0.0

    def __str__(self) -> str:
        told = f"{len(self.keys)} questions reach {self.relations} of {self.of_relations} relations"
        return f"{told} ({self.percent:.0f} per cent)"


def reach() -> Reach:
    """Of the questions that readers see."""
    evidence = with_edition(lambda edition: edition.of(read_evidence))
    relations = [one for one in evidence.findings.values() if one.direction in RELATIONS]
    open_ones = [one for one in evidence.findings.values() if one.direction == Direction.OPEN and one.antecedent]
    return Reach(
        keys=frozenset(evidence.questions),
        relations=sum(is_reached(evidence, one) for one in relations),
        of_relations=len(relations),
        unreached=tuple(one.key for one in open_ones if not is_reached(evidence, one)),
    )


def is_reached(evidence: Evidence, finding: FindingRecord) -> bool:
    return any(is_about(question, finding) for question in evidence.questions.values())
