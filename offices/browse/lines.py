"""An office in one line: what it is, how many work there, its mark on the model scale. For every list of offices."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.browse.in_short.pieces import fill, joined, sentence_case
from offices.browse.in_short.reading import Reading
from offices.browse.in_short.sentences import LEADERSHIPS, STAFF, work
from offices.browse.marks import OnScale, on_scale
from offices.data.records import DimensionRecord, OfficeRecord, VisitRecord
from offices.data.scale import DRIFT, SCALE, coded
from offices.models.vocabulary import RecordKind
from offices.wording.computed import Pieces, Sentence, computed, hedge, of
from offices.wording.numbers import months_words, number_words, unit_words, years_words

MOST_WORDS = 30
"""Of a line, in whole sentences."""
KEYS = ("office_size", "leadership", "leader_employer", "organisation_model", "work_division", "change_pace")
DIMENSIONS = frozenset([*KEYS, *STAFF, SCALE, DRIFT])
"""What the line of a studied office is made of, to be read with it; of other records all but texts may be said."""


@dataclass(frozen=True)
class Staff:
    """How many work there, and in what that is counted."""

    number: str
    unit: str


@dataclass(frozen=True)
class Line:
    office: OfficeRecord
    words: Sentence | None
    """Nothing where none of it is known."""
    seen: str
    staff: Staff | None
    mark: OnScale | None
    matched: str = ""
    """Which phases match, where a list is about any of them."""


def line(
    office: OfficeRecord,
    dimensions: Mapping[str, DimensionRecord],
    visit: VisitRecord | None = None,
    asked: Collection[str] = (),
) -> Line:
    """The office in the language of the page, at the visit or, without one, at its latest; `asked` is always said."""
    shown = visit or office.latest
    return Line(
        office=office,
        words=line_words(Reading(office, shown, dimensions), asked) if shown else None,
        seen=seen_words(shown) if shown else "",
        staff=staff(shown, dimensions) if shown else None,
        mark=on_scale(office, shown, dimensions),
    )


def line_words(told: Reading, asked: Collection[str] = ()) -> Sentence | None:
    """Medium-sized (by our reading), one leader with the state as employer. Work is divided by birth date."""
    say = {RecordKind.CASE: as_studied, RecordKind.SETTING: as_setting}.get(RecordKind(told.office.record), as_vignette)
    also = [key for key in asked if key not in KEYS]
    said = [*within(MOST_WORDS, say(told, {*DIMENSIONS, *also})), *filter(None, map(told.plainly, also))]
    sentences = [Sentence(pieces) for pieces in said]
    words = sentence_case(" ".join(map(str, sentences)))
    return computed(words, [ground for one in sentences for ground in one.rests_on]) if words else None


def within(most: int, said: Iterable[Pieces]) -> Iterator[Pieces]:
    """Whole sentences of at most so many words together, and at least one."""
    n = 0
    for pieces in filter(None, said):
        words = len(str(Sentence(pieces)).split())
        if n and n + words > most:
            return
        n += words
        yield pieces


def as_studied(told: Reading, _but: Collection[str]) -> list[Pieces]:
    """What it is in a few values, how work is divided, how fast it changed."""
    return [kind(told), *work(told), told.plainly("change_pace")]


def as_vignette(told: Reading, but: Collection[str]) -> list[Pieces]:
    """The same with its step and its direction, and what else it has: most have little of what offices are told by."""
    step = (told.values(SCALE), told.values(DRIFT))
    return [kind(told, *step), *work(told), told.plainly("change_pace"), *others(told, but)]


def as_setting(told: Reading, but: Collection[str]) -> list[Pieces]:
    """Each value with its label: a setting may be one office, several or none."""
    return [*map(told.plainly, (*KEYS, DRIFT)), *others(told, but)]


def kind(told: Reading, *more: Pieces) -> Pieces:
    """Its size, leadership and model in one sentence, without the words around them."""
    values = [told.values("office_size"), led(told), told.values("organisation_model"), *more]
    known = joined([one for one in values if one])
    return fill("%(all)s.", all=known) if known else ()


def others(told: Reading, but: Collection[str]) -> list[Pieces]:
    """What else is known, in the order of the codebook; texts are too long for a line."""
    return [told.plainly(key) for key, one in told.dimensions.items() if one.scale != "text" and key not in but]


def led(told: Reading) -> Pieces:
    """How many leaders, and who employs them."""
    word, hedged = told.word("leadership", LEADERSHIPS)
    employer = told.values("leader_employer")
    if not word:
        return told.values("leadership")
    if not employer:
        return (*word, *hedged)
    words = ngettext(
        "%(leadership)s%(hedge)s with %(employer)s as employer",
        "%(leadership)s%(hedge)s with %(employer)s as employers",
        len(told.codings("leader_employer")),
    )
    return fill(words, leadership=word, hedge=hedged, employer=employer)


def seen_words(visit: VisitRecord) -> str:
    """When it was seen, as far as that is known."""
    known = []
    if (visit.months_low, visit.months_high) != (None, None):
        known.append(months_words(visit))
    if (visit.year_low, visit.year_high) != (None, None):
        known.append(years_words(visit))
    return _("Seen: %(when)s.") % {"when": ", ".join(known)} if known else ""


def staff(visit: VisitRecord, dimensions: Mapping[str, DimensionRecord]) -> Staff | None:
    """The first of the ways of counting that has a number."""
    for key in STAFF:
        coding = coded(visit, dimensions.get(key))
        if coding and coding.number:
            number, dimension = coding.number, dimensions[key]
            exact = number.low if number.low == number.high else None
            unit = unit_words(dimension.unit, dimension.unit_one, exact)
            words = str(coding.text) or number_words(number)
            return Staff(words, ", ".join(filter(None, [unit, hedge([of(coding)])])))
    return None
