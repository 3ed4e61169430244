"""The comparison as a table to take along. The page of it is in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.compare.cells import CompareRow
from offices.compare.words import CompareHead, CompareTable, Switch
from offices.data.case import Verdict
from offices.data.records import CaveatRecord
from offices.table.cells import Category, labelled
from offices.table.columns import Column, column, keyed, value_columns
from offices.table.sources import cited, cited_studies, place_words
from offices.table.table import Table, table_of
from offices.table.values import beside_cell, places_in
from offices.wording.findings import FindingCard
from offices.wording.notices import NoticeText
from offices.wording.statements import Statement
from offices.wording.statements import place as place_of

Line = tuple[str, CompareRow]
"""The group of the codebook, and a row of it."""


def comparison(
    table: CompareTable,
    names: Sequence[str],
    caveats: Iterable[CaveatRecord],
    findings: Sequence[FindingCard],
    switches: Iterable[Switch],
) -> Table:
    """/compare/: a row a dimension, for each office its value with the evidence and what is recorded beside it."""
    lines = [(label, row) for label, rows in table.groups for row in rows]
    return table_of(
        compare_columns(table.heads),
        lines,
        name="comparison",
        title=" · ".join(names),
        n=str(table.differ),
        filters=[switch.label for switch in switches if switch.is_on],
        notes=[
            *map(notice_words, table.notices),
            *(f"{caveat.text} ({place_words(place_of(caveat.citation))})" for caveat in caveats),
            *map(finding_words, findings),
        ],
        also=[
            *(place for _group, row in lines for cell in row.cells for place in places_in(cell.others)),
            *(place for card in findings for place in cited_studies(card.places).places),
        ],
    )


def compare_columns(heads: Sequence[CompareHead]) -> Iterator[Column[Line]]:
    """For each office its phase is in all of its columns, since an office can stand beside itself."""
    yield column("group", _("Part of the codebook"), lambda line: line[0])
    yield keyed(
        "dimension", _("Dimension"), lambda line: str(line[1].dimension.label), lambda line: line[1].dimension.key
    )
    yield column("difference", _("Difference"), lambda line: verdict(line[1]), "category")
    yield column("compared_by", _("Compared by the author"), lambda line: cited(line[1].compared_by), "source").in_files
    for place, head in enumerate(heads):
        key, short = f"{head.office.slug}.{head.phase.key}", f"{head.office.name}, {head.phase.label}"
        label = f"{head.office.name} ({head.phase.label}: {head.phase.months}, {head.phase.years})"
        yield from value_columns(key, label, values_at(place), short=short)
        yield column(f"{key}.beside", labelled(short, _("also recorded")), beside_at(place))


def values_at(place: int) -> Callable[[Line], Sequence[Statement]]:
    return lambda line: line[1].cells[place].values


def beside_at(place: int) -> Callable[[Line], str]:
    return lambda line: beside_cell(line[1].cells[place].others)


def verdict(row: CompareRow) -> Category:
    if row.differs:
        return Category(_("differs"), Verdict.DIFFERS.value)
    if row.incomparable:
        return Category(_("cannot be compared"), Verdict.INCOMPARABLE.value)
    return Category(_("the same"), Verdict.SAME.value)


def notice_words(notice: NoticeText) -> str:
    """A reason for care, where it stands, and the rows that it touches."""
    told = (f"{one.text} ({place_words(one.place)})" for one in notice.reasons)
    rows = [f"({', '.join(notice.dimensions)})"] if notice.dimensions else []
    return " ".join([f"{notice.title}.", notice.text, *told, *rows])


def finding_words(card: FindingCard) -> str:
    """A finding that rests on just these offices."""
    told = f"{card.statement} ({cited_studies(card.places)})"
    return _("Finding %(key)s: %(statement)s") % {"key": card.key, "statement": told}
