"""What two coders said of a dimension before either saw the other's, and how far they agree. No names, no HTML."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, DoubleRecord
from offices.matrix.agreement import Level, Value, alpha
from offices.models.vocabulary import PartKind, Realisation, Scale
from offices.table.columns import Column, column, key_column
from offices.table.table import Table, table_of
from offices.wording.statements import value_words

FEWEST = 10
"""Units from which on a percentage and alpha tell anything."""
LEVEL_WORDS = {
    "nominal": lambda: _("for categories without order"),
    "ordinal": lambda: _("for categories in order"),
    "interval": lambda: _("for numbers"),
    "ratio": lambda: _("for numbers from zero on"),
}


@dataclass(frozen=True)
class DoubleRow:
    """One part of one office in one phase, in words."""

    slug: str
    office: str
    phase: str
    part: str
    first: str
    second: str
    agreed: str


@dataclass(frozen=True)
class Doubles:
    rows: tuple[DoubleRow, ...]
    n: int
    """What both coded."""
    k: int
    """Of which they said the same."""
    alpha: str
    """Nothing of fewer than ten units, nor where all is one value."""
    level: str

    @property
    def is_enough(self) -> bool:
        return self.n >= FEWEST

    @property
    def percent(self) -> int:
        return round(100 * self.k / self.n)


def doubles(records: Sequence[DoubleRecord], dimension: DimensionRecord) -> Doubles | None:
    """Nothing where nothing of the dimension was coded by two."""
    if not records:
        return None
    both = [one for one in records if one.first and one.second]
    level = level_of(dimension)
    units = [(value(one.first, dimension), value(one.second, dimension)) for one in both]
    paired = [unit for unit in units if None not in unit]
    found = alpha(paired, level) if len(paired) >= FEWEST else None
    return Doubles(
        rows=tuple(double_row(one, dimension) for one in records),
        n=len(both),
        k=sum(said(one.first) == said(one.second) for one in both),
        alpha="" if found is None else f"{found:.2f}",
        level=LEVEL_WORDS[level](),
    )


def level_of(dimension: DimensionRecord) -> Level:
    """Numbers that cannot be below zero have a true zero, as shares and heads have."""
    if dimension.scale == Scale.NUMBER:
        return "interval" if dimension.minimum is None or dimension.minimum < 0 else "ratio"
    return "ordinal" if dimension.scale == Scale.ORDINAL else "nominal"


def said(codings: Iterable[CodingRecord]) -> frozenset[Hashable]:
    return frozenset((one.status, one.category, one.holds, one.number, one.realisation) for one in codings)


def value(codings: Sequence[CodingRecord], dimension: DimensionRecord) -> Value:
    """What alpha compares; on an ordered scale or a numeric one, nothing where the coder found no single value."""
    if level_of(dimension) == "nominal":
        return said(codings)
    if len(codings) != 1 or not codings[0].is_coded:
        return None
    one = codings[0]
    if one.number:
        return one.number.low if one.number.low == one.number.high else None
    return list(dimension.by_key).index(one.category)


def double_row(one: DoubleRecord, dimension: DimensionRecord) -> DoubleRow:
    return DoubleRow(
        slug=one.office,
        office=str(one.office_name),
        phase=str(one.phase),
        part="" if one.part.kind == PartKind.OFFICE else str(one.part.name),
        first=words(one.first, dimension),
        second=words(one.second, dimension),
        agreed=words(one.agreed, dimension),
    )


def words(codings: Sequence[CodingRecord], dimension: DimensionRecord) -> str:
    told = (value_words(one, dimension) + realisation(one) for one in codings)
    return "; ".join(dict.fromkeys(told)) or _("did not code it")


def realisation(one: CodingRecord) -> str:
    return "" if one.realisation == Realisation.IN_PLACE else f" ({Realisation(one.realisation).label})"


def doubles_table(found: Doubles, dimension: DimensionRecord) -> Table:
    return table_of(
        columns(),
        found.rows,
        name=f"double-{dimension.key.replace('_', '-')}",
        title=_("%(dimension)s: coded by two") % {"dimension": dimension.label},
        n=_("%(k)s of %(n)s agree") % {"k": found.k, "n": found.n},
    )


def columns() -> list[Column[DoubleRow]]:
    return [
        column("office", _("Office"), lambda row: row.office, keys=key_column("slug", lambda row: row.slug)),
        column("phase", _("Phase"), lambda row: row.phase),
        column("part", _("Part"), lambda row: row.part),
        column("first_coder", _("First coder"), lambda row: row.first),
        column("second_coder", _("Second coder"), lambda row: row.second),
        column("agreed", _("Agreed on"), lambda row: row.agreed),
    ]
