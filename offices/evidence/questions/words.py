"""A ready question to print: what is said of it, how findings stand to it, what sources can support. No HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.evidence import SIZE, Behind
from offices.data.findings import Evidence
from offices.data.questions import QuestionRecord, SentenceRecord
from offices.data.records import Pair
from offices.evidence.bodies import in_several, independent_families
from offices.evidence.questions.balance import Balance, balance
from offices.evidence.questions.insight import measured_aside, measured_in_short, measured_of
from offices.evidence.questions.labels import group_label
from offices.evidence.questions.parting import first_clause, first_sentence
from offices.evidence.questions.picture import Picture, picture
from offices.evidence.questions.sides import Pan, pans
from offices.evidence.weighing import Weighed, weigh
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import ASPECTS, SentenceKind
from offices.wording.computed import Sentence
from offices.wording.findings import FindingCard, finding_cards, finding_url, source_url
from offices.wording.statements import Place, place
from offices.wording.urls import with_params


@dataclass(frozen=True)
class Carrier:
    """A finding that a sentence rests on."""

    key: str
    url: str
    statement: str


@dataclass(frozen=True)
class Said:
    """A sentence with what it rests on; `label` says of which aspect it is."""

    text: str
    carriers: tuple[Carrier, ...]
    label: str = ""
    key: str = ""

    @property
    def clauses(self) -> tuple[str, str]:
        """What is read first, and the rest of the sentence."""
        return first_clause(self.text)

    @property
    def sentences(self) -> tuple[str, str]:
        """The first sentence, and the others."""
        return first_sentence(self.text)


@dataclass(frozen=True)
class GroupWords:
    """The findings that stand alike to the question."""

    key: str
    label: str
    tone: str
    """“first” or “second” of two sides, and so of for and against; empty on no side."""
    cards: tuple[FindingCard, ...]
    balance: Balance


@dataclass(frozen=True)
class Support:
    source: str
    url: str
    can: str
    cannot: str
    place: Place


@dataclass(frozen=True)
class QuestionLine:
    """A question in a list: its answer, how much there is about it, and how that falls on its sides."""

    key: str
    title: str
    url: str
    answer: str
    n: int
    n_families: int
    in_short: str
    """How many are measured."""
    pans: tuple[Pan, ...]
    """Empty for a question of more sides than two."""
    measured: Sentence
    """How many of the findings in the pans are measured."""
    sources: tuple[Place, ...]
    """Those of which it is said what they can and cannot support."""

    @property
    def clauses(self) -> tuple[str, str]:
        """What is read first of the answer, and the rest."""
        return first_clause(self.answer)


@dataclass(frozen=True)
class QuestionWords:
    """All of its page."""

    key: str
    title: str
    answer: Said | None
    points: tuple[Said, ...]
    changes: tuple[Said, ...]
    aspects: tuple[Said, ...]
    picture: Picture | None
    groups: tuple[GroupWords, ...]
    whole: Balance
    several: str
    """That bodies of data stand in more than one group, where they do."""
    asks: tuple[str, ...]
    """What findings start from or lead to that are about the question."""
    list_url: str
    """All findings about it."""
    measured_aside: Sentence | str
    """How many of those that take no side are measured; empty where none is."""
    unlinked: tuple[str, ...]
    supports: tuple[Support, ...]
    dated: tuple[tuple[str, str], ...]
    """When it was written, when it is to be reviewed, who signs; what is filled in."""


def question_lines(evidence: Evidence, language: str) -> list[QuestionLine]:
    """All questions, in their order; `language` is part of the key under which they are kept."""
    return [question_line(evidence, question) for question in evidence.questions.values()]


def question_line(evidence: Evidence, question: QuestionRecord) -> QuestionLine:
    weighed = weigh(evidence, question)
    about, sides = weighed.findings, pans(evidence, question, weighed)
    return QuestionLine(
        key=question.key,
        title=str(question.title),
        url=question_url(question.key),
        answer=str(next((one.text for one in question.said(SentenceKind.ANSWER)), "")),
        n=len(about),
        n_families=independent_families(evidence, about),
        in_short=measured_in_short(about),
        pans=sides,
        measured=measured_of([finding for one in sides for finding in one.findings]),
        sources=tuple(Place(str(one.cited_as), source_url(one.source), "") for one in question.supports),
    )


def question_url(key: str) -> str:
    return reverse("offices:question-detail", args=[key])


def question_words(
    evidence: Evidence, matrix: Matrix, behind: Behind, question: QuestionRecord, language: str
) -> QuestionWords:
    """All that is known of the question, in the language of the page, which is part of the key."""
    weighed = weigh(evidence, question)
    size = matrix.dimensions.get(SIZE)
    said = {kind: tuple(said_words(evidence, question.said(kind))) for kind in SentenceKind}
    return QuestionWords(
        key=question.key,
        title=str(question.title),
        answer=next(iter(said[SentenceKind.ANSWER]), None),
        points=said[SentenceKind.POINT],
        changes=said[SentenceKind.CHANGE],
        aspects=tuple(one for kind in ASPECTS for one in said[kind]),
        picture=picture(evidence, matrix.dimensions, question, weighed),
        groups=tuple(group_words(evidence, matrix, behind, question, weighed)),
        whole=balance(evidence, weighed.findings, behind.under(weighed.findings), size),
        several=several_words(evidence, weighed),
        asks=tuple(asked_words(evidence, matrix, question)),
        list_url=with_params(reverse("offices:evidence"), [("question", question.key)]),
        measured_aside=measured_aside(weighed),
        unlinked=tuple(str(evidence.outcomes[key].label) for key in weighed.unlinked),
        supports=tuple(
            Support(str(one.cited_as), source_url(one.source), str(one.can), str(one.cannot), place(one.citation))
            for one in question.supports
        ),
        dated=tuple(dated_words(question)),
    )


def group_words(
    evidence: Evidence, matrix: Matrix, behind: Behind, question: QuestionRecord, weighed: Weighed
) -> Iterator[GroupWords]:
    """The groups of the sides first, by turns on the first and the second of two, or for and against."""
    size, tones = matrix.dimensions.get(SIZE), cycle(("first", "second"))
    for group in weighed.groups:
        yield GroupWords(
            key=group.key,
            label=group_label(question, group),
            tone=next(tones) if group.side else "",
            cards=tuple(finding_cards(evidence, matrix, group.findings)),
            balance=balance(evidence, group.findings, behind.under(group.findings), size),
        )


def said_words(evidence: Evidence, sentences: Sequence[SentenceRecord]) -> Iterator[Said]:
    for one in sentences:
        known = [evidence.findings[key] for key in one.rests_on if key in evidence.findings]
        carriers = tuple(Carrier(each.key, finding_url(each.key), str(each.statement)) for each in known)
        yield Said(str(one.text), carriers, str(SentenceKind(one.kind).label), one.kind)


def several_words(evidence: Evidence, weighed: Weighed) -> str:
    """That one body of data can stand in several groups, and on several sides."""
    n = in_several(evidence, [group.findings for group in weighed.groups])
    if not n:
        return ""
    told = ngettext(
        "%(n)s of them stands in more than one group, so the numbers of the groups add up to more.",
        "%(n)s of them stand in more than one group, so the numbers of the groups add up to more.",
        n,
    )
    sides = in_several(evidence, [group.findings for group in weighed.groups if group.side])
    more = ngettext("%(n)s speaks on more than one side.", "%(n)s speak on more than one side.", sides)
    return " ".join([told % {"n": n}, *([more % {"n": sides}] if sides else [])])


def asked_words(evidence: Evidence, matrix: Matrix, question: QuestionRecord) -> Iterator[str]:
    """What the question asks about, in the order of the codebook: where findings start, and where they lead."""
    dimensions = {key: one.label for key, one in matrix.dimensions.items()}
    outcomes = {key: one.label for key, one in evidence.outcomes.items()}
    starts = names_of(dimensions, question.from_dimensions)
    ends = [*names_of(outcomes, question.outcomes), *names_of(dimensions, question.to_dimensions)]
    if starts:
        yield _("Findings that start from: %(names)s.") % {"names": ", ".join(starts)}
    if ends:
        yield _("Findings that lead to: %(names)s.") % {"names": ", ".join(ends)}


def names_of(labels: dict[str, Pair], keys: frozenset[str]) -> list[str]:
    return [str(label) for key, label in labels.items() if key in keys]


def dated_words(question: QuestionRecord) -> Iterator[tuple[str, str]]:
    if question.written_on:
        yield _("Written on"), day(question.written_on)
    if question.review_by:
        yield _("To be reviewed by"), day(question.review_by)
    if question.signed_by:
        yield _("Signed by"), question.signed_by


def day(one: date) -> str:
    return date_format(one, _("j F Y"))
