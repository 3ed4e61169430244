"""The map of the evidence to print: choice by outcome, from how many independent bodies of data. No HTML."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.evidence.selection import words_of
from offices.evidence.words import families_words
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.models.sorting import sort_key
from offices.models.vocabulary import Direction
from offices.wording.findings import SIGNS, source_url
from offices.wording.statements import Place
from offices.wording.urls import with_params


@dataclass(frozen=True)
class MapEntry:
    """The findings of one cell and one direction."""

    direction: str
    sign: str
    label: str
    n_families: int
    n_findings: int
    url: str
    follows: str
    """What follows, where the column's head is not above it."""
    is_mixed: bool
    """Whether they are about different values of the choice, or of what follows: then they may not say the same."""


@dataclass(frozen=True)
class MapHead:
    key: str
    label: str
    url: str
    """Of a dimension of the codebook; outcomes have no page."""


@dataclass(frozen=True)
class MapRow:
    head: MapHead
    cells: list[list[MapEntry]]


@dataclass(frozen=True)
class MapGroup:
    label: str
    rows: list[MapRow]


@dataclass(frozen=True)
class EvidenceMap:
    caption: str
    heads: list[MapHead]
    groups: list[MapGroup]
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
    used = {finding.direction for finding in findings}
    studies = {key for finding in findings for key in finding.studies}
    return EvidenceMap(
        caption=_("What is known to follow from which choice"),
        heads=[column_head(key, evidence, matrix) for key in columns],
        groups=list(groups_of(cells, columns, evidence, matrix)),
        directions=[(SIGNS[one], str(one.label)) for one in Direction if one in used],
        n_findings=len(findings),
        n_families=independent_families(evidence, findings),
        n_elsewhere=len(evidence.findings) - len(findings),
        sources=tuple(
            Place(name, url, "")
            for name, url in sorted(
                ((str(evidence.sources[key]), source_url(key)) for key in studies),
                key=lambda one: (sort_key(one[0]), one[1]),
            )
        ),
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
    return MapHead(key, str(matrix.dimensions[key].label), reverse("offices:dimension-detail", args=[key]))


def groups_of(cells: Cells, columns: Sequence[str], evidence: Evidence, matrix: Matrix) -> Iterator[MapGroup]:
    rows = {row for row, _column in cells}
    path, heads = reverse("offices:evidence"), {key: column_head(key, evidence, matrix).label for key in columns}
    for group in matrix.groups:
        made = [
            MapRow(
                row_head(dimension.key, matrix),
                [list(entries(cells.get((dimension.key, key), ()), path, heads[key], evidence)) for key in columns],
            )
            for dimension in group.dimensions
            if dimension.key in rows
        ]
        if made:
            yield MapGroup(str(group.label), made)


def entries(findings: Sequence[FindingRecord], path: str, follows: str, evidence: Evidence) -> Iterator[MapEntry]:
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
                url=with_params(path, chosen.params()),
                follows=follows,
                is_mixed=len({(one.antecedent.category, one.consequent.category) for one in found}) > 1,
            )
