"""The map of the evidence to print: areas of choices by areas of what follows, each opens into its choices. No HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence
from offices.evidence.bodies import independent_families
from offices.evidence.map.cells import (
    CHOICE,
    OTHER,
    Cells,
    areas_of_choices,
    areas_of_following,
    cells_of,
    joined,
    only_relations,
)
from offices.evidence.map.fields import Column, MapRow, map_row
from offices.evidence.words import count_words, families_words
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Direction, FindingBasis
from offices.table.sources import distinct_sources
from offices.wording.computed import mid_sentence
from offices.wording.findings import SIGNS, FindingCard, direction_label, finding_cards, source_url
from offices.wording.statements import Place
from offices.wording.urls import page_path, with_params

LEAST_LEAD = 2
"""One body of data is no more than another one."""


@dataclass(frozen=True)
class EvidenceMap:
    title: str
    heads: tuple[tuple[str, str], ...]
    """Of each column its label, and how many findings are in it."""
    rows: tuple[MapRow, ...]
    directions: tuple[tuple[str, str], ...]
    """Sign and label of each direction that occurs."""
    n_findings: int
    families: str
    """From how many independent bodies of data all of it comes."""
    n_elsewhere: int
    """Findings that link no choice with what follows, and so have no place here."""
    measured: tuple[FindingCard, ...]
    sources: tuple[Place, ...]

    @property
    def n_fields(self) -> int:
        return len(self.rows) * len(self.heads)

    @property
    def n_filled(self) -> int:
        return sum(field is not None for row in self.rows for field in row.fields)


def evidence_map(evidence: Evidence, matrix: Matrix, language: str) -> EvidenceMap:
    """The whole map; kept for the edition of the data and the language. Only rows and columns that occur."""
    cells = only_relations(cells_of(evidence, matrix))
    findings = list(chain(*cells.values()))
    measured = [one for one in findings if one.basis == FindingBasis.MEASURED]
    counts = column_counts(cells, areas_of_following(evidence, matrix))
    columns = [(key, label) for key, label in area_labels(evidence).items() if key in counts]
    rows = area_rows(cells, columns, evidence, matrix)
    used = {one.direction for one in findings}
    studies = {key for one in findings for key in one.studies}
    return EvidenceMap(
        title=title_words(rows, len(measured), len(findings)),
        heads=tuple((label, count_words(counts[key])) for key, label in columns),
        rows=rows,
        directions=tuple((SIGNS[one], direction_label(one)) for one in Direction if one in used),
        n_findings=len(findings),
        families=families_words(independent_families(evidence, findings)),
        n_elsewhere=len(evidence.findings) - len(findings),
        measured=tuple(finding_cards(evidence, matrix, measured)),
        sources=distinct_sources(Place(str(evidence.sources[key]), source_url(key), "") for key in studies),
    )


def title_words(rows: Sequence[MapRow], n_measured: int, n: int) -> str:
    """What most data are about, where that is one area, and how little of all of it is measured."""
    most = max((row.n_families for row in rows), default=0)
    top = [row for row in rows if row.n_families == most]
    if most < LEAST_LEAD or len(top) > 1:
        return _("Map of the evidence")
    about = {"area": mid_sentence(top[0].label), "n": n_measured, "all": n}
    if not n_measured:
        return _("Most data are about %(area)s; nothing is measured") % about
    said = ngettext(
        "Most data are about %(area)s; %(n)s of %(all)s findings is measured",
        "Most data are about %(area)s; %(n)s of %(all)s findings are measured",
        n_measured,
    )
    return said % about


def area_labels(evidence: Evidence) -> dict[str, str]:
    """In their order; last what is joined with nothing, and what is no outcome but a choice itself."""
    named = {key: str(one.label) for key, one in evidence.areas.items()}
    return {**named, OTHER: named.get(OTHER, _("Other")), CHOICE: _("Another choice")}


def column_counts(cells: Cells, areas: Mapping[str, str]) -> dict[str, int]:
    """Area -> how many findings lead to something in it."""
    counts: dict[str, int] = {}
    for (_choice, following), findings in cells.items():
        counts[areas[following]] = counts.get(areas[following], 0) + len(findings)
    return counts


def area_rows(cells: Cells, columns: Sequence[Column], evidence: Evidence, matrix: Matrix) -> tuple[MapRow, ...]:
    """The areas of choices, each with its choices."""
    areas, following = areas_of_choices(matrix), areas_of_following(evidence, matrix)
    found = joined(cells, areas, following)
    rows = []
    for key, label in area_labels(evidence).items():
        single = joined(cells, {one: one for one, area in areas.items() if area == key}, following)
        url = f"{with_params(page_path('evidence-map'), [('group', key)])}#a-{key}"
        rows += [map_row((key, label, url), found, columns, evidence, choice_rows(single, columns, evidence, matrix))]
    return most_first(rows)


def choice_rows(cells: Cells, columns: Sequence[Column], evidence: Evidence, matrix: Matrix) -> tuple[MapRow, ...]:
    """The single choices that the cells are of."""
    keys = dict.fromkeys(choice for choice, _column in cells)
    heads = ((key, str(matrix.dimensions[key].label), page_path("dimension-detail", key)) for key in keys)
    return most_first(map_row(head, cells, columns, evidence) for head in heads)


def most_first(rows: Iterable[MapRow]) -> tuple[MapRow, ...]:
    """Those with most data first; only those that have a finding."""
    return tuple(sorted((row for row in rows if any(row.fields)), key=lambda row: -row.n_families))
