"""The rows whose office a search finds. What it finds is in offices.search."""

from functools import lru_cache

from offices.matrix.matrix import Matrix, bit_set
from offices.search.documents import current_index
from offices.search.index import offices_found


@lru_cache(maxsize=64)
def searched_rows(matrix: Matrix, q: str) -> int:
    """All visits of the records whose names, notes or findings have every word of `q`."""
    slugs = offices_found(current_index(matrix.token), q)
    return bit_set(row for slug in slugs if slug in matrix.first_row for row in matrix.rows_of(slug))
