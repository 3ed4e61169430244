"""The rows whose office a search finds: the one hook to whatever searches, which lies above the matrix."""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from offices.data.editions import Edition
from offices.matrix.matrix import Matrix, bit_set


def searched_rows(matrix: Matrix, q: str) -> int:
    """All visits of the records whose names, notes or findings have every word of `q`."""
    slugs = keys_found(matrix.edition, q, "office")
    return bit_set(row for slug in slugs if slug in matrix.first_row for row in matrix.rows_of(slug))


def keys_found(edition: Edition, q: str, kind: str) -> frozenset[str]:
    """Keys of what the search finds: offices, or findings."""
    find: Callable[[Edition, str, str], frozenset[str]] = import_string(settings.SEARCH)
    return find(edition, q, kind)
