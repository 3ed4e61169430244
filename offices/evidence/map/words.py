"""The map of the evidence to print: choice by outcome, from how many independent bodies of data. No HTML."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.evidence.selection import words_of
from offices.evidence.words import families_words
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.models.vocabulary import Direction
from offices.table.sources import distinct_sources
from offices.wording.findings import SIGNS, source_url
from offices.wording.statements import Place
from offices.wording.urls import page_path, with_params


@dataclass(frozen=True)
class MapEntry:
    """The findings of one cell and one direction."""

    direction: str
    sign: str
    label: str
    n_families: int
    n_findings: int
    url: str

    is_mixed: bool
    """Whether they are about different values of the choice, or of what follows: then they may not say the same."""


@dataclass(frozen=True)
class MapHead:
    key: str
    label: str
    url: str
    """Of a dimension of the codebook; outcomes have no page."""


MapRow = tuple[MapHead, list[list[MapEntry]]]
"""A choice, and its cell of each column."""


@dataclass(frozen=True)
class EvidenceMap:
    caption: str
    heads: list[MapHead]
    groups: list[tuple[str, list[MapRow]]]
    """Label and rows of each group of the codebook."""
    directions: list[tuple[str, str]]
    """Sign and label of each direction that occurs."""
    n_findings: int
    n_families: int
    n_elsewhere: int
    """Findings that name no choice or nothing that follows, so that they have no place here."""
    sources: tuple[Place, ...]

    @property
    def families(self) -> str:
        """From how many independent bodies of data all of it comes."""
        return families_words(self.n_families)


Cells = dict[tuple[str, str], list[FindingRecord]]


def evidence_map(evidence: Evidence, matrix: Matrix, language: str) -> EvidenceMap:
    """The whole map; kept for the edition of the data and the language. Only rows and columns that occur."""
    cells = cells_of(evidence, matrix)
    findings = [finding for found in cells.values() for finding in found]
    following = {column for _row, column in cells}
    columns = [key for key in dict.fromkeys((*evidence.outcomes, *matrix.dimensions)) if key in following]
    heads = [column_head(key, evidence, matrix) for key in columns]
    used = {finding.direction for finding in findings}
    studies = {key for finding in findings for key in finding.studies}
    return EvidenceMap(
        caption=_("What is known to follow from which choice"),
        heads=heads,
        groups=list(groups_of(cells, heads, evidence, matrix)),
        directions=[(SIGNS[one], str(one.label)) for one in Direction if one in used],
        n_findings=len(findings),
        n_families=independent_families(evidence, findings),
        n_elsewhere=len(evidence.findings) - len(findings),
        sources=distinct_sources(Place(str(evidence.sources[key]), source_url(key), "") for key in studies),
    )


def cells_of(evidence: Evidence, matrix: Matrix) -> Cells:
    """(choice, what follows) -> findings; a finding without both has no place."""
    found: Cells = defaultdict(list)
    for finding in evidence.findings.values():
        ends = [next(iter(words_of(finding, facet)), "") for facet in ("antecedent", "outcome")]
        if ends[0] in matrix.dimensions and (ends[1] in evidence.outcomes or ends[1] in matrix.dimensions):
            found[ends[0], ends[1]].append(finding)
    return dict(found)


def column_head(key: str, evidence: Evidence, matrix: Matrix) -> MapHead:
    """An outcome or a dimension; where both have the key, one filter finds both, under the outcome's name."""
    return MapHead(key, str(evidence.outcomes[key].label), "") if key in evidence.outcomes else row_head(key, matrix)


def row_head(key: str, matrix: Matrix) -> MapHead:
    return MapHead(key, str(matrix.dimensions[key].label), page_path("dimension-detail", key))


def groups_of(
    cells: Cells, heads: Sequence[MapHead], evidence: Evidence, matrix: Matrix
) -> Iterator[tuple[str, list[MapRow]]]:
    """The choices by group, each under the columns of `heads`."""
    chosen = {row for row, _column in cells}
    for group in matrix.groups:
        keys = [one.key for one in group.dimensions if one.key in chosen]
        rows = [
            (row_head(key, matrix), [list(entries(cells.get((key, head.key), ()), evidence)) for head in heads])
            for key in keys
        ]
        if rows:
            yield str(group.label), rows


def entries(findings: Sequence[FindingRecord], evidence: Evidence) -> Iterator[MapEntry]:
    """One for each direction that the cell has, in the order of the directions."""
    for direction in Direction:
        found = [finding for finding in findings if finding.direction == direction]
        if found:
            ends = {facet: tuple(words_of(found[0], facet)) for facet in ("antecedent", "outcome")}
            chosen = Selection({**ends, "direction": (direction.value,)})
            yield MapEntry(
                direction=direction.value,
                sign=SIGNS[direction],
                label=str(direction.label),
                n_families=independent_families(evidence, found),
                n_findings=len(found),
                url=with_params(page_path("evidence"), chosen.params()),
                is_mixed=len({(one.antecedent.category, one.consequent.category) for one in found}) > 1,
            )
