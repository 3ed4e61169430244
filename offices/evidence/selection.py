"""Filtering and counting findings: OR within a facet, AND across. No database, no words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from offices.data.findings import Evidence, FindingRecord

FACETS = ("theme", "antecedent", "outcome", "direction", "kind", "basis", "source", "dimension", "office")
"""What findings are filtered by; each is a parameter of the page and of the API."""


@dataclass(frozen=True)
class FindingSelection:
    """What was chosen, by facet, and the words searched for."""

    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    q: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.choices and not self.q

    def params(self) -> Iterator[tuple[str, str]]:
        """As URL parameters."""
        for facet, words in self.choices.items():
            yield from ((facet, word) for word in words)
        if self.q:
            yield "q", self.q

    def without(self, facet: str, word: str) -> "FindingSelection":
        """The selection less one word of a facet."""
        kept = {**self.choices, facet: tuple(one for one in self.choices.get(facet, ()) if one != word)}
        return FindingSelection({name: words for name, words in kept.items() if words}, self.q)

    def without_facet(self, facet: str) -> "FindingSelection":
        """The selection less all that is chosen of a facet."""
        return FindingSelection({name: words for name, words in self.choices.items() if name != facet}, self.q)


def words_of(finding: FindingRecord, facet: str) -> Iterable[str]:
    """The words of a facet that the finding has; an outcome may also be a dimension."""
    if facet == "antecedent":
        return [finding.antecedent.dimension] if finding.antecedent else []
    if facet == "outcome":
        return [finding.consequent.outcome or finding.consequent.dimension] if finding.consequent else []
    if facet == "source":
        return finding.sources
    if facet == "dimension":
        return finding.dimensions
    if facet == "office":
        return finding.offices
    return [getattr(finding, facet)]


def matches(finding: FindingRecord, facet: str, chosen: Iterable[str]) -> bool:
    return not set(chosen).isdisjoint(words_of(finding, facet))


def select_findings(
    evidence: Evidence, selection: FindingSelection, found: frozenset[str] | None = None
) -> list[FindingRecord]:
    """The findings that satisfy every facet; `found` are the keys that the search found, None without a search."""
    return [
        finding
        for finding in evidence.findings.values()
        if (found is None or finding.key in found)
        and all(matches(finding, facet, chosen) for facet, chosen in selection.choices.items())
    ]


def finding_counts(
    evidence: Evidence, selection: FindingSelection, found: frozenset[str] | None = None
) -> dict[str, Counter[str]]:
    """Facet -> word -> how many findings a click on the word would leave; a facet's own choices are left out."""
    counts: dict[str, Counter[str]] = {}
    for facet in FACETS:
        rest = select_findings(evidence, selection.without_facet(facet), found)
        counts[facet] = Counter(word for finding in rest for word in set(words_of(finding, facet)))
    return counts
