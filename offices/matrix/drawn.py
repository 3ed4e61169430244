"""Which offices a picture or a table has room for: those with a value first. Nothing is drawn here."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from itertools import chain, islice
from operator import and_

from offices.matrix.counting import Match
from offices.matrix.matrix import Matrix, OfficeRow, union


@dataclass(frozen=True)
class Drawn:
    """The studied offices that a chart draws, and how many there are beside them."""

    slugs: tuple[str, ...]
    n_placed: int
    """With a value of the first dimension, in any phase."""
    n_other: int
    """Without that, but with a value of another one."""
    n_bare: int
    """Without any of these values: nothing of them could be drawn."""

    @property
    def n_left_out(self) -> int:
        """With a value, yet without room."""
        return self.n_placed + self.n_other - len(self.slugs)


ALL = Drawn((), 0, 0, 0)
"""Nobody is left out."""


def drawn_cases(matrix: Matrix, dimensions: Collection[str], most: int) -> Drawn:
    """The first `most` studied offices by name: those with a value of the first dimension before those without."""
    cases = matrix.records.get("case", 0)
    coded = [matrix.collapse(cases & matrix.columns[key].coded) for key in dimensions if key in matrix.columns]
    placed = coded[0] if coded else 0
    others = union(coded) & ~placed
    offices = chain(matrix.office_rows(placed), matrix.office_rows(others))
    return Drawn(
        slugs=tuple(office.slug for office in islice(offices, most)),
        n_placed=placed.bit_count(),
        n_other=others.bit_count(),
        n_bare=(matrix.collapse(cases) & ~placed & ~others).bit_count(),
    )


@dataclass(frozen=True)
class DrawnVisits:
    """What a chart of several values draws of a selection, and how many there are beside it."""

    visits: dict[str, list[str]]
    """Slug of a record that is drawn -> keys of its visits with a value of any of the dimensions."""
    n: int
    """Records with a value of any of them."""
    n_cases: int
    """Studied offices among these."""
    n_whole: int
    """Records with a value of each, at one visit."""
    bare: tuple[OfficeRow, ...]
    """Records without any of the values, as far as they are named."""
    n_bare: int


def drawn_visits(matrix: Matrix, match: Match, dimensions: Collection[str], most: int, most_bare: int) -> DrawnVisits:
    """The first `most` matched records that have a value, in the order of the pages, each at its visits with one."""
    coded = [match.rows & matrix.columns[key].coded for key in dimensions]
    rows, cases = union(coded), matrix.records.get("case", 0)
    valued, whole = matrix.collapse(rows), matrix.collapse(reduce(and_, coded))
    bare = match.offices & ~valued
    drawn = islice(matrix.office_rows(valued), most)
    return DrawnVisits(
        visits={
            one.slug: [matrix.visit_keys[row] for row in matrix.rows_of(one.slug) if rows >> row & 1] for one in drawn
        },
        n=valued.bit_count(),
        n_cases=(valued & cases).bit_count(),
        n_whole=whole.bit_count(),
        bare=tuple(islice(matrix.office_rows(bare), most_bare)),
        n_bare=bare.bit_count(),
    )
