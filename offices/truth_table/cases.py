"""The cases of a truth table: of a few records all, of many those that can stand in a row. The page: views.py."""

from collections.abc import Iterator
from dataclasses import dataclass

from offices.data.case import Case
from offices.data.offices import partial_offices
from offices.matrix.counting import as_match, matching_visits, select
from offices.matrix.matrix import Matrix, first, union
from offices.models.vocabulary import Basis
from offices.truth_table.question import Question

MOST_RECORDS = 200
"""Cases whose codings are read; more names than that no row can show, and crisp sets are for few cases."""


@dataclass(frozen=True)
class Readable:
    """The visits to read, and how many of the selection they are of."""

    rows: int
    n_able: int
    """With a value of each condition and of the outcome."""
    n_all: int
    most: int = MOST_RECORDS

    @property
    def is_too_much(self) -> bool:
        return self.n_able > self.most

    @property
    def n_unread(self) -> int:
        return self.n_all - self.rows.bit_count()


def readable(matrix: Matrix, question: Question) -> Readable:
    """All visits of the selection where they are few; of many those with every value first, then those with some."""
    rows = select(matrix, question.selection).rows
    able, told = rows, rows & union(matrix.columns[one.dimension.key].coded for one in question.asked)
    for one in question.asked:
        able &= matrix.columns[one.dimension.key].coded
    n_all, n_able = rows.bit_count(), able.bit_count()
    if n_all > MOST_RECORDS:
        rows = able | first(told & ~able, max(MOST_RECORDS - n_able, 0))
    return Readable(rows, n_able, n_all, MOST_RECORDS)


def selected_cases(matrix: Matrix, question: Question, read: Readable) -> Iterator[Case]:
    """The selected offices at their latest visit, or each at every visit that was observed."""
    match = as_match(matrix, read.rows)
    slugs = [office.slug for office in matrix.office_rows(match.offices)]
    matched = matching_visits(matrix, match, slugs)
    keys = frozenset(one.dimension.key for one in question.asked)
    for office in partial_offices(matrix.edition, slugs, keys):
        seen = [visit for visit in office.visits if visit.key in matched[office.slug]]
        yield from (Case(office, visit) for visit in seen if not question.by_visit or visit.basis == Basis.OBSERVED)
