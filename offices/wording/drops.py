"""What to leave out where nothing was found: one condition each, and what that would find."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from offices.data.records import DimensionRecord
from offices.matrix.matrix import Grid
from offices.matrix.selection import Selection
from offices.wording.facets import range_words, word_label


@dataclass(frozen=True)
class Drop:
    """A choice, the link that drops it, and what there would be then."""

    label: str
    url: str
    found: str
    count: int


def most_first(drops: Iterable[Drop]) -> list[Drop]:
    return sorted((one for one in drops if one.count), key=lambda one: -one.count)


def fewer_choices(grid: Grid, selection: Selection) -> Iterator[tuple[str, Selection]]:
    """All that is chosen of a dimension, since of several words any is enough; each word where all must hold."""
    for key in selection.dimensions:
        dimension = grid.facets[key].dimension
        words = selection.choices.get(key, ())
        yield f"{dimension.label}: {chosen_words(dimension, selection)}", selection.without(key)
        if key in selection.match_all and len(words) > 1:
            for word in words:
                yield f"{dimension.label}: {word_label(dimension, word)}", selection.without(key, word)
    if selection.q:
        yield f"“{selection.q}”", replace(selection, q="")


def chosen_words(dimension: DimensionRecord, selection: Selection) -> str:
    words = [word_label(dimension, word) for word in selection.choices.get(dimension.key, ())]
    if dimension.key in selection.ranges:
        words.append(range_words(*selection.ranges[dimension.key]))
    return ", ".join(words)
