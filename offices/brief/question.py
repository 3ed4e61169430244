"""The brief of a ready question: the words of its page, chosen from and never reworded. Nothing is weighed here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.brief import cites
from offices.brief.document import Block, Brief, Facts, Paragraph, Part, Text
from offices.brief.frame import Frame
from offices.brief.parts import QUESTION
from offices.brief.picture import drawing
from offices.brief.room import Room, clipped, first_of, listed, part_of, titled, whole
from offices.data.findings import Evidence
from offices.evidence.questions.parting import first_clause
from offices.evidence.questions.picture import Picture
from offices.evidence.questions.words import QuestionWords, Said
from offices.evidence.words import count_words, families_words
from offices.models.vocabulary import SentenceKind

MOST_POINTS = 3
LONGEST_HEAD = 60


@dataclass(frozen=True)
class Subject:
    """A question with what its sentences rest on, and how much of it there is room for."""

    words: QuestionWords
    evidence: Evidence
    room: Room

    def said(self, one: Said, *, is_whole: bool | None = None) -> Text:
        """A sentence with where the findings stand that carry it."""
        carried = cites.of_findings(self.evidence, [carrier.key for carrier in one.carriers])
        return Text(part_of(one.text, self.room, is_whole=is_whole), cited=carried)


def question_brief(words: QuestionWords, evidence: Evidence, frame: Frame, room: Room) -> Brief:
    subject = Subject(words, evidence, room)
    parts = [findings(subject), holds(subject), care(subject), studied(subject), unstudied(subject), change(subject)]
    return frame.brief(
        room,
        key=words.key,
        kind=_("Question"),
        title=words.title,
        line=line(subject),
        points=[point(subject, one) for one in words.points[:MOST_POINTS]],
        parts=parts,
    )


def line(subject: Subject) -> Text:
    """The answer, the clause that answers first in bold."""
    answer = subject.words.answer
    if answer is None:
        return Text(count_words(subject.words.whole.n))
    first, rest = first_clause(clipped(answer.text, subject.room.letters))
    return Text(rest, first, subject.said(answer).cited)


def point(subject: Subject, one: Said) -> Text:
    """A point, what it is about in bold where it begins with that."""
    said = subject.said(one, is_whole=subject.room.points)
    head, rest = first_clause(said.words)
    is_headed = head.endswith(":") and len(head) <= LONGEST_HEAD
    return Text(rest, head, said.cited) if is_headed else said


def part(key: str, *blocks: Block, title: str = "") -> Part:
    return Part(key, title or str(QUESTION[key]), blocks)


def findings(subject: Subject) -> Part:
    """The picture under what is to be seen in it; without one how many findings there are."""
    picture = subject.words.picture
    if picture is None:
        return part("findings", Paragraph(Text(all_words(subject.words))))
    words = " ".join(filter(None, [how_to_read(picture), beside(subject.words, picture), all_words(subject.words)]))
    return part("findings", drawing(picture, Text(words), subject.room), title=clipped(str(picture.title), 300))


def how_to_read(picture: Picture) -> str:
    """What a mark is, and which sides have none."""
    words = [_("Each mark is one finding.")]
    words += [_("An open mark is known only as another text retells it.")] if picture.has_retold else []
    if picture.none_of:
        words.append(_("No finding speaks for or against:") + f" {first_of(picture.none_of, 8)}.")
    return " ".join(words)


def beside(words: QuestionWords, picture: Picture) -> str:
    """How many findings the picture does not have, and whether any of those is measured."""
    n = words.whole.n - picture.n
    if n <= 0:
        return ""
    told = ngettext(
        "Besides these, %(n)s finding is about the question without taking a side.",
        "Besides these, %(n)s findings are about the question without taking a side.",
        n,
    )
    return " ".join(filter(None, [told % {"n": n}, str(words.measured_aside)]))


def all_words(words: QuestionWords) -> str:
    n = words.whole.n
    told = f"{count_words(n)}, {families_words(words.whole.n_families)}" if n else count_words(n)
    return " ".join(filter(None, [_("All there is:"), f"{told}.", words.several]))


def holds(subject: Subject) -> Part:
    """Who speaks, from when, at which offices; and what the sources say it hangs on."""
    all_of = subject.words.whole
    known = ngettext("How the %(n)s is known, of a side or not", "How all %(n)s are known, of a side or not", all_of.n)
    told = [
        (known % {"n": all_of.n}, all_of.bases),
        (_("Who speaks, in how many findings"), all_of.speakers),
        (_("Years of the data"), all_of.years),
        (_("Offices that they rest on"), all_of.offices),
    ]
    rows = [(term, Text(whole(words))) for term, words in told if words]
    aspects = [one for one in subject.words.aspects if one.key == SentenceKind.MODERATORS]
    rows += [(titled(one.label), subject.said(one)) for one in aspects]
    return part("holds", Facts(tuple(rows))) if rows else part("holds")


def care(subject: Subject) -> Part:
    """What each source cannot tell of the question, in the order of the page."""
    made = [
        Text(part_of(one.cannot, subject.room), f"{one.source}:", (cites.of_place(one.place),))
        for one in subject.words.supports
        if one.cannot
    ]
    return part("care", listed(made, subject.room)) if made else part("care")


def studied(subject: Subject) -> Part:
    """Of each aspect whether it was studied; for whom it holds stands above."""
    aspects = [one for one in subject.words.aspects if one.key != SentenceKind.MODERATORS]
    rows = tuple((titled(one.label), subject.said(one)) for one in aspects)
    return part("studied", Facts(rows)) if rows else part("studied")


def unstudied(subject: Subject) -> Part:
    names = subject.words.unlinked
    if not names:
        return part("unstudied")
    n = len(names)
    told = ngettext(
        "No finding here links it to %(n)s outcome:", "No finding here links it to %(n)s outcomes, among them:", n
    )
    words = f"{told % {'n': n}} {first_of(names, 2 * subject.room.items)}."
    return part("unstudied", Paragraph(Text(words)))


def change(subject: Subject) -> Part:
    made = [subject.said(one) for one in subject.words.changes]
    return part("change", listed(made, subject.room)) if made else part("change")
