"""The brief of a comparison: its paragraph, reasons for care, the rows that differ. Nothing is compared here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.brief import cites
from offices.brief.document import Block, Brief, Cite, Facts, Grid, Paragraph, Part, Text
from offices.brief.frame import Frame
from offices.brief.parts import COMPARISON
from offices.brief.room import Room, clipped, first_of, listed, more_words, whole
from offices.brief.told import finding_text, warning_text
from offices.brief.values import cell_words
from offices.browse.warnings import warning
from offices.compare.findings import FindingsBelow
from offices.compare.rows import Comparison, Kind, Row
from offices.compare.sections import section_title
from offices.compare.words import CompareHead, CompareTable
from offices.data.records import CaveatRecord, VisitRecord
from offices.evidence.questions.parting import first_clause
from offices.wording.computed import mid_sentence
from offices.wording.notices import NoticeText
from offices.wording.statements import place

MOST_POINTS = 3
MOST_CITED = 60
"""Values below a table of which the sources are named: of six offices there are hundreds."""


@dataclass(frozen=True)
class Subject:
    """What is compared, in the words of its page."""

    names: tuple[str, ...]
    table: CompareTable
    below: FindingsBelow
    caveats: tuple[CaveatRecord, ...]


def comparison_brief(subject: Subject, frame: Frame, room: Room) -> Brief:
    table = subject.table
    first, rest = first_clause(whole(table.differ))
    facts = [Text(whole(told), f"{about}:") for about, told in table.gist]
    return frame.brief(
        room,
        key="comparison",
        kind=_("Comparison"),
        title=" · ".join(subject.names),
        line=Text(rest, first),
        points=facts[:MOST_POINTS],
        parts=[
            phases(table.heads, room),
            care(table.notices, room),
            differ(table.shown, table.heads, room),
            findings(subject.below, room),
            warnings(subject.caveats, room),
            alike(table.shown, facts[MOST_POINTS:], room),
        ],
    )


def part(key: str, *blocks: Block) -> Part:
    return Part(key, str(COMPARISON[key]), blocks)


def phases(heads: Sequence[CompareHead], room: Room) -> Part:
    """Each office at its phase: how long after opening, in which years, who spoke."""
    rows = []
    for one in heads:
        told = "; ".join(filter(None, [one.phase.label, one.phase.months, one.phase.years, one.phase.informants]))
        cited = (cites.of_place(one.phase.place),) if one.phase.place else ()
        rows.append((str(one.office.name), Text(clipped(told, room.letters), cited=cited)))
    return part("phases", Facts(tuple(rows)))


def care(notices: Sequence[NoticeText], room: Room) -> Part:
    """Each reason for care with where it stands; at the least all of their titles."""
    made = [notice(one) for one in notices]
    rest = [one.title for one in notices[room.items :]]
    if not made:
        return part("care")
    shown = listed(made[: room.items], room)
    return part("care", shown, *([Paragraph(Text("", f"{first_of(rest, 10)}."))] if rest else []))


def notice(one: NoticeText) -> Text:
    cited = tuple(dict.fromkeys(cites.of_place(reason.place) for reason in one.reasons))
    return Text(whole(one.sentence), f"{one.title}.", cited)


def differ(shown: Comparison, heads: Sequence[CompareHead], room: Room) -> Part:
    """The rows that differ, key facts first as they stand in the paragraph, and how many more there are."""
    rows = sorted(shown.of_kind(Kind.DIFFER).rows, key=lambda row: not row.dimension.headline)
    if not rows:
        return part("differ")
    made = tuple((str(row.dimension.label), *cells(row, shown.visits, room)) for row in rows[: room.rows])
    rest = len(rows) - len(made)
    cited = tuple(dict.fromkeys(cited_in(rows[: room.rows])))[:MOST_CITED]
    caption = Text(f"… {more_words(rest)}." if rest > 0 else _("These are all the rows that differ."), cited=cited)
    return part("differ", Grid(caption, ("", *head_names(heads)), made))


def cells(row: Row, visits: Sequence[VisitRecord], room: Room) -> Iterator[str]:
    return (cell_words(visit, row.dimension, room.letters // 3) for visit in visits)


def head_names(heads: Sequence[CompareHead]) -> list[str]:
    """Of the offices; of one office in two phases, with its phases."""
    names = [str(one.office.name) for one in heads]
    several = len(set(names)) < len(names)
    return [f"{one.office.name}, {one.phase.label}" if several else str(one.office.name) for one in heads]


def cited_in(rows: Sequence[Row]) -> Iterator[Cite]:
    for coding in (coding for row in rows for cell in row.cells for coding in cell):
        yield from (cites.of_place(place(one)) for one in coding.citations)


def findings(below: FindingsBelow, room: Room) -> Part:
    if not below.n:
        return part("findings")
    made = [finding_text(one, room) for one in below.cards]
    return part("findings", listed(made, room, below.n))


def warnings(caveats: Sequence[CaveatRecord], room: Room) -> Part:
    """What is said of one of the offices first."""
    made = [warning_text(warning(one), room) for one in sorted(caveats, key=lambda one: not one.offices)]
    return part("warnings", listed(made, room)) if made else part("warnings")


def alike(shown: Comparison, facts: Sequence[Text], room: Room) -> Part:
    """The key facts that there is no point for; of all other rows how many of each kind, and the first few by name."""
    rows = []
    for kind in (Kind.SAME, Kind.TOLD, Kind.SOME, Kind.NONE):
        found = [mid_sentence(str(row.dimension.label)) for row in shown.of_kind(kind).rows]
        if found:
            words = ngettext("%(n)s row", "%(n)s rows", len(found)) % {"n": len(found)}
            told = Text(f"{words}: {first_of(found, room.items)}.")
            rows.append((section_title(kind, len(shown.cases)), told))
    known = [Facts(tuple(rows))] if rows else []
    return part("alike", *map(Paragraph, facts), *known)
