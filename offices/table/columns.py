"""Columns: what each is called and how its cell comes from what a row is of, in one description. No file here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord, OfficeRecord
from offices.matrix.matrix import OfficeRow
from offices.models.vocabulary import RecordKind
from offices.table.cells import Category, Cell, Profiled, Several, Told, labelled
from offices.table.values import account_cell, beside_cell, certainty_cell, note_cell, source_cell, value_cell
from offices.wording.statements import Statement

Row = TypeVar("Row")
Inner = TypeVar("Inner")
Office = OfficeRow | OfficeRecord
Kind = Literal["text", "integer", "number", "category", "value", "source", "key"]
"""What the cells of a column are; `value`: of different dimensions, so that each is one of the others."""
Shown = Literal["cell", "below", "file"]
"""Where a page has a column: in cells of its own, in small below the words of the cell before, or only in files."""


@dataclass(frozen=True)
class Head:
    """A column of a finished table."""

    key: str
    """The same in both languages, and no two columns of a table have the same."""
    label: str
    kind: Kind = "text"
    unit: str = ""
    is_several: bool = False
    """Whether a cell may hold several values."""
    shown: Shown = "cell"
    heading: str = ""
    """What a page calls it, where that is not the label."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    head: Head
    cell: Callable[[Row], Cell]
    keys: "Column[Row] | None" = None
    """A column of the stable keys of its cells; those of all columns come last in a row."""

    @property
    def below(self) -> "Column[Row]":
        """The same, on a page in small below the cell before."""
        return replace(self, head=replace(self.head, shown="below"))

    @property
    def in_files(self) -> "Column[Row]":
        """The same, only in files."""
        return replace(self, head=replace(self.head, shown="file"))


def column(
    key: str, label: str, cell: Callable[[Row], Cell], kind: Kind = "text", *, keys: Column[Row] | None = None
) -> Column[Row]:
    """A column of one thing."""
    return Column(Head(key, label, kind), cell, keys)


def column_within(one: Column[Inner], inner: Callable[[Row], Inner]) -> Column[Row]:
    """The same column of a row that holds what it is of, and has something before it."""
    keys = column_within(one.keys, inner) if one.keys else None
    return Column(one.head, lambda row: one.cell(inner(row)), keys)


def key_column(name: str, cell: Callable[[Row], Cell]) -> Column[Row]:
    """A column of keys, whose head is the same in both languages: `slug`, `slugs`, or one that ends in `.key`."""
    return column(name, name, cell, "key").in_files


def keyed(key: str, label: str, words: Callable[[Row], str], keys: Callable[[Row], str]) -> Column[Row]:
    """A column of words that have a key each, and the column of these."""
    return column(key, label, category(words, keys), "category", keys=key_column(f"{key}.key", keys))


def category(words: Callable[[Row], str], keys: Callable[[Row], str]) -> Callable[[Row], Cell]:
    return lambda row: Category(words(row), keys(row)) if keys(row) else words(row)


def office_column(office: Callable[[Row], Office], kind: Callable[[Row], str] = lambda _row: "") -> Column[Row]:
    """The name, and the slug; `kind` says on a page what kind of record it is."""

    def cell(row: Row) -> Cell:
        one = office(row)
        return Profiled(str(one.name), one.slug, one.record, kind(row))

    return column("office", _("Office"), cell, keys=key_column("slug", lambda row: office(row).slug))


def kind_column(words: Callable[[Row], str], office: Callable[[Row], Office]) -> Column[Row]:
    return column("record", _("Kind of record"), category(words, lambda row: office(row).record), "category")


def slugs_column(offices: Callable[[Row], Iterable[Office]], name: str = "slugs") -> Column[Row]:
    return key_column(name, lambda row: "; ".join(one.slug for one in offices(row)))


def value_columns(
    key: str,
    label: str,
    values: Callable[[Row], Sequence[Statement]],
    of: DimensionRecord | None = None,
    *,
    short: str = "",
    has_keys: bool = True,
    beside: Callable[[Row], Sequence[Statement]] | None = None,
    heading: str = "",
) -> Iterator[Column[Row]]:
    """The values, then in files a column for each kind of their evidence, under a `short` label if there is one.

    `of` is the dimension where all rows are of one, `beside` what is recorded beside the values.
    """
    values = once_a_row(values)
    evidence: tuple[tuple[str, str, Kind, Callable[[Statement], Cell]], ...] = (
        ("certainty", _("certainty"), "category", certainty_cell),
        ("account", _("according to"), "category", account_cell),
        ("source", _("source"), "source", source_cell),
        ("note", _("note"), "text", note_cell),
    )
    keys = key_column(f"{key}.key", several(values, lambda one: one.key)) if has_keys else None
    kind, unit = (value_kind(of), str(of.unit)) if of else ("value", "")
    yield Column(Head(key, label, kind, unit, is_several=True, heading=heading), told(values, beside), keys)
    for name, word, kind, cell in evidence:
        head = Head(f"{key}.{name}", labelled(short or label, word), kind, is_several=True, shown="file")
        yield Column(head, several(values, cell))
    if beside:
        yield column(f"{key}.beside", _("Also recorded"), lambda row: beside_cell(beside(row))).in_files


def once_a_row(make: Callable[[Row], Sequence[Statement]]) -> Callable[[Row], Sequence[Statement]]:
    """The same, made once for the five columns that ask for it in turn."""
    last: list[tuple[Row, Sequence[Statement]]] = []

    def made(row: Row) -> Sequence[Statement]:
        if not last or last[0][0] is not row:
            last[:] = [(row, make(row))]
        return last[0][1]

    return made


def value_kind(dimension: DimensionRecord) -> Kind:
    return "number" if dimension.scale == "number" else "text" if dimension.scale == "text" else "category"


def several(
    values: Callable[[Row], Sequence[Statement]], cell: Callable[[Statement], Cell]
) -> Callable[[Row], Several]:
    return lambda row: Several(tuple(map(cell, values(row))))


def told(
    values: Callable[[Row], Sequence[Statement]], beside: Callable[[Row], Sequence[Statement]] | None
) -> Callable[[Row], Told]:
    def cell(row: Row) -> Told:
        statements = tuple(values(row))
        return Told(tuple(map(value_cell, statements)), statements, tuple(beside(row)) if beside else ())

    return cell


def name_words(office: OfficeRow) -> str:
    """The name; what is no office says so."""
    return str(office.name) if office.record == "case" else f"{office.name} ({RecordKind(office.record).label})"
