"""How an office at one visit stands to one end of a relation: whether it has the value that is named. No words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from offices.data.case import has_value, status_of
from offices.data.findings import FindingRecord
from offices.data.records import CodingRecord, DimensionRecord, VisitRecord
from offices.models.vocabulary import Scale

Dimensions = Mapping[str, DimensionRecord]


class Standing(StrEnum):
    """Whether the value that is named is the office's."""

    HOLDS = "holds"
    OTHER = "other"
    """Another one is coded; of several at once, this one is said not to hold."""
    UNMENTIONED = "unmentioned"
    """Several at once are told of, and this one is not among them: silence is neither."""
    MISSING = "missing"


@dataclass(frozen=True)
class Named:
    """A dimension, and the value of it that a relation names; a yes-or-no dimension has `yes` and `no`."""

    dimension: DimensionRecord
    word: str


@dataclass(frozen=True)
class Stand:
    """What is coded of a named value, with the way of being without one where it is missing."""

    named: Named
    standing: Standing
    codings: tuple[CodingRecord, ...] = ()
    status: str = ""
    has_looked: bool = False
    """Whether something else is told of the dimension, such as a plan, where there is no row of the whole office."""


def antecedent_of(finding: FindingRecord, dimensions: Dimensions) -> Named | None:
    """The value that the relation starts from; None where it names none."""
    return named(finding.antecedent.dimension, finding.antecedent.category, dimensions)


def consequent_of(finding: FindingRecord, dimensions: Dimensions) -> Named | None:
    """The value that it leads to; None where it names none, as an outcome never does."""
    return named(finding.consequent.dimension, finding.consequent.category, dimensions)


def named(key: str, category: str, dimensions: Dimensions) -> Named | None:
    """A yes-or-no dimension is what it is called, so without a category it is meant that it is so."""
    if key not in dimensions:
        return None
    word = category or ("yes" if dimensions[key].scale == Scale.BOOLEAN else "")
    return Named(dimensions[key], word) if word in dimensions[key].by_key else None


def stand(visit: VisitRecord, end: Named) -> Stand:
    """How the visit stands to the value, by the cell that the matrix has of it."""
    cell = visit.cell(end.dimension)
    if end.dimension.scale == Scale.MULTI:
        return stand_of_several(visit, end, cell)
    if not has_value(cell):
        return missing(visit, end, cell)
    holding = tuple(coding for coding in cell if word_of(coding) == end.word)
    return Stand(end, Standing.HOLDS, holding) if holding else Stand(end, Standing.OTHER, cell)


def stand_of_several(visit: VisitRecord, end: Named, cell: tuple[CodingRecord, ...]) -> Stand:
    """Of several values at once: any part that has it is enough; that another holds says nothing of this one."""
    about = tuple(coding for coding in cell if coding.is_coded and coding.category == end.word)
    if holding := tuple(coding for coding in about if coding.holds):
        return Stand(end, Standing.HOLDS, holding)
    if about:
        return Stand(end, Standing.OTHER, about)
    told = visit.by_dimension.get(end.dimension.key, ())
    silent = tuple(one for one in told if one.category == end.word and one.in_matrix(end.dimension))
    if has_value(cell) and not silent:
        return Stand(end, Standing.UNMENTIONED)
    return missing(visit, end, silent or cell)


def missing(visit: VisitRecord, end: Named, cell: tuple[CodingRecord, ...]) -> Stand:
    """Without a value: which of the ways of being so, also where only a part is told of."""
    if cell:
        return Stand(end, Standing.MISSING, cell, cell[0].status)
    has_looked = end.dimension.key in visit.by_dimension
    return Stand(end, Standing.MISSING, (), status_of(visit, end.dimension), has_looked)


def word_of(coding: CodingRecord) -> str:
    """The category, or yes and no."""
    return coding.category or ("yes" if coding.holds else "no")
