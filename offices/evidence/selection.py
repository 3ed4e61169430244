"""Filtering and counting findings by the engine of the offices: a row a finding, a column a facet. No words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from offices.data.editions import Edition
from offices.data.findings import Evidence, FindingRecord
from offices.evidence.facets import facet_dimensions
from offices.evidence.weighing import is_about
from offices.matrix.counting import counts_where, rows_where
from offices.matrix.matrix import Column, Matrix, bit_set, bits
from offices.matrix.searched import keys_found
from offices.matrix.selection import Selection
from offices.models.vocabulary import Status

FACETS = (
    *("theme", "antecedent", "outcome", "direction", "kind", "basis", "speaker", "source"),
    *("question", "dimension", "office"),
)
"""What findings are filtered by; each is a parameter of the page and of the API."""
PARAMETERS = (*FACETS, "speaker_match")


@dataclass(frozen=True, eq=False)
class Findings:
    """All findings in their order, each a row. Equal only to itself, so that it can be a cache key."""

    edition: Edition
    rows: tuple[FindingRecord, ...]
    facets: Mapping[str, Column]


def findings_of(evidence: Evidence, matrix: Matrix) -> Findings:
    """The findings of the edition with their facets in the language of the page."""
    return matrix.edition.kept(made_findings, evidence, matrix, get_language() or "")


def made_findings(evidence: Evidence, matrix: Matrix, language: str) -> Findings:
    """`language` is part of the key, since offices are listed by the names that are shown."""
    rows = tuple(evidence.findings.values())
    facets = {}
    for dimension in facet_dimensions(evidence, matrix):
        held: dict[str, list[int]] = {key: [] for key in dimension.by_key}
        for row, finding in enumerate(rows):
            words = questions_of(evidence, finding) if dimension.key == "question" else words_of(finding, dimension.key)
            for word in set(words) & held.keys():
                held[word].append(row)
        sets = {key: bit_set(ones) for key, ones in held.items()}
        facets[dimension.key] = Column(dimension, sets, {}, bit_set(range(len(rows))))
    return Findings(matrix.edition, rows, facets)


def questions_of(evidence: Evidence, finding: FindingRecord) -> list[str]:
    """The ready questions that the finding is about."""
    return [key for key, question in evidence.questions.items() if is_about(question, finding)]


def words_of(finding: FindingRecord, facet: str) -> Iterable[str]:
    """The words of a facet that the finding has; an outcome may also be a dimension."""
    if facet == "antecedent":
        return [finding.antecedent.dimension] if finding.antecedent else []
    if facet == "outcome":
        return [finding.consequent.outcome or finding.consequent.dimension] if finding.consequent else []
    if facet == "speaker":
        return finding.speakers or [Status.NOT_STATED.value]
    if facet == "source":
        return finding.sources
    if facet == "dimension":
        return finding.dimensions
    if facet == "office":
        return finding.offices
    return [getattr(finding, facet)]


def searched(findings: Findings, q: str) -> int:
    """The rows that a search finds; all without one."""
    if not q:
        return bit_set(range(len(findings.rows)))
    keys = keys_found(findings.edition, q, "finding")
    return bit_set(row for row, finding in enumerate(findings.rows) if finding.key in keys)


def select_findings(findings: Findings, selection: Selection) -> list[FindingRecord]:
    """The findings that satisfy every facet and the search, in their order."""
    return [findings.rows[row] for row in bits(rows_where(findings, searched(findings, selection.q), selection))]


def findings_with(findings: Findings, facet: str, word: str) -> list[FindingRecord]:
    """The findings that have just this word of a facet; none of a word that no list has."""
    return [findings.rows[row] for row in bits(findings.facets[facet].held.get(word, 0))]


def finding_counts(findings: Findings, selection: Selection) -> dict[str, dict[str, int]]:
    """Facet -> word -> how many findings a click on the word would leave; a facet's own choices are left out."""
    return counts_where(findings, searched(findings, selection.q), selection)
