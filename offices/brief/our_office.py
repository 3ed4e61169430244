"""The brief of a described office: the words of its page, chosen from and never reworded. Nothing is weighed here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.brief import cites
from offices.brief.document import Block, Brief, Cite, Facts, Items, Paragraph, Part, Text
from offices.brief.frame import Frame
from offices.brief.parts import OUR_OFFICE
from offices.brief.picture import drawing
from offices.brief.room import Room, clipped, first_of, listed, part_of, titled, whole
from offices.brief.told import finding_text
from offices.data.findings import Evidence
from offices.data.records import DimensionRecord
from offices.evidence.questions.picture import Pen, Picture, Row
from offices.evidence.questions.sides import Pan, Tone, pan
from offices.evidence.words import count_words, families_words
from offices.our_office.answer import Answer
from offices.our_office.description import Choice
from offices.our_office.follows import Following, Says, says
from offices.our_office.form import chosen_words
from offices.our_office.words.answer import AnswerWords, DifferenceWords
from offices.our_office.words.carries import ClashWords, Line
from offices.our_office.words.follows import FollowingWords
from offices.our_office.words.near import NearWords
from offices.wording.computed import Ground, computed, mid_sentence

MOST_POINTS = 3
SIDES: dict[Tone, Says] = {"first": Says.FOR, "between": Says.BOTH_WAYS, "second": Says.AGAINST}


@dataclass(frozen=True, eq=False)
class Subject:
    """A described office with its answer, and the words of its page."""

    found: Answer
    words: AnswerWords
    evidence: Evidence
    dimensions: dict[str, DimensionRecord]


def our_office_brief(subject: Subject, frame: Frame, room: Room) -> Brief:
    words = subject.words
    with_findings = sorted((one for one in words.follows if one.n), key=lambda one: -one.n)
    return frame.brief(
        room,
        key="our-office",
        kind=_("A described office"),
        title=_("An office like ours: %(choices)s") % {"choices": ", ".join(map(chosen_words, choices(subject)))},
        line=Text(str(words.verdict[1]), words.verdict[0]),
        points=[point(one) for one in with_findings[:MOST_POINTS]],
        parts=[
            described(subject),
            follows(subject, room),
            findings(subject, room),
            care(words, room),
            alike(words, room),
            change(words.difference, room),
            unstudied(words, room),
            home(words, room),
        ],
    )


def choices(subject: Subject) -> tuple[Choice, ...]:
    return subject.found.description.choices


def part(key: str, *blocks: Block, title: str = "") -> Part:
    return Part(key, title or str(OUR_OFFICE[key]), blocks)


def point(one: FollowingWords) -> Text:
    """The choices that most is known of: how many findings, how known, for or against, and the one known best."""
    best = [*one.open, *one.folded][0]
    known = f"{count_words(one.n)}, {families_words(one.n_families)}; {one.measured}."
    words = f"{known} {titled(best.basis_label)}: {best.statement}"
    return Text(words, f"{one.dimension}: {one.chosen}.", cites.of_card(best))


def described(subject: Subject) -> Part:
    """What was said of it, so that a reader of the paper knows of which office it speaks."""
    rows = tuple((str(one.dimension.label), Text(chosen_words(one))) for one in choices(subject))
    return part("described", Facts(rows))


def follows(subject: Subject, room: Room) -> Part:
    """The findings that take a side, choice by choice, as marks; how many take none stands below."""
    found = [one for one in subject.found.follows if one.own]
    if not found:
        return part("follows")
    shown = picture(subject, found)
    if shown is None:
        return part("follows", Paragraph(Text(str(subject.words.verdict[1]))))
    beside = len(subject.found.findings) - shown.n
    told = _("Each mark is one finding that speaks for a choice, against it, or both ways.")
    rest = _("Besides these, %(findings)s take no side.") % {"findings": count_words(beside)} if beside else ""
    caption = Text(" ".join(filter(None, [told, rest])))
    return part("follows", drawing(shown, caption, room))


def picture(subject: Subject, found: list[Following]) -> Picture | None:
    """For, both ways and against as columns, the choices as rows."""
    evidence = subject.evidence
    own = [one for each in found for one in each.own]
    sided = {tone: [one for one in own if says(evidence, one) == side] for tone, side in SIDES.items()}
    labels = {"first": _("Speaks for it"), "between": _("Both ways"), "second": _("Speaks against it")}
    columns = tuple(pan(evidence, tone, labels[tone], tuple(sided[tone])) for tone in SIDES)
    if not any(column.n for column in columns):
        return None
    rows = tuple(row(subject, one, columns) for one in found)
    title = computed(subject.words.verdict[0], [Ground(one.key) for one in subject.found.findings])
    return Picture(title, columns, rows, ())


def row(subject: Subject, one: Following, columns: tuple[Pan, ...]) -> Row:
    """The marks of one choice, which its row names."""
    pen = Pen(subject.evidence, subject.dimensions, alone=one.choice.key, with_basis=True)
    label = f"{mid_sentence(str(one.choice.dimension.label))}: {chosen_words(one.choice)}"
    own = set(one.own)
    return Row(label, tuple(pen.marks(finding for finding in column.findings if finding in own) for column in columns))


def findings(subject: Subject, room: Room) -> Part:
    """Choice by choice how all findings are known, and those known best."""
    rows = tuple(fact(one, room) for one in subject.words.follows)
    return part("findings", Facts(rows)) if rows else part("findings")


def fact(one: FollowingWords, room: Room) -> tuple[str, Text]:
    label = f"{one.dimension}: {one.chosen}"
    if not one.n:
        return label, Text(_("No finding here starts from this choice."))
    known = ", ".join(f"{count.n} {count.label}" for count in one.by_basis)
    sides = ", ".join(count.label for count in one.by_side)
    cards = [*one.open, *one.folded][:2]
    told = " ".join(part_of(card.statement, room) for card in cards)
    cited = tuple(dict.fromkeys(cite for card in cards for cite in cites.of_card(card)))
    return label, Text(clipped(f"{count_words(one.n)}: {known}; {sides}. {told}", room.letters), cited=cited)


def care(words: AnswerWords, room: Room) -> Part:
    """Choices that exclude one another first, then under what the findings were made."""
    made = [clash(one) for one in words.clashes] + [line(one, room) for one in words.lines]
    return part("care", listed(made, room)) if made else part("care")


def clash(one: ClashWords) -> Text:
    ours = f" ({_('our reading')})" if one.inferred else ""
    words = f"{' · '.join(one.choices)}. {one.why}{ours}"
    return Text(words, _("These exclude one another:"), (cites.of_place(one.place),))


def line(one: Line, room: Room) -> Text:
    cited = (cites.of_place(one.place),) if one.place else ()
    return Text(whole(one.text), f"{one.label or _('The law of its time')}.", cited)


def alike(words: AnswerWords, room: Room) -> Part:
    """The studied offices nearest to it, how near and what is otherwise; where none is, that."""
    made = [near(one, room) for one in words.cases.near]
    if not made:
        return part("alike", Paragraph(Text(_("No studied office is near enough to be called like yours."))))
    return part("alike", Items(tuple(made)))


def near(one: NearWords, room: Room) -> Text:
    told = (f"{dimension.label}: {', '.join(value.text for value in values)}" for dimension, values in one.differs)
    differs = "; ".join(told)
    words = [f"{whole(one.why)}."]
    words += [f"{_('Otherwise than yours:')} {differs}."] if differs else []
    words += [f"{_('Not known of it:')} {first_of(one.unknown, room.items)}."] if one.unknown else []
    words += [f"{titled(card.basis_label)}: {part_of(card.statement, room)}" for card in one.went[:1]]
    return Text(clipped(" ".join(words), room.letters), f"{one.office.name}:", cited_near(one))


def cited_near(one: NearWords) -> tuple[Cite, ...]:
    values = [value for _dimension, values in one.differs for value in values]
    return (*cites.of_values(values), *(cite for card in one.went[:1] for cite in cites.of_card(card)))


def change(found: DifferenceWords | None, room: Room) -> Part:
    """What is said of the choice that one would go to, and of the one that one would leave."""
    if found is None:
        return part("change")
    title = f"{found.dimension}: {_('from %(before)s to %(after)s') % {'before': found.before, 'after': found.after}}"
    made: list[Text] = []
    for label, cards in ((found.after, found.gained), (found.before, found.lost)):
        made.append(Text(f"{count_words(len(cards))}.", f"{titled(label)}:"))
        made += [finding_text(card, room) for card in cards[: max(1, room.items // 3)]]
    return part("change", Items(tuple(made)), title=title)


def unstudied(words: AnswerWords, room: Room) -> Part:
    if not words.unstudied:
        return part("unstudied")
    told = _("No finding that starts from one of these matters leads to:")
    return part("unstudied", Paragraph(Text(f"{told} {first_of(words.unstudied, 2 * room.items)}.")))


def home(words: AnswerWords, room: Room) -> Part:
    made = [Text(definition, f"{label}:") for label, _url, definition in words.ask_at_home]
    return part("home", listed(made, room)) if made else part("home")
