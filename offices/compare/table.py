"""The comparison as a table to take along. The page of it is in words."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.compare.words import CompareCell, CompareHead, CompareRow, CompareTable, Switch
from offices.data.records import CaveatRecord
from offices.table.cells import (
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
from offices.table.table import Table, distinct_sources
from offices.wording.findings import FindingCard
from offices.wording.notices import NoticeText
from offices.wording.statements import place


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
