"""The records most like a description, kind by kind: which are read, and in which order. No words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from offices.data.offices import few_or_partial
from offices.data.records import ChoiceRecord
from offices.matrix.matrix import Column, Matrix, bit_set, union
from offices.models.vocabulary import RecordKind, Scale
from offices.our_office.description import Choice, is_inside
from offices.our_office.likeness import Likeness, in_order, likeness
from offices.similar.candidates import richest

MOST_READ, MOST_NEAR = 24, 2
"""Records of a kind that are read and weighed, since how many of the choices they agree with is known before; and those
that are said to be like the description."""


@dataclass(frozen=True)
class Nearest:
    """Records of one kind in their order; those of which no choice can be told are only counted."""

    found: tuple[Likeness, ...]
    n_silent: int
    n_passed_over: int
    """Records that agree with fewer of the choices than those weighed, where there are too many."""

    @property
    def near(self) -> list[Likeness]:
        """The first of those that are like the description: what is told of more nobody takes in."""
        return [one for one in self.found if one.is_near][:MOST_NEAR]


def nearest(matrix: Matrix, choices: Sequence[Choice], kind: str) -> Nearest:
    """The records of a kind by their distance from the choices, each at its latest visit."""
    of_kind = matrix.latest & matrix.records.get(kind, 0)
    told = of_kind & union(matrix.columns[one.key].coded for one in choices)
    weighed = richest(told, [agreeing(matrix, one) for one in choices], MOST_READ)
    slugs = [office.slug for office in matrix.office_rows(matrix.collapse(weighed))]
    offices = few_or_partial(matrix.edition, len(matrix.offices), slugs, [one.key for one in choices])
    found = in_order(likeness(choices, office, office.latest) for office in offices if office.latest)
    return Nearest(tuple(found), matrix.count(of_kind) - len(found), matrix.count(told & ~weighed))


def agreeing(matrix: Matrix, choice: Choice) -> int:
    """The rows of which what is told is within the choice."""
    column = matrix.columns[choice.key]
    if choice.number:
        return matrix.edition.kept(rows_within, column, choice.number.low, choice.number.high)
    held = [column.held[word] for word in choice.words]
    if choice.dimension.scale != Scale.MULTI:
        return union(held)
    rows = held[0]
    for one in held[1:]:
        rows &= one
    return rows


def rows_within(column: Column, low: Decimal | None, high: Decimal | None) -> int:
    end = ChoiceRecord(column.dimension.key, low=low, high=high)
    return bit_set(row for row, number in column.numbers.items() if is_inside(number, end))


KINDS = (RecordKind.CASE, RecordKind.VIGNETTE)
