"""Which records are worth weighing against an office, by the matrix alone: bit sets in, slugs out. No distances.

With some hundred records that is all of them. With a hundred thousand, reading each would take minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from offices.matrix.matrix import Matrix, OfficeRow, first, union
from offices.similar.designs import Design

MOST_WEIGHED = 120
"""Records that are read and weighed; what they share with the office is known before they are read."""
DECIDED = ("nominal", "ordinal", "boolean")
"""Scales on which the matrix alone settles whether two values are the same."""


@dataclass(frozen=True)
class Candidates:
    slugs: tuple[str, ...]
    """In the order of the pages."""
    blank: tuple[OfficeRow, ...]
    """Records without a value of any of the dimensions in use; what there is no need to read."""
    n_blank: int
    n_failed: int
    """Records that a condition leaves out."""
    n_passed_over: int
    """Records that share less with the office than those weighed, where there are too many."""


def candidates(matrix: Matrix, slug: str, design: Design, most: int = MOST_WEIGHED) -> Candidates:
    """The records of the chosen kinds at their latest visit, less the office itself and those that cannot fit."""
    own = next(row for row in matrix.rows_of(slug) if matrix.latest >> row & 1)
    rows = matrix.latest & union(matrix.records.get(kind, 0) for kind in design.records) & ~(1 << own)
    coded = [matrix.columns[key].coded for key in design.dimensions]
    blank = rows & ~union(coded)
    failed = rows & failing(matrix, own, design)
    told = rows & union(coded) & ~failed
    weighed = richest(told, coded, most)
    return Candidates(
        slugs=tuple(office.slug for office in matrix.office_rows(matrix.collapse(weighed))),
        blank=tuple(islice(matrix.office_rows(matrix.collapse(blank)), most)),
        n_blank=blank.bit_count(),
        n_failed=failed.bit_count(),
        n_passed_over=(told & ~weighed).bit_count(),
    )


def failing(matrix: Matrix, own: int, design: Design) -> int:
    """The rows whose value is the same where it must differ, or another where it must be the same."""
    rows = 0
    for key in (*design.same, *design.differ):
        column = matrix.columns[key]
        alike = union(held for held in column.held.values() if held >> own & 1)
        if column.dimension.scale in DECIDED and alike:
            rows |= alike if key in design.differ else column.coded & ~alike
    return rows


def richest(rows: int, coded: Sequence[int], most: int) -> int:
    """At most so many of the rows: those with a value of most of the dimensions, else the first ones."""
    at_least = [rows]
    for column in coded:
        steps = [level & column for level in at_least]
        at_least = [one | two for one, two in zip([*at_least, 0], [0, *steps], strict=True)]
    chosen = 0
    for level in reversed(at_least):
        if (level | chosen).bit_count() >= most:
            return chosen | first(level & ~chosen, most - chosen.bit_count())
        chosen |= level
    return chosen
