"""Links to /our-office/: an office's own values, or what was selected, as the choices that describe an office."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from offices.data.case import has_value
from offices.data.records import CodingRecord, DimensionRecord, Number, VisitRecord
from offices.matrix.selection import Selection
from offices.models.vocabulary import Scale
from offices.wording.urls import with_params

MOST_CHOICES = 10
"""Dimensions that one description holds: with more no office is near, and nobody reads what follows from each."""

Param = tuple[str, str]


def is_describable(dimension: DimensionRecord) -> bool:
    """Whether an office can be described by it: a text is nothing that one can choose."""
    return dimension.scale != Scale.TEXT and dimension.is_coded


def described_url(params: list[Param]) -> str:
    """The page of an office that is described by these choices; empty without any."""
    return with_params(reverse("offices:our-office"), params) if params else ""


def number_params(key: str, number: Number) -> Iterator[Param]:
    """One figure by its name, a range by its bounds; an open bound stays open."""
    if number.low == number.high and number.low is not None:
        yield key, f"{number.low.normalize():f}"
        return
    for name, bound in (("min", number.low), ("max", number.high)):
        if bound is not None:
            yield f"{key}_{name}", f"{bound.normalize():f}"


def own_params(visit: VisitRecord | None, dimensions: Iterable[DimensionRecord]) -> list[Param]:
    """The key facts of an office as choices, of as many dimensions as an address holds."""
    known = [one for one in dimensions if visit and one.headline and is_describable(one)]
    found = [params for one in known if visit and (params := cell_params(visit.cell(one), one))]
    return [pair for params in found[:MOST_CHOICES] for pair in params]


def cell_params(cell: tuple[CodingRecord, ...], dimension: DimensionRecord) -> list[Param]:
    """What a cell says as choices; nothing of what is missing, or of several at once where none holds."""
    if not has_value(cell):
        return []
    if cell[0].number:
        return list(number_params(dimension.key, cell[0].number))
    words = dict.fromkeys(word for coding in cell if (word := word_of(coding, dimension)))
    return [(dimension.key, word) for word in words]


def word_of(coding: CodingRecord, dimension: DimensionRecord) -> str:
    if dimension.scale == Scale.BOOLEAN:
        return "yes" if coding.holds else "no"
    return coding.category if coding.holds is not False else ""


def selected_params(selection: Selection, dimensions: dict[str, DimensionRecord]) -> list[Param]:
    """What of a selection describes an office; nothing where that is more than an address holds."""
    found: list[Param] = []
    keys = [key for key in dimensions if key in selection.dimensions and is_describable(dimensions[key])]
    for key in keys:
        found += [(key, word) for word in selection.choices.get(key, ()) if word in dimensions[key].by_key]
        low, high = selection.ranges.get(key, (None, None))
        found += number_params(key, Number(low, high, "")) if (low, high) != (None, None) else []
    return found if len(keys) <= MOST_CHOICES else []
