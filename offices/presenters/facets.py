"""The filter panel and the chips: the codebook with counts, what is chosen with links to drop it. No counting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from offices.facets.counting import facet_counts, select
from offices.facets.matrix import Matrix
from offices.facets.selection import ANY, DEFAULT_RECORDS, Selection
from offices.presenters.urls import selection_url
from offices.records import DimensionRecord
from offices.vocabulary import MISSING_LABELS, NOT_YET_CODED, RecordKind


@dataclass(frozen=True)
class Option:
    word: str
    label: str
    count: int
    selected: bool
    is_missing: bool


@dataclass(frozen=True)
class Facet:
    """One dimension of the panel."""

    key: str
    label: str
    definition: str
    options: tuple[Option, ...]
    is_number: bool
    unit: str
    low: str
    high: str
    is_chosen: bool
    is_multi: bool
    must_hold_all: bool
    """Of several choices every one must hold, instead of any."""


@dataclass(frozen=True)
class FacetGroup:
    key: str
    label: str
    facets: tuple[Facet, ...]

    @property
    def is_open(self) -> bool:
        return any(facet.is_chosen for facet in self.facets)


@dataclass(frozen=True)
class Panel:
    """The filters: the headline dimensions open, the rest by group."""

    records: tuple[Option, ...]
    """Kinds of record, with what each alone would give."""
    headline: tuple[Facet, ...]
    groups: tuple[FacetGroup, ...]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


def filter_panel(matrix: Matrix, selection: Selection) -> Panel:
    """Every dimension that can be chosen, with what each click would give."""
    counts = facet_counts(matrix, selection)
    made = {
        group.key: [
            facet(dimension, counts[dimension.key], selection)
            for dimension in group.dimensions
            if is_choosable(matrix, dimension, selection)
        ]
        for group in matrix.groups
    }
    headline = {dimension.key for dimension in matrix.dimensions.values() if dimension.headline}
    groups = (
        FacetGroup(group.key, str(group.label), tuple(one for one in made[group.key] if one.key not in headline))
        for group in matrix.groups
    )
    return Panel(
        records=tuple(
            Option(
                kind.value,
                str(kind.label),
                select(matrix, replace(selection, records=(kind.value,))).count,
                kind.value in selection.records,
                False,
            )
            for kind in RecordKind
        ),
        headline=tuple(one for facets in made.values() for one in facets if one.key in headline),
        groups=tuple(group for group in groups if group.facets),
    )


def is_choosable(matrix: Matrix, dimension: DimensionRecord, selection: Selection) -> bool:
    """Whether the panel shows it; every parameter works, but a panel of all would hide those that choose anything.

    Texts have no choices but being there. A dimension that nobody has looked for in any record is only in the codebook.
    """
    column = matrix.columns[dimension.key]
    looked_for = matrix.everything & ~column.missing[NOT_YET_CODED]
    return dimension.scale != "text" and (bool(looked_for) or dimension.key in selection.dimensions)


def facet(dimension: DimensionRecord, counts: dict[str, int], selection: Selection) -> Facet:
    chosen = selection.choices.get(dimension.key, ())
    low, high = selection.ranges.get(dimension.key, (None, None))
    return Facet(
        key=dimension.key,
        label=str(dimension.label),
        definition=str(dimension.definition),
        options=tuple(options(dimension, counts, chosen)),
        is_number=dimension.scale == "number",
        unit=str(dimension.unit),
        low="" if low is None else f"{low:f}",
        high="" if high is None else f"{high:f}",
        is_chosen=dimension.key in selection.dimensions,
        is_multi=dimension.scale == "multi",
        must_hold_all=dimension.key in selection.match_all,
    )


def options(dimension: DimensionRecord, counts: dict[str, int], chosen: Iterable[str]) -> Iterator[Option]:
    """The categories, empty ones too; ways of being without a value only where there are any."""
    for category in dimension.categories:
        yield Option(category.key, str(category.label), counts[category.key], category.key in chosen, False)
    for word, label in MISSING_LABELS.items():
        if counts[word] or word in chosen:
            yield Option(word, str(label), counts[word], word in chosen, True)


def chips(matrix: Matrix, selection: Selection, path: str, extra: list[tuple[str, str]]) -> list[Chip]:
    """What is chosen, each with the link that drops just it."""
    found = []
    for key, words in selection.choices.items():
        dimension = matrix.dimensions[key]
        for word in words:
            label = f"{dimension.label}: {word_label(dimension, word)}"
            found.append(Chip(label, selection_url(path, selection.without(key, word), extra)))
    for key in selection.ranges:
        found.append(range_chip(matrix.dimensions[key], selection, path, extra))
    if selection.records != DEFAULT_RECORDS:
        kinds = ", ".join(str(RecordKind(record).label) for record in selection.records)
        found.append(Chip(kinds, selection_url(path, replace(selection, records=DEFAULT_RECORDS), extra)))
    if selection.q:
        found.append(Chip(f"“{selection.q}”", selection_url(path, replace(selection, q=""), extra)))
    if selection.visit == ANY:
        defaults = [(name, value) for name, value in selection.params() if name != "visit"]
        found.append(Chip(_("At any time"), selection_url(path, Selection(), [*defaults, *extra])))
    return found


def range_chip(dimension: DimensionRecord, selection: Selection, path: str, extra: list[tuple[str, str]]) -> Chip:
    low, high = selection.ranges[dimension.key]
    if low is None or high is None:
        words = _("from %(number)s") if high is None else _("up to %(number)s")
        bounds = words % {"number": f"{high if low is None else low:f}"}
    else:
        bounds = f"{low:f}–{high:f}"
    return Chip(f"{dimension.label}: {bounds}", selection_url(path, selection.without(dimension.key), extra))


def word_label(dimension: DimensionRecord, word: str) -> str:
    """The label of a category, a status, or one of the grammar's own words."""
    if word in dimension.by_key:
        return str(dimension.by_key[word].label)
    own = {"coded": _("any value"), "none_held": _("none of these")}
    return own.get(word) or str(MISSING_LABELS.get(word, word))
