"""What to drop where nothing is found: for each choice, how much there would be without it. No HTML."""

from collections.abc import Iterator
from dataclasses import replace

from offices.browse.cards import match_words
from offices.data.records import DimensionRecord
from offices.matrix.counting import select
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.wording.drops import Drop, most_first
from offices.wording.facets import range_words, word_label
from offices.wording.urls import selection_url


def office_drops(matrix: Matrix, selection: Selection, path: str) -> list[Drop]:
    """The choices of which one less is enough to find something, those that give most first."""
    made = ((label, less, select(matrix, less)) for label, less in fewer_choices(matrix, selection))
    return most_first(
        Drop(label, selection_url(path, less), match_words(match), match.count) for label, less, match in made
    )


def fewer_choices(matrix: Matrix, selection: Selection) -> Iterator[tuple[str, Selection]]:
    """All that is chosen of a dimension, since of several words any is enough; each word where all must hold."""
    for key in selection.dimensions:
        dimension = matrix.facets[key].dimension
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
