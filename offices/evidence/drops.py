"""Which condition on findings to leave out where none was found."""

from django.utils.translation import ngettext

from offices.data.findings import Evidence
from offices.evidence.selection import FindingSelection, select_findings
from offices.evidence.words import facet_titles, labels
from offices.matrix.matrix import Matrix
from offices.wording.drops import Drop, most_first
from offices.wording.urls import with_params


def finding_words(n: int) -> str:
    return ngettext("%(n)s finding", "%(n)s findings", n) % {"n": n}


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
