"""The brief of an office: its profile's words and values, chosen from, never reworded. Codings are read elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.brief import cites
from offices.brief.document import Block, Brief, Cite, Drawing, Facts, Grid, Paragraph, Part, Text
from offices.brief.frame import LONGEST_TITLE, Frame
from offices.brief.organisation import on_paper
from offices.brief.parts import OFFICE
from offices.brief.room import Room, clipped, first_of, listed, more_words, part_of, titled, whole
from offices.brief.told import finding_text, warning_text
from offices.brief.values import cell_words
from offices.browse.changes import Change
from offices.browse.facts import Fact
from offices.browse.parts import BuiltPart
from offices.browse.profile import Profile
from offices.browse.resting import Resting
from offices.data.records import DimensionRecord, MatchRecord, OfficeRecord, VisitRecord
from offices.evidence.words import count_words, families_words
from offices.wording.computed import mid_sentence
from offices.wording.profile import Phase
from offices.wording.statements import place

LINE, POINTS = 2, 3
"""Sentences of the profile that answer, and those that stand as points."""
MOST_PHASES = 6
LONGEST_ALT = 2000

Dimensions = Mapping[str, DimensionRecord]


@dataclass(frozen=True)
class Subject:
    """An office with all that its profile says."""

    office: OfficeRecord
    profile: Profile
    resting: Resting
    dimensions: Dimensions


def office_brief(subject: Subject, frame: Frame, room: Room) -> Brief:
    office, profile = subject.office, subject.profile
    said = [whole(one) for one in (*profile.in_short, *profile.more)]
    points, rest = parted(said[LINE:])
    return frame.brief(
        room,
        key=office.slug,
        kind=f"{profile.kind}, {_('pseudonym')}" if office.anonymised else profile.kind,
        title=str(office.name),
        line=Text(" ".join(said[1:LINE]), said[0], sources_of(profile)),
        points=[Text(one) for one in points],
        parts=[
            organisation(profile),
            facts(office.latest, profile, room),
            phases(profile.phases, room),
            changes(office, profile.changes, subject.dimensions, room),
            findings(subject.resting, room),
            care(office, profile, room),
            unknown(profile, room),
            about(office, rest, room),
        ],
    )


def parted(said: list[str]) -> tuple[list[str], list[str]]:
    """The points and the rest: the first sentence, and the last ones, which say when it was seen and what changed."""
    if len(said) <= POINTS:
        return said, []
    return [said[0], *said[1 - POINTS :]], said[1 : 1 - POINTS]


def part(key: str, *blocks: Block, title: str = "") -> Part:
    return Part(key, title or str(OFFICE[key]), blocks)


def sources_of(profile: Profile) -> tuple[Cite, ...]:
    """Where the phases are told of; each value below has its own."""
    return tuple(dict.fromkeys(cites.of_place(one.place) for one in profile.phases if one.place))


def organisation(profile: Profile) -> Part:
    drawing = profile.drawing
    if not (drawing and profile.latest):
        return part("organisation")
    title = clipped(str(drawing.title), LONGEST_TITLE)
    alt = clipped(f"{title}. {parts_in_words(profile.latest.parts)}.", LONGEST_ALT)
    return part("organisation", Drawing(on_paper(drawing.wide), alt, Text("")), title=title)


def parts_in_words(parts: Sequence[BuiltPart]) -> str:
    """What the drawing holds, box in box: State line: 17 persons (Leader: employer: the state)."""
    return "; ".join(map(part_in_words, parts))


def part_in_words(one: BuiltPart) -> str:
    told = [f"{fact.label} {', '.join(value.text for value in fact.values)}".strip() for fact in one.facts]
    within = f" ({parts_in_words(one.within)})" if one.within else ""
    return ": ".join(filter(None, [one.name, ", ".join(filter(None, [one.kind, *told]))])) + within


def facts(visit: VisitRecord | None, profile: Profile, room: Room) -> Part:
    """The key facts that have a value, each with how sure it is."""
    told = [*profile.facts.open, *profile.facts.more]
    if not (visit and told):
        return part("facts")
    rows = tuple(fact(visit, one, room) for one in told[: room.rows])
    rest = len(told) - len(rows)
    more = [Paragraph(Text(f"… {more_words(rest)}."))] if rest else []
    return part("facts", Facts(rows), *more)


def fact(visit: VisitRecord, one: Fact, room: Room) -> tuple[str, Text]:
    dimension, values = one
    told = cell_words(visit, dimension, room.letters)
    return str(dimension.label), Text(told, cited=cites.of_values(values))


def phases(told: Sequence[Phase], room: Room) -> Part:
    """When it was seen or what time is told of, and whom the researchers spoke with."""
    made = [
        Text(
            clipped("; ".join(filter(None, [one.basis, one.months, one.years, one.informants])), room.letters),
            f"{one.label}:",
            (cites.of_place(one.place),) if one.place else (),
        )
        for one in told
    ]
    return part("phases", listed(made, room)) if made else part("phases")


def changes(office: OfficeRecord, changed: Sequence[Change], dimensions: Dimensions, room: Room) -> Part:
    """What phases say differently, a column each, the last ones where there are many."""
    if not changed:
        return part("changes")
    visits = office.visits[-MOST_PHASES:]
    shown = [one for one in changed if one.key in dimensions][: room.rows]
    rows = tuple(
        (one.label, *(cell_words(visit, dimensions[one.key], room.letters // 3) for visit in visits)) for one in shown
    )
    rest = len(changed) - len(rows)
    caption = Text(f"… {more_words(rest)}." if rest else "")
    return part("changes", Grid(caption, (_("What changed"), *(str(one.label) for one in visits)), rows))


def findings(resting: Resting, room: Room) -> Part:
    """How all of them are known, then the nearest few."""
    if not resting.n:
        return part("findings")
    counts = ", ".join(f"{n} {label}" for label, n in resting.by_basis)
    cards = [*resting.open, *resting.folded]
    made = [finding_text(one, room) for one in cards]
    told = Paragraph(Text(f"{count_words(resting.n)}, {families_words(resting.n_families)}: {counts}."))
    return part("findings", told, listed(made, room, resting.n))


def care(office: OfficeRecord, profile: Profile, room: Room) -> Part:
    """First that it may be another record, then what the authors warn of."""
    made = [twin(one, room) for one in office.possibly_same_as]
    made += [warning_text(one, room) for one in (*profile.warnings, *profile.folded_warnings)]
    return part("care", listed(made, room)) if made else part("care")


def twin(one: MatchRecord, room: Room) -> Text:
    head = _("Possibly the same office as %(name)s (inferred):") % {"name": one.name}
    return Text(part_of(str(one.reason), room), head, (cites.of_place(place(one.citation)),))


def unknown(profile: Profile, room: Room) -> Part:
    """The key facts that have no value, by the way in which they are without one."""
    ways: dict[str, list[str]] = {}
    for dimension, values in profile.facts.missing:
        ways.setdefault(values[0].text, []).append(mid_sentence(str(dimension.label)))
    rows = tuple((titled(way), Text(f"{first_of(names, 3 * room.items)}.")) for way, names in ways.items())
    return part("unknown", Facts(rows)) if rows else part("unknown")


def about(office: OfficeRecord, rest: Sequence[str], room: Room) -> Part:
    """What the profile says besides."""
    words = " ".join([clipped(str(office.about), room.letters), *rest[: room.items]]).strip()
    return part("about", Paragraph(Text(words))) if words else part("about")
