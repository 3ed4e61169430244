"""A field of the map to print, and a row of them: how much data stand under it, and where its findings are. No HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import ngettext

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.evidence.map.cells import Cells
from offices.evidence.selection import words_of
from offices.evidence.words import count_words
from offices.matrix.selection import Selection
from offices.models.vocabulary import Direction, FindingBasis
from offices.wording.findings import SIGNS, direction_label
from offices.wording.urls import page_path, selection_url

LEVELS = (1, 2, 4)
"""How many bodies of data each shade takes at least, after the one of none."""
Column = tuple[str, str]
"""Key and label of a column."""


@dataclass(frozen=True)
class Sign:
    """How many findings of a field are of one direction."""

    sign: str
    n: int
    label: str


@dataclass(frozen=True)
class Field:
    """The findings that link a choice, or several, with what follows."""

    column: str
    n_families: int
    bodies: str
    n_findings: int
    found: str
    level: int
    is_measured: bool
    """Whether some of it is measured."""
    signs: tuple[Sign, ...]
    url: str


@dataclass(frozen=True)
class MapRow:
    """An area of choices, or a single choice of one."""

    key: str
    label: str
    url: str
    n_families: int
    bodies: str
    found: str
    fields: tuple[Field | None, ...]
    """One for each column; none where no finding links the two."""
    choices: tuple["MapRow", ...] = ()


def map_row(
    head: tuple[str, str, str],
    cells: Cells,
    columns: Sequence[Column],
    evidence: Evidence,
    choices: tuple[MapRow, ...] = (),
) -> MapRow:
    """`head` is the key of the row, its label and its link; `cells` have its findings by column."""
    key, label, url = head
    inside = list(chain(*(found for (row, _column), found in cells.items() if row == key)))
    n = independent_families(evidence, inside)
    fields = tuple(field(cells.get((key, column), ()), label, evidence) for column, label in columns)
    return MapRow(key, label, url, n, bodies_words(n), count_words(len(inside)), fields, choices)


def field(findings: Sequence[FindingRecord], column: str, evidence: Evidence) -> Field | None:
    if not findings:
        return None
    n = independent_families(evidence, findings)
    return Field(
        column=column,
        n_families=n,
        bodies=bodies_words(n),
        n_findings=len(findings),
        found=count_words(len(findings)),
        level=sum(n >= least for least in LEVELS),
        is_measured=any(one.basis == FindingBasis.MEASURED for one in findings),
        signs=tuple(signs(findings)),
        url=list_url(findings),
    )


def signs(findings: Sequence[FindingRecord]) -> Iterator[Sign]:
    for direction in Direction:
        if n := sum(one.direction == direction for one in findings):
            yield Sign(SIGNS[direction], n, direction_label(direction))


def list_url(findings: Sequence[FindingRecord]) -> str:
    """The list with just these: of all that lie in their rows and columns there are no others."""
    ends = {facet: ends_of(findings, facet) for facet in ("antecedent", "outcome")}
    directions = tuple(one.value for one in Direction if any(finding.direction == one for finding in findings))
    return selection_url(page_path("evidence"), Selection({**ends, "direction": directions}))


def ends_of(findings: Sequence[FindingRecord], facet: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(next(iter(words_of(one, facet))) for one in findings))


def bodies_words(n: int) -> str:
    return ngettext("%(n)s body of data", "%(n)s bodies of data", n) % {"n": n}
