"""What is too large to show, and how to say so."""

from django.utils.translation import gettext as _

from offices.matrix.filters import ParameterError

MOST_CELLS = 1500
"""Cells of all panels together; more can be neither read nor sent in time."""


class TooManyCells(Exception):
    """More cells than a page can show."""


def too_many(key: str, count: int) -> ParameterError:
    message = _(
        "“%(key)s” has %(count)s different numbers here, too many for a table; choose a dimension with categories."
    )
    return ParameterError(key, message % {"key": key, "count": count})


def too_many_cells(count: int) -> ParameterError:
    message = _(
        "“panel” makes tables of %(count)s cells together, more than %(most)s; choose dimensions with fewer values."
    )
    return ParameterError("panel", message % {"count": count, "most": MOST_CELLS})
