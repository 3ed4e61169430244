"""A condition of a truth table, and whether a case is in its set: yes, no or not known. No queries, no HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from offices.data.records import CodingRecord, DimensionRecord, Number, VisitRecord


@dataclass(frozen=True)
class Condition:
    """What puts a case in a set: a category, this category or one above it, or at least this number."""

    dimension: DimensionRecord
    category: str = ""
    or_above: bool = False
    least: Decimal | None = None

    @property
    def word(self) -> str:
        """As in a URL: `leadership:one_leader`, `office_size:at_least:medium`, `staff_fte:min:20`."""
        value = f"min:{self.least:f}" if self.least is not None else self.category
        return f"{self.dimension.key}:{'at_least:' if self.or_above else ''}{value}"

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories whose cases are in the set."""
        keys = list(self.dimension.by_key)
        return tuple(keys[keys.index(self.category) :]) if self.or_above else (self.category,)

    @property
    def rests_on_inferred_order(self) -> bool:
        return self.or_above and any(category.order_inferred for category in self.dimension.categories)


def membership(condition: Condition, visit: VisitRecord) -> bool | None:
    """Whether the office at this visit is in the set; None where the codings leave it open.

    A category is there when any coding has it, as in the matrix. It is not there when it is denied for the whole
    office: what one leader is not says nothing of the other. Parts on both sides of a threshold leave it open.
    """
    codings = [coding for coding in evidence(condition, visit) if coding.is_coded]
    said = {coding_verdict(condition, coding) for coding in codings}
    if True in said and condition.least is None and not condition.or_above:
        return True
    return said.pop() if len(said) == 1 and speak_for_all(codings, condition.dimension, visit) else None


def evidence(condition: Condition, visit: VisitRecord) -> tuple[CodingRecord, ...]:
    """What is recorded of the condition: the cell of the matrix; of a multi dimension what is about the category.

    Of the latter without a word on the category, the status of the whole dimension, or nothing where it is silent.
    """
    dimension = condition.dimension
    if dimension.scale != "multi":
        return visit.cell(dimension)
    found = [coding for coding in visit.by_dimension.get(dimension.key, ()) if coding.in_matrix(dimension)]
    about = tuple(coding for coding in found if coding.category == condition.category)
    return about or tuple(coding for coding in found if not coding.category)


def coding_verdict(condition: Condition, coding: CodingRecord) -> bool | None:
    """What one coding says of the condition."""
    if condition.least is not None:
        return reaches(coding.number, condition.least) if coding.number else None
    if condition.dimension.scale == "multi":
        return coding.holds
    if condition.dimension.scale == "boolean":
        return coding.holds is (condition.category == "yes")
    return coding.category in condition.categories


def reaches(number: Number, least: Decimal) -> bool | None:
    """Whether the number is at least `least`; None where it may lie on either side, as "about 20" does of 20."""
    if number.comparator == "~" and least in (number.low, number.high):
        return None
    if number.low is not None and number.low >= least:
        return True
    below = number.high is not None and (number.high < least or (number.comparator == "<" and number.high == least))
    return False if below else None


def speak_for_all(codings: Sequence[CodingRecord], dimension: DimensionRecord, visit: VisitRecord) -> bool:
    """Whether the codings are of the whole office, or of each of the parts whose union it is."""
    said = {coding.part.key for coding in codings}
    parts = {part.key for part in visit.parts if part.kind == dimension.union_of_part}
    return any(coding.part.kind == "office" for coding in codings) or parts <= said
