"""A cross-tabulation to print: labels, names in the cells, links to the same selection as a list. No counting here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord
from offices.explore.crosstab.counts import Bin, Crosstab
from offices.matrix.matrix import OfficeRow
from offices.matrix.selection import ANY, Selection
from offices.models.vocabulary import TOLD_OF_PARTS
from offices.wording.facets import word_label
from offices.wording.parts import OfParts, PartsTold
from offices.wording.urls import selection_url


@dataclass(frozen=True)
class HeadCell:
    label: str
    is_missing: bool
    word: str
    """A category, a number, or a way of being without a value: as in an address."""


@dataclass(frozen=True)
class BodyCell:
    n_offices: int
    n_others: int
    """Vignettes and settings, which are not offices."""
    offices: tuple[OfficeRow, ...]
    more: int
    url: str
    parts: Mapping[str, tuple[OfParts, ...]] = field(default_factory=dict)
    """Slug -> the values by part, of what is told of parts only."""

    @property
    def cases(self) -> list[OfficeRow]:
        return [one for one in self.offices if one.record == "case"]

    @property
    def others(self) -> list[OfficeRow]:
        return [one for one in self.offices if one.record != "case"]

    @property
    def is_cut(self) -> bool:
        """Whether offices are among those that are only counted."""
        return len(self.cases) < self.n_offices


@dataclass(frozen=True)
class BodyRow:
    head: HeadCell
    cells: list[BodyCell]


@dataclass(frozen=True)
class CrosstabTable:
    counted: Crosstab
    heads: list[HeadCell]
    rows: list[BodyRow]
    overlaps: bool
    """Whether an office may stand in several cells."""

    @property
    def x(self) -> DimensionRecord:
        return self.counted.x.dimension

    @property
    def y(self) -> DimensionRecord:
        return self.counted.y.dimension


@dataclass(frozen=True)
class Panels:
    """A table for each category that occurs; those that no record has are named."""

    dimension: DimensionRecord
    panels: list[tuple[HeadCell, CrosstabTable]]
    empty: list[str]
    overlaps: bool
    """Whether an office may stand in several tables."""


def panels(
    dimension: DimensionRecord, counted: Sequence[tuple[Bin, Crosstab]], selection: Selection, parts: PartsTold
) -> Panels:
    """The tables of a third dimension, each linked to the list of just its category."""
    made = []
    for one, table in counted:
        if table.n:
            part = narrowed_to(selection, dimension, one.word)
            made.append((head(dimension, one), crosstab_table(table, part or selection, parts, is_linked=bool(part))))
    empty = [head(dimension, one).label for one, table in counted if not table.n]
    return Panels(dimension, made, empty, dimension.scale == "multi" or selection.visit == ANY)


def crosstab_table(table: Crosstab, selection: Selection, parts: PartsTold, *, is_linked: bool = True) -> CrosstabTable:
    """The table of the selection in words; not linked where no address can say what it is of."""
    linked = selection if is_linked else None
    x, y = table.x.dimension, table.y.dimension
    rows = [
        BodyRow(head(y, down), [body_cell(table, across, down, linked, parts) for across in table.x_bins])
        for down in table.y_bins
    ]
    overlaps = "multi" in (x.scale, y.scale) or selection.visit == ANY
    return CrosstabTable(table, [head(x, bin_) for bin_ in table.x_bins], rows, overlaps)


def head(dimension: DimensionRecord, bin_: Bin) -> HeadCell:
    label = _("text given") if dimension.scale == "text" and bin_.word == "coded" else word_label(dimension, bin_.word)
    return HeadCell(label, bin_.is_missing, bin_.word)


EMPTY = BodyCell(0, 0, (), 0, "")


def body_cell(table: Crosstab, across: Bin, down: Bin, selection: Selection | None, parts: PartsTold) -> BodyCell:
    """The cell with the list of its records, where an address can name them."""
    cell = table.cells[across.word, down.word]
    if not cell.count:
        return EMPTY
    sides = ((table.y.dimension, down.word), (table.x.dimension, across.word))
    for dimension, word in sides:
        selection = narrowed_to(selection, dimension, word) if selection else None
    url = selection_url(reverse("offices:office-list"), selection) if selection else ""
    keys = [dimension.key for dimension, word in sides if word == TOLD_OF_PARTS]
    told = {one.slug: tuple(parts[key, one.slug] for key in keys if (key, one.slug) in parts) for one in cell.offices}
    n_others, n_unnamed = cell.count - cell.n_offices, cell.count - len(cell.offices)
    return BodyCell(cell.n_offices, n_others, cell.offices, n_unnamed, url, told)


def narrowed_to(selection: Selection, dimension: DimensionRecord, word: str) -> Selection | None:
    """What of the selection also has the word; None where the grammar of an address cannot say that.

    Of a dimension with several categories at once, what was chosen before must go on to hold beside the word.
    """
    key = dimension.key
    if not can_be_chosen(dimension, word):
        return None
    chosen = selection.choices.get(key, ())
    must_all = key in selection.match_all
    if dimension.scale != "multi" or not chosen or ({word, "coded"} & {*chosen} and not must_all):
        return selection.narrowed(key, word)
    if len(chosen) > 1 and not must_all:
        return None
    words = tuple(dict.fromkeys((*chosen, word)))
    return replace(selection, choices={**selection.choices, key: words}, match_all=selection.match_all | {key})


def can_be_chosen(dimension: DimensionRecord, word: str) -> bool:
    """Whether the selection grammar has the word; single numbers and "none of these" are no choices."""
    return word != "none_held" and (dimension.scale != "number" or not word[-1:].isdigit())
