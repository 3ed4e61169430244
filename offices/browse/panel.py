"""The filter panel: the codebook, each dimension with what a click would give. No counting, no chips."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.translation import get_language

from offices.data.records import DimensionRecord
from offices.matrix.counting import facet_counts
from offices.matrix.matrix import Matrix, union
from offices.matrix.selection import RECORD, Selection
from offices.models.vocabulary import NOT_TOLD_OF_PHASE, NOT_YET_CODED
from offices.wording.facets import Facet, facet, facet_name, options


@dataclass(frozen=True)
class FacetGroup:
    key: str
    label: str
    facets: tuple[Facet, ...]

    @property
    def n_chosen(self) -> int:
        return sum(facet.n_chosen for facet in self.facets)


@dataclass(frozen=True)
class Panel:
    """The filters: the headline dimensions open, the rest by group."""

    records: Facet
    """Kinds of record, with what each alone would give."""
    headline: tuple[Facet, ...]
    groups: tuple[FacetGroup, ...]


def filter_panel(matrix: Matrix, selection: Selection, typed: Mapping[str, str] = MappingProxyType({})) -> Panel:
    """Every dimension that can be chosen, with what each click would give.

    `typed` is what stands in fields that could not be read, so that it can be mended where it was typed.
    """
    counts, names = facet_counts(matrix, selection), matrix.edition.kept(facet_names, matrix, get_language() or "")
    made = {
        group.key: [
            facet(names[dimension.key], counts[dimension.key], selection, typed)
            for dimension in group.dimensions
            if is_choosable(matrix, dimension, selection)
        ]
        for group in matrix.facet_groups
    }
    headline = {dimension.key for dimension in matrix.dimensions.values() if dimension.headline}
    groups = (
        FacetGroup(group.key, str(group.label), tuple(one for one in made[group.key] if one.key not in headline))
        for group in matrix.facet_groups
    )
    kinds = tuple(options(names[RECORD], counts[RECORD], selection.records))
    return Panel(
        records=replace(names[RECORD], options=kinds, definition=""),
        headline=tuple(one for facets in made.values() for one in facets if one.key in headline),
        groups=tuple(group for group in groups if group.facets),
    )


def facet_names(matrix: Matrix, language: str) -> dict[str, Facet]:
    """Each dimension with all that any record has of it, without counts; `language` is part of the key.

    Ways of being without a value only where some record is so: the same choices whatever else is chosen, so that a
    count can change where it stands.
    """
    return {key: facet_name(column) for key, column in matrix.facets.items()}


def is_choosable(matrix: Matrix, dimension: DimensionRecord, selection: Selection) -> bool:
    """Whether the panel shows it; every parameter works, but a panel of all would hide those that choose anything.

    Texts have no choices but being there. A dimension that nobody has looked for in any record is only in the codebook,
    as is one that only findings speak of.
    """
    if dimension.key == RECORD or dimension.scale == "text":
        return False
    missing = matrix.facets[dimension.key].missing
    looked_for = matrix.everything & ~union(missing.get(way, 0) for way in (NOT_TOLD_OF_PHASE, NOT_YET_CODED))
    is_offered = bool(looked_for) and not dimension.only_in_findings
    return is_offered or dimension.key in selection.dimensions
