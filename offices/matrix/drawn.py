"""Which offices a picture or a table has room for: those with a value first. Nothing is drawn here."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, islice

from offices.matrix.matrix import Matrix, union


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
