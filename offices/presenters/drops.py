"""What to drop where nothing is found: for each choice, how much there would be without it. No HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import ngettext

from offices.evidence.records import Evidence
from offices.evidence.selection import FindingSelection, select_findings
from offices.facets.counting import select
from offices.facets.matrix import Matrix
from offices.facets.selection import DEFAULT_RECORDS, Selection
from offices.presenters.cards import match_words
from offices.presenters.evidence import facet_titles, labels
from offices.presenters.facets import range_words, word_label
from offices.presenters.urls import selection_url, with_params
from offices.records import DimensionRecord
from offices.vocabulary import RecordKind


@dataclass(frozen=True)
class Drop:
    """A choice, the link that drops it, and what there would be then."""

    label: str
    url: str
    found: str
    count: int


def finding_words(n: int) -> str:
    return ngettext("%(n)s finding", "%(n)s findings", n) % {"n": n}


def office_drops(matrix: Matrix, selection: Selection, path: str) -> list[Drop]:
    """The choices of which one less is enough to find something, those that give most first."""
    made = ((label, less, select(matrix, less)) for label, less in fewer_choices(matrix, selection))
    return most_first(
        Drop(label, selection_url(path, less), match_words(match), match.count) for label, less, match in made
    )


def fewer_choices(matrix: Matrix, selection: Selection) -> Iterator[tuple[str, Selection]]:
    """All that is chosen of a dimension, since of several words any is enough; each word where all must hold."""
    for key in selection.dimensions:
        dimension = matrix.dimensions[key]
        words = selection.choices.get(key, ())
        yield f"{dimension.label}: {chosen_words(dimension, selection)}", selection.without(key)
        if key in selection.match_all and len(words) > 1:
            for word in words:
                yield f"{dimension.label}: {word_label(dimension, word)}", selection.without(key, word)
    if selection.q:
        yield f"“{selection.q}”", replace(selection, q="")
    if selection.records != DEFAULT_RECORDS:
        kinds = ", ".join(str(RecordKind(record).label) for record in selection.records)
        yield kinds, replace(selection, records=DEFAULT_RECORDS)


def chosen_words(dimension: DimensionRecord, selection: Selection) -> str:
    words = [word_label(dimension, word) for word in selection.choices.get(dimension.key, ())]
    if dimension.key in selection.ranges:
        words.append(range_words(*selection.ranges[dimension.key]))
    return ", ".join(words)


def finding_drops(
    evidence: Evidence, matrix: Matrix, selection: FindingSelection, keys: frozenset[str] | None, path: str
) -> list[Drop]:
    """The same for findings; `keys` are those that the search found."""
    titles, words = facet_titles(), labels(evidence, matrix)
    made = []
    for facet, chosen in selection.choices.items():
        label = f"{titles[facet]}: {', '.join(words[facet].get(word, word) for word in chosen)}"
        made.append((label, selection.without_facet(facet), keys))
    if selection.q:
        made.append((f"“{selection.q}”", FindingSelection(selection.choices), None))
    counted = ((label, less, len(select_findings(evidence, less, found))) for label, less, found in made)
    return most_first(Drop(label, with_params(path, less.params()), finding_words(n), n) for label, less, n in counted)


def most_first(drops: Iterable[Drop]) -> list[Drop]:
    return sorted((one for one in drops if one.count), key=lambda one: -one.count)
