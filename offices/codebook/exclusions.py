"""Which values of a dimension a source's definition sets apart from which of another, to print. No queries, no HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from offices.data.records import ChoiceRecord, ConflictRecord, DimensionRecord
from offices.wording.facets import range_words, word_label
from offices.wording.statements import Place, place


@dataclass(frozen=True)
class Exclusion:
    """A value of the dimension, what it cannot go together with, and why."""

    own: str
    other: str
    other_key: str
    why: str
    inferred: bool
    place: Place


def exclusions(
    key: str, conflicts: Iterable[ConflictRecord], dimensions: dict[str, DimensionRecord]
) -> Iterator[Exclusion]:
    """Those that a value of the dimension stands in, whichever way round they were entered."""
    for one in conflicts:
        ends = (one.one, one.other) if one.one.dimension == key else (one.other, one.one)
        if key == ends[0].dimension and {end.dimension for end in ends} <= dimensions.keys():
            own, other = ends
            label = f"{dimensions[other.dimension].label}: {value_of(other, dimensions)}"
            why = str(one.why)
            yield Exclusion(value_of(own, dimensions), label, other.dimension, why, one.inferred, place(one.citation))


def value_of(end: ChoiceRecord, dimensions: dict[str, DimensionRecord]) -> str:
    dimension = dimensions[end.dimension]
    if end.category:
        return word_label(dimension, end.category)
    return f"{range_words(end.low, end.high)} {dimension.unit}".strip()
