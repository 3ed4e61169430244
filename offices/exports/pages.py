"""One function a page: what its presenters made of offices becomes a table. The others: explore.py, evidence.py."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.exports.cells import (
    SLUG,
    beside_cell,
    key_head,
    key_note,
    keys_cell,
    labelled,
    order_note,
    place_text,
    places_in,
    source_words,
    texts,
    value_cells,
    value_heads,
)
from offices.exports.table import Table, distinct_sources
from offices.facets.counting import Match
from offices.facets.matrix import Matrix
from offices.facets.selection import ANY, DEFAULT_RECORDS, LATEST, Selection
from offices.presenters.cards import Card, match_words
from offices.presenters.compare import CompareCell, CompareHead, CompareRow, CompareTable, Switch
from offices.presenters.facets import Chip
from offices.presenters.findings import FindingCard
from offices.presenters.model_map import ModelMap
from offices.presenters.notices import NoticeText
from offices.presenters.statements import place
from offices.records import CaveatRecord
from offices.vocabulary import RecordKind

MOST_RECORDS = 1_000
"""Records in one file; more are asked for in parts, or of the API."""


def filters(chips: Iterable[Chip], selection: Selection, matrix: Matrix) -> tuple[str, ...]:
    """What is chosen, in the words of the chips; what holds without a choice is said too."""
    told = [chip.label for chip in chips]
    every = [str(matrix.dimensions[key].label) for key in selection.choices if key in selection.match_all]
    told += [_("%(dimension)s: all of the chosen at once") % {"dimension": label} for label in every]
    if selection.records == DEFAULT_RECORDS:
        kinds = ", ".join(str(RecordKind(record).label) for record in selection.records)
        told.append(labelled(_("Kind of record"), kinds))
    if selection.visit == LATEST:
        told.append(labelled(_("When"), _("as last seen")))
    return tuple(told)


def offices(cards: Sequence[Card], chips: Iterable[Chip], match: Match, selection: Selection, matrix: Matrix) -> Table:
    """/offices/: a row a record, all of the selection and not only those of the page, as far as they fit in a file."""
    shown = [one for group in matrix.groups for one in group.dimensions if one.headline]
    matches = [_("Phases that match")] if selection.visit == ANY else []
    heads = [head for one in shown for head in value_heads(str(one.label))]
    keys = (SLUG, *(key_head(one.key) for one in shown))
    return Table(
        name="offices",
        title=_("Offices"),
        columns=(_("Office"), _("Kind of record"), _("Seen"), *matches, *heads, *keys),
        rows=tuple(tuple(office_cells(card, bool(matches))) for card in cards),
        n=match_words(match),
        filters=filters(chips, selection, matrix),
        notes=(size_note(len(cards), match.count), order_note(), key_note()),
        sources=distinct_sources(places_in(one for card in cards for fact in card.facts for one in fact.values)),
    )


def office_cells(card: Card, with_matches: bool) -> Iterator[str]:
    yield from (str(card.office.name), card.kind, card.seen)
    if with_matches:
        yield card.matched
    for fact in card.facts:
        yield from value_cells(fact.values)
    yield card.office.slug
    yield from (keys_cell(fact.values) for fact in card.facts)


def size_note(shown: int, count: int) -> str:
    """Whether all records are in the file."""
    if shown == count:
        return _("All %(n)s records of the selection are here, those of further pages too.") % {"n": count}
    told = {"shown": shown, "n": count}
    return _("The first %(shown)s of %(n)s records; a narrower selection gives the others.") % told


def comparison(
    table: CompareTable,
    names: Sequence[str],
    caveats: Iterable[CaveatRecord],
    findings: Sequence[FindingCard],
    switches: Iterable[Switch],
) -> Table:
    """/compare/: a row a dimension, for each office its value with the evidence and what is recorded beside it."""
    rows = [(group.label, row) for group in table.groups for row in group.rows]
    cells = [cell for _label, row in rows for cell in row.cells]
    return Table(
        name="comparison",
        title=" · ".join(names),
        columns=(
            *(_("Part of the codebook"), _("Dimension"), _("Difference"), *compare_heads(table.heads)),
            *(key_head("dimension"), *(key_head(f"{head.office.slug}.{head.phase.key}") for head in table.heads)),
        ),
        rows=tuple((label, *compare_cells(row)) for label, row in rows),
        n=str(table.differ),
        filters=tuple(switch.label for switch in switches if switch.is_on),
        notes=(
            *(notice_words(one) for one in table.notices),
            *(f"{caveat.text} ({place_text(place(caveat.citation))})" for caveat in caveats),
            *(finding_words(card) for card in findings),
            *(order_note(), key_note()),
        ),
        sources=distinct_sources(
            [
                *places_in(one for cell in cells for one in (*cell.values, *cell.others)),
                *(place for card in findings for one in card.places for place in texts(one)),
            ]
        ),
    )


def notice_words(notice: NoticeText) -> str:
    """A reason for care, where it stands, and the rows that it touches."""
    told = (f"{one.text} ({place_text(one.place)})" for one in notice.reasons)
    rows = [f"({', '.join(notice.dimensions)})"] if notice.dimensions else []
    return " ".join([f"{notice.title}.", notice.text, *told, *rows])


def finding_words(card: FindingCard) -> str:
    """A finding that rests on just these offices."""
    told = "; ".join(source_words(one) for one in card.places)
    return _("Finding %(key)s: %(statement)s") % {"key": card.key, "statement": f"{card.statement} ({told})"}


def phase_words(head: CompareHead) -> str:
    return f"{head.phase.label}: {head.phase.months}, {head.phase.years}"


def compare_heads(heads: Sequence[CompareHead]) -> Iterator[str]:
    """The columns of each office: its phase is in all of them, since an office can stand beside itself."""
    for head in heads:
        short = f"{head.office.name}, {head.phase.label}"
        yield from value_heads(f"{head.office.name} ({phase_words(head)})", short)
        yield labelled(short, _("also recorded"))


def compare_cells(row: CompareRow) -> Iterator[str]:
    yield str(row.dimension.label)
    yield _("differs") if row.differs else _("cannot be compared") if row.incomparable else _("the same")
    for cell in row.cells:
        yield from compare_cell(cell)
    yield row.dimension.key
    yield from (keys_cell(cell.values) for cell in row.cells)


def compare_cell(cell: CompareCell) -> Iterator[str]:
    yield from value_cells(cell.values)
    yield beside_cell(cell.others)


def model_map(shown: ModelMap) -> Table:
    """/: the rows of the model map."""
    n = len({row.office.slug for row in shown.rows})
    scale, staff = _("Place on the scale"), _("Staff")
    return Table(
        name="model-map",
        title=str(shown.caption),
        columns=(
            *(_("Office"), _("Phase"), _("How it was seen"), _("When")),
            *(*value_heads(scale), _("Leadership"), *value_heads(staff)),
            *(value_heads(str(shown.drift.label)) if shown.drift else ()),
            *(SLUG, *(key_head(name) for name in ("visit", "model_scale", "leadership"))),
        ),
        rows=tuple(
            (
                *(str(row.office.name), row.visit, row.basis, row.years),
                *(*value_cells(row.scale), row.leadership, *value_cells(row.staff)),
                *(value_cells(row.drift) if shown.drift else ()),
                *(row.office.slug, row.visit_key, keys_cell(row.scale), row.leadership_key),
            )
            for row in shown.rows
        ),
        n=ngettext("%(n)s studied office", "%(n)s studied offices", n) % {"n": n},
        notes=(str(shown.sentence), order_note(), key_note()),
        sources=distinct_sources(places_in(one for row in shown.rows for one in (*row.scale, *row.staff, *row.drift))),
    )
