"""Values of offices in a few words, each with whose word it is and how sure: on paper nothing opens. No evidence."""

from collections.abc import Sequence

from offices.brief.room import clipped, first_of
from offices.data.records import CodingRecord, DimensionRecord, VisitRecord
from offices.wording.computed import of, with_hedge
from offices.wording.statements import Statement, statements, told_by

MOST_VALUES = 5


def cell_words(visit: VisitRecord, dimension: DimensionRecord, letters: int) -> str:
    """What a visit says of a dimension; without a value, in which way it is without one."""
    cell = visit.cell(dimension)
    return value_words(cell, dimension, letters) if cell else first_of(texts(told_by(visit, dimension)), MOST_VALUES)


def value_words(cell: Sequence[CodingRecord], dimension: DimensionRecord, letters: int) -> str:
    """The values in at most so many letters, and in brackets how sure the least sure of them is, which always stays."""
    told = texts(statements(cell, dimension))
    by = "; " if any("," in one for one in told) else ", "
    return with_hedge(clipped(first_of(told, MOST_VALUES, by), letters), [of(one) for one in cell])


def texts(told: Sequence[Statement]) -> list[str]:
    return list(dict.fromkeys(f"{one.text} ({one.part})" if one.part else one.text for one in told))
