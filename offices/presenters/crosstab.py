"""A cross-tabulation to print: labels, names in the cells, links to the same selection as a list. No counting here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.facets.matrix import OfficeRow
from offices.facets.selection import Selection
from offices.presenters.facets import word_label
from offices.presenters.urls import selection_url
from offices.records import DimensionRecord
from offices.statistics import Bin, Crosstab


@dataclass(frozen=True)
class HeadCell:
    label: str
    is_missing: bool


@dataclass(frozen=True)
class BodyCell:
    n_offices: int
    n_others: int
    """Vignettes and settings, which are not offices."""
    offices: tuple[OfficeRow, ...]
    more: int
    url: str


@dataclass(frozen=True)
class BodyRow:
    head: HeadCell
    cells: list[BodyCell]


@dataclass(frozen=True)
class CrosstabTable:
    x: DimensionRecord
    y: DimensionRecord
    heads: list[HeadCell]
    rows: list[BodyRow]
    n: int
    n_offices: int
    x_missing: int
    y_missing: int
    overlaps: bool
    """Whether an office may stand in several cells."""


def crosstab_table(table: Crosstab, selection: Selection) -> CrosstabTable:
    x, y = table.x.dimension, table.y.dimension
    return CrosstabTable(
        x=x,
        y=y,
        heads=[head(x, bin_) for bin_ in table.x_bins],
        rows=[
            BodyRow(head(y, down), [body_cell(table, across, down, selection) for across in table.x_bins])
            for down in table.y_bins
        ],
        n=table.n,
        n_offices=table.match.n_offices,
        x_missing=table.x_missing,
        y_missing=table.y_missing,
        overlaps="multi" in (x.scale, y.scale) or selection.visit == "any",
    )


def head(dimension: DimensionRecord, bin_: Bin) -> HeadCell:
    label = _("text given") if dimension.scale == "text" and bin_.word == "coded" else word_label(dimension, bin_.word)
    return HeadCell(label, bin_.is_missing)


def body_cell(table: Crosstab, across: Bin, down: Bin, selection: Selection) -> BodyCell:
    cell = table.cells[across.word, down.word]
    url = ""
    if all(can_be_chosen(column.dimension, one.word) for column, one in ((table.x, across), (table.y, down))):
        narrowed = selection.narrowed(table.y.dimension.key, down.word).narrowed(table.x.dimension.key, across.word)
        url = selection_url(reverse("offices:office-list"), narrowed)
    return BodyCell(cell.n_offices, cell.count - cell.n_offices, cell.offices, cell.count - len(cell.offices), url)


def can_be_chosen(dimension: DimensionRecord, word: str) -> bool:
    """Whether the selection grammar has the word; single numbers and "none of these" are no choices."""
    return word != "none_held" and (dimension.scale != "number" or not word[-1:].isdigit())
