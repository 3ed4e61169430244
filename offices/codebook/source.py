"""One source to print: what it studied, what is said of it, what in the data comes from it. No queries, no HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from offices.codebook.studies import Studies
from offices.codebook.study_words import StudyLine, study_line
from offices.codebook.words import SourceEntry, source_entry
from offices.data.findings import Evidence
from offices.data.records import CaveatRecord, CitationRecord
from offices.evidence.indicators.words import IndicatorRow, first_numbers, indicator_rows
from offices.evidence.selection import findings_of, findings_with
from offices.matrix.matrix import Matrix
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.statements import Place, place

FINDINGS = 5
"""On the page; the list of findings has them all."""


@dataclass(frozen=True)
class Family:
    """A body of data that the source shares with others."""

    label: str
    note: str
    siblings: list[tuple[str, str]]
    """Key and short name of the other sources."""


@dataclass(frozen=True)
class Reviewed:
    """What a review says of the source."""

    review: str
    entry: Any
    method: str
    sample: str
    found: str
    note: str
    place: Place


@dataclass(frozen=True)
class SourcePage:
    entry: SourceEntry
    line: StudyLine
    cited_as: str
    families: list[Family]
    reviewed: list[Reviewed]
    studies: list[tuple[str, str]]
    """Of a review: key and short name of the studies that it read."""
    findings: list[FindingCard]
    n_findings: int
    indicators: list[IndicatorRow]

    @property
    def numbers(self) -> list[IndicatorRow]:
        return first_numbers(self.indicators)


def source_page(
    source: Any,
    studies: Studies,
    entries: Sequence[tuple[Any, CitationRecord, dict[str, Any]]],
    uses: dict[str, Any],
    caveats: Sequence[CaveatRecord],
    matrix: Matrix,
    evidence: Evidence,
) -> SourcePage:
    """`entries` are the review's words on it, each with its citation and its texts."""
    key = source.key
    about = findings_with(findings_of(evidence, matrix), "source", key)
    study = next(one for one in studies.rows if one.key == key)
    figures = [
        one
        for one in evidence.indicators.values()
        if any(key in (figure.study, figure.citation.source) for figure in one.measurements)
    ]
    return SourcePage(
        entry=source_entry(source, uses, caveats, matrix),
        line=study_line(studies, study, uses, len(about), evidence),
        cited_as=str(evidence.sources[key]),
        families=families(key, evidence),
        reviewed=[
            Reviewed(
                review=str(evidence.sources.get(row.review.key, row.review.key)),
                entry=row,
                place=place(citation),
                **{name: str(text) for name, text in texts.items()},
            )
            for row, citation, texts in entries
        ],
        studies=[
            (row.study.key, str(evidence.sources[row.study.key]))
            for row in source.entries.all()
            if row.study.key in evidence.sources
        ],
        findings=finding_cards(evidence, matrix, about[:FINDINGS]),
        n_findings=len(about),
        indicators=indicator_rows(figures, evidence, matrix),
    )


def families(key: str, evidence: Evidence) -> list[Family]:
    return [
        Family(
            str(evidence.families[family].label),
            str(evidence.families[family].note),
            [
                (other, str(short))
                for other, short in evidence.sources.items()
                if other != key and family in evidence.families_of.get(other, ())
            ],
        )
        for family in sorted(evidence.families_of.get(key, ()))
    ]
