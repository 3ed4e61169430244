"""Findings to print: what leads to what, how it is known, where it stands. No queries, no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from offices.data.findings import Evidence, FindingRecord, MeasurementRecord, PlaceRecord
from offices.data.records import DimensionRecord, End
from offices.matrix.matrix import Matrix, OfficeRow
from offices.models.vocabulary import Direction, EvidenceKind, FindingBasis
from offices.wording.statements import Place, place
from offices.wording.urls import page_path

SIGNS = {
    Direction.PROMOTES: "↑",
    Direction.HINDERS: "↓",
    Direction.MIXED: "↕",
    Direction.NO_CLEAR: "∅",
    Direction.OPEN: "?",
    Direction.DESCRIBES: "·",
}
"""Beside the word, never instead of it."""


@dataclass(frozen=True)
class EndWords:
    """One end of a finding, with a link where the codebook has it."""

    text: str
    url: str = ""
    key: str = ""
    """An outcome, a dimension, or `dimension:category`."""


@dataclass(frozen=True)
class FindingPlace:
    """What a study says, in a text that need not be its own: the place of a finding or of a figure."""

    study: str
    study_url: str
    place: Place
    second_hand: bool
    told_in: str
    """The other text that it was read in; empty where the study's own text tells it, be it of others."""


@dataclass(frozen=True)
class Conflict:
    """A finding that this one does not fit together with."""

    key: str
    url: str
    statement: str
    why: str


@dataclass(frozen=True)
class Speaker:
    """Whose word it rests on."""

    key: str
    label: str
    definition: str


@dataclass(frozen=True)
class FindingCard:
    key: str
    url: str
    statement: str
    theme: str
    antecedent: EndWords | None
    consequent: EndWords | None
    direction: str
    direction_label: str
    sign: str
    kind: str
    basis: str
    basis_label: str
    speakers: tuple[Speaker, ...]
    strength: str
    note: str
    places: tuple[FindingPlace, ...]
    offices: tuple[OfficeRow, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def speaker_words(self) -> str:
        """“leaders, staff”; empty where nobody says whose word it is."""
        return ", ".join(one.label for one in self.speakers)


def finding_cards(evidence: Evidence, matrix: Matrix, findings: Iterable[FindingRecord]) -> list[FindingCard]:
    """One card a finding, in the language of the page."""
    return [finding_card(evidence, matrix, finding) for finding in findings]


def finding_card(evidence: Evidence, matrix: Matrix, finding: FindingRecord) -> FindingCard:
    speak, ends = speakers(evidence, finding), (finding.antecedent, finding.consequent)
    antecedent, consequent = (end_words(end, evidence, matrix.dimensions) for end in ends)
    return FindingCard(
        key=finding.key,
        url=finding_url(finding.key),
        statement=str(finding.statement),
        theme=str(evidence.themes[finding.theme].label),
        antecedent=antecedent,
        consequent=consequent,
        direction=finding.direction,
        direction_label=direction_label(finding.direction),
        sign=SIGNS[Direction(finding.direction)],
        kind=str(EvidenceKind(finding.kind).label),
        basis=finding.basis,
        basis_label=str(FindingBasis(finding.basis).label),
        speakers=speak,
        strength=str(finding.strength),
        note=str(finding.note),
        places=tuple(finding_place(one) for one in finding.places),
        offices=tuple(matrix.office(slug) for slug in finding.offices if slug in matrix.first_row),
        conflicts=tuple(
            Conflict(key, finding_url(key), str(evidence.findings[key].statement), str(why))
            for key, why in finding.contradicts
            if key in evidence.findings
        ),
    )


def speakers(evidence: Evidence, finding: FindingRecord) -> tuple[Speaker, ...]:
    said = (evidence.speakers[key] for key in finding.speakers)
    return tuple(Speaker(one.key, str(one.label), str(one.definition)) for one in said)


def finding_url(key: str) -> str:
    return page_path("finding-detail", key)


def finding_place(one: PlaceRecord | MeasurementRecord) -> FindingPlace:
    """The study that tells it, and where that was read."""
    told_in = "" if one.citation.source == one.study else str(one.citation.cited_as)
    return FindingPlace(str(one.cited_as), source_url(one.study), place(one.citation), one.second_hand, told_in)


def source_url(key: str) -> str:
    return page_path("source-detail", key)


def end_words(end: End, evidence: Evidence, dimensions: dict[str, DimensionRecord]) -> EndWords | None:
    """“leadership: one leader”, with a link to the codebook; an outcome by its name; None where there is none."""
    if end.outcome:
        return EndWords(str(evidence.outcomes[end.outcome].label), key=end.outcome)
    if end.dimension not in dimensions:
        return None
    dimension = dimensions[end.dimension]
    category = dimension.by_key.get(end.category)
    text = f"{dimension.label}: {category.label}" if category else str(dimension.label)
    key = f"{dimension.key}:{category.key}" if category else dimension.key
    return EndWords(text, page_path("dimension-detail", dimension.key), key)


def direction_label(direction: str) -> str:
    """A verb between the two ends; one word for what is between none."""
    return {
        Direction.PROMOTES: _("promotes"),
        Direction.HINDERS: _("hinders"),
        Direction.MIXED: _("both promotes and hinders"),
        Direction.NO_CLEAR: _("has no clear effect on"),
        Direction.OPEN: pgettext("direction", "open"),
        Direction.DESCRIBES: pgettext("direction", "describes"),
    }[Direction(direction)]
