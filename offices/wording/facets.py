"""Filters in words: the choices of a dimension with counts, what is chosen with links to drop it. No counting."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord
from offices.matrix.matrix import Column, Grid
from offices.matrix.selection import ANY, Selection
from offices.models.vocabulary import MISSING_LABELS
from offices.wording.statements import way_words
from offices.wording.urls import selection_url

MOST_UNFOLDED, SHOWN_FIRST = 8, 5
"""A longer list of choices is folded after its first few."""


@dataclass(frozen=True)
class Option:
    word: str
    label: str
    count: int
    selected: bool
    is_missing: bool = False


@dataclass(frozen=True)
class Facet:
    """One dimension of the panel, or one thing that findings are filtered by."""

    key: str
    label: str
    options: tuple[Option, ...]
    n_chosen: int
    """Choices in use; a range is one."""
    definition: str = ""
    is_number: bool = False
    unit: str = ""
    low: str = ""
    high: str = ""
    is_multi: bool = False
    must_hold_all: bool = False
    """Of several choices every one must hold, instead of any."""

    @property
    def is_long(self) -> bool:
        """Whether it is folded after its first few values."""
        return len(self.options) > MOST_UNFOLDED and len(self.held) > MOST_UNFOLDED

    @property
    def held(self) -> tuple[Option, ...]:
        return tuple(one for one in self.options if not one.is_missing)

    @property
    def unfolded(self) -> tuple[Option, ...]:
        return self.held[:SHOWN_FIRST]

    @property
    def folded(self) -> tuple[Option, ...]:
        return self.held[SHOWN_FIRST:]

    @property
    def missing(self) -> tuple[Option, ...]:
        """Ways of being without a value, after the values."""
        return tuple(one for one in self.options if one.is_missing)

    @property
    def is_open(self) -> bool:
        """Whether something in the fold is chosen."""
        return any(one.selected for one in self.folded)


def facet_name(column: Column) -> Facet:
    dimension, missing = column.dimension, column.missing
    held = (Option(one.key, str(one.label), 0, False) for one in dimension.categories)
    ways = (Option(way, way_words(way, dimension), 0, False, True) for way in MISSING_LABELS if missing.get(way))
    return Facet(
        key=dimension.key,
        label=str(dimension.label),
        options=(*held, *ways),
        n_chosen=0,
        definition=str(dimension.definition),
        is_number=dimension.scale == "number",
        unit=str(dimension.unit),
        is_multi=dimension.scale == "multi",
    )


def facet(named: Facet, counts: dict[str, int], selection: Selection, typed: Mapping[str, str]) -> Facet:
    """The dimension with what each click would give, and what is chosen of it."""
    chosen = selection.choices.get(named.key, ())
    low, high = selection.ranges.get(named.key, (None, None))
    return replace(
        named,
        options=tuple(options(named, counts, chosen)),
        n_chosen=len(chosen) + (named.key in selection.ranges),
        low=typed.get(f"{named.key}_min", "" if low is None else f"{low:f}"),
        high=typed.get(f"{named.key}_max", "" if high is None else f"{high:f}"),
        must_hold_all=named.key in selection.match_all,
    )


def options(named: Facet, counts: dict[str, int], chosen: Collection[str]) -> Iterator[Option]:
    """The choices, empty ones too; a way of being without a value that no record has only where it was chosen."""
    for one in named.options:
        yield Option(one.word, one.label, counts[one.word], one.word in chosen, one.is_missing)
    known = {one.word for one in named.options} if chosen else ()
    for word in chosen:
        if word in MISSING_LABELS and word not in known:
            yield Option(word, str(MISSING_LABELS[word]), 0, True, True)


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


def chips(grid: Grid, selection: Selection, path: str, extra: list[tuple[str, str]]) -> list[Chip]:
    """What is chosen, each with the link that drops just it."""
    found = []
    for key, words in selection.choices.items():
        dimension = grid.facets[key].dimension
        for word in words:
            label = f"{dimension.label}: {word_label(dimension, word)}"
            found.append(Chip(label, selection_url(path, selection.without(key, word), extra)))
    for key in selection.ranges:
        found.append(range_chip(grid.facets[key].dimension, selection, path, extra))
    if selection.q:
        found.append(Chip(f"“{selection.q}”", selection_url(path, replace(selection, q=""), extra)))
    if selection.visit == ANY:
        defaults = [(name, value) for name, value in selection.params() if name != "visit"]
        found.append(Chip(_("At any time"), selection_url(path, Selection(), [*defaults, *extra])))
    return found


def range_chip(dimension: DimensionRecord, selection: Selection, path: str, extra: list[tuple[str, str]]) -> Chip:
    label = f"{dimension.label}: {range_words(*selection.ranges[dimension.key])}"
    return Chip(label, selection_url(path, selection.without(dimension.key), extra))


def range_words(low: Decimal | None, high: Decimal | None) -> str:
    """From 20, up to 20, 20–40."""
    if low is None or high is None:
        words = _("from %(number)s") if high is None else _("up to %(number)s")
        return words % {"number": f"{high if low is None else low:f}"}
    return f"{low:f}–{high:f}"


def word_label(dimension: DimensionRecord, word: str) -> str:
    """The label of a category, a status, or one of the grammar's own words."""
    if word in dimension.by_key:
        return str(dimension.by_key[word].label)
    own = {"coded": _("any value"), "none_held": _("none of these")}
    return own.get(word) or (way_words(word, dimension) if word in MISSING_LABELS else word)
