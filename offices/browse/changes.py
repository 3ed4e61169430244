"""What changed: the dimensions of which an office's visits say what a comparison would call different. No wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from offices.data.case import Verdict, deciding, judge
from offices.data.records import CodingRecord, DimensionRecord, GroupRecord, OfficeRecord
from offices.wording.computed import Ground, of
from offices.wording.statements import Statement, told_by


@dataclass(frozen=True)
class Change:
    """A dimension with different values in different phases."""

    key: str
    label: str
    rests_on: tuple[Ground, ...]
    """The values that make the difference."""
    cells: tuple[tuple[str, tuple[Statement, ...]], ...] = ()
    """One a visit: what the visit is called, its values."""


def changes(office: OfficeRecord, groups: Sequence[GroupRecord]) -> list[Change]:
    """The dimensions that change, in the order of the codebook; none where there is one visit."""
    cells = (
        (dimension, [visit.cell(dimension) for visit in office.visits])
        for group in groups
        for dimension in group.dimensions
    )
    return [change(office, dimension, said) for dimension, said in cells if judge(dimension, said) is Verdict.DIFFERS]


def change(office: OfficeRecord, dimension: DimensionRecord, cells: Sequence[tuple[CodingRecord, ...]]) -> Change:
    told = (tuple(told_by(visit, dimension)) for visit in office.visits)
    return Change(
        key=dimension.key,
        label=str(dimension.label),
        rests_on=tuple(map(of, deciding(dimension, cells))),
        cells=tuple(zip((str(visit.label) for visit in office.visits), told, strict=True)),
    )
