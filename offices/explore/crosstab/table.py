"""Two dimensions against each other as a table: counts and names, one panel below the other."""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.editions import Edition
from offices.data.records import DimensionRecord
from offices.explore.crosstab.words import BodyCell, BodyRow, CrosstabTable, HeadCell, Panels
from offices.explore.notes import definitions, no_record_words
from offices.matrix.selection import ANY, Selection
from offices.table.cells import labelled
from offices.table.columns import Column, column, keyed, name_words, slugs_column
from offices.table.reading import load_many
from offices.table.table import Table, table_of
from offices.wording.statements import Place
from offices.wording.statements import place as place_of

Parts = Sequence[tuple[HeadCell | None, CrosstabTable]]
"""The tables of a page, each with the category of its panel; none where there is one table alone."""
Line = tuple[HeadCell | None, BodyRow]


def crosstab(
    edition: Edition,
    parts: Parts,
    panels: Panels | None,
    chosen: Sequence[str],
    selection: Selection,
    meanings: Sequence[DimensionRecord],
) -> Table:
    """/explore/: a row a word of y, for each word of x the count and the names; one panel below the other."""
    first = parts[0][1]
    panel = [str(panels.dimension.label)] if panels else []
    return table_of(
        crosstab_columns(first, panels.dimension if panels else None),
        [(head, row) for head, table in parts for row in table.rows],
        name="crosstab",
        title=" × ".join([str(first.y.label), str(first.x.label), *panel]),
        n=" ".join(labelled(label(head), count_words(table)) for head, table in parts),
        filters=chosen,
        notes=[*crosstab_notes(parts, panels), *definitions(meanings)],
        also=crosstab_places(edition, parts, meanings, selection),
    )


def crosstab_columns(table: CrosstabTable, panel: DimensionRecord | None) -> Iterator[Column[Line]]:
    if panel:
        yield keyed(panel.key, str(panel.label), lambda line: label(line[0]), lambda line: word(line[0]))
    y, x = table.y, table.x
    yield keyed(y.key, str(y.label), lambda line: line[1].head.label, lambda line: line[1].head.word)
    for place, head in enumerate(table.heads):
        yield from cell_columns(f"{x.key}:{head.word}", f"{x.label}: {head.label}", cell_at(place))


def cell_columns(key: str, name: str, cell: Callable[[Line], BodyCell]) -> Iterator[Column[Line]]:
    """How many offices, how many others, and the names that the page shows, with their keys."""
    yield column(key, name, lambda line: cell(line).n_offices, "integer")
    others, names = labelled(name, _("vignettes and settings")), labelled(name, _("names"))
    yield column(f"{key}.others", others, lambda line: cell(line).n_others, "integer")
    yield column(
        f"{key}.names",
        names,
        lambda line: names_in(cell(line)),
        keys=slugs_column(lambda line: cell(line).offices, f"{key}.slugs"),
    )


def cell_at(place: int) -> Callable[[Line], BodyCell]:
    return lambda line: line[1].cells[place]


def label(head: HeadCell | None) -> str:
    return head.label if head else ""


def word(head: HeadCell | None) -> str:
    return head.word if head else ""


def names_in(cell: BodyCell) -> str:
    more = [_("and %(n)s more") % {"n": cell.more}] if cell.more else []
    return "; ".join([*map(name_words, cell.offices), *more]) or _("none")


def count_words(table: CrosstabTable) -> str:
    match = table.counted.match
    words = ngettext("%(n)s office, %(records)s records.", "%(n)s offices, %(records)s records.", match.n_offices)
    return words % {"n": match.n_offices, "records": match.count}


def crosstab_notes(parts: Parts, panels: Panels | None) -> Iterator[str]:
    missing = _("Without a value: “%(y)s” in %(ny)s of them, “%(x)s” in %(nx)s.")
    for head, table in parts:
        lacking = {"ny": table.counted.y_missing, "nx": table.counted.x_missing}
        words = {"y": table.y.label, "x": table.x.label, **lacking}
        yield labelled(label(head), missing % words)
    if parts[0][1].overlaps:
        yield _("A record can stand in several cells.")
    if panels and panels.overlaps:
        yield _("A record can stand in several tables.")
    if panels and panels.empty:
        yield no_record_words(panels.empty)
    yield _("Few cases: read the names, not the pattern.")


def crosstab_places(
    edition: Edition, parts: Parts, dimensions: Sequence[DimensionRecord], selection: Selection
) -> Iterator[Place]:
    """Where the values of the offices named in the cells stand, at the visits that are counted."""
    cells = (cell for _head, table in parts for row in table.rows for cell in row.cells)
    slugs = list(dict.fromkeys(office.slug for cell in cells for office in cell.offices))
    for office in load_many(edition, slugs, [one.key for one in dimensions]):
        for visit in office.visits if selection.visit == ANY else filter(None, [office.latest]):
            for dimension in dimensions:
                yield from (place_of(one) for coding in visit.cell(dimension) for one in coding.citations)
