"""Findings and indicators as plain, frozen records; questions are in questions.py. No Django models, no queries."""

from dataclasses import dataclass, field
from typing import NamedTuple

from offices.data.questions import QuestionRecord
from offices.data.records import CitationRecord, End, Number, Pair


@dataclass(frozen=True)
class ThemeRecord:
    key: str
    label: Pair


@dataclass(frozen=True)
class AreaRecord:
    """What joins groups of the codebook, or outcomes, where all of them are too many."""

    key: str
    label: Pair


@dataclass(frozen=True)
class FamilyRecord:
    """Studies that rest on the same data; reviews have none of their own."""

    key: str
    label: Pair
    note: Pair
    own_data: bool


@dataclass(frozen=True)
class OutcomeRecord:
    key: str
    label: Pair
    definition: Pair
    polarity: str
    area: str = ""
    """Key of what it is joined with."""


@dataclass(frozen=True)
class SpeakerRecord:
    """Whose word a finding may rest on."""

    key: str
    label: Pair
    definition: Pair


@dataclass(frozen=True)
class PlaceRecord:
    """Where a finding stands, and the study that found it."""

    study: str
    cited_as: Pair
    second_hand: bool
    citation: CitationRecord


class Against(NamedTuple):
    """A finding that another one does not fit together with, and why."""

    finding: str
    why: Pair


@dataclass(frozen=True)
class FindingRecord:
    key: str
    statement: Pair
    theme: str
    antecedent: End
    consequent: End
    direction: str
    kind: str
    basis: str
    strength: Pair
    note: Pair
    places: tuple[PlaceRecord, ...]
    speakers: tuple[str, ...] = ()
    """Whose word it rests on; empty where that is not said."""
    offices: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    """All that it speaks of: both ends and further ones."""
    contradicts: tuple[Against, ...] = ()

    @property
    def studies(self) -> frozenset[str]:
        return frozenset(place.study for place in self.places)

    @property
    def found_by(self) -> frozenset[str]:
        """The studies, less those that only retell others which are no source here: they are no proof of their own."""
        retold = {one.study for one in self.places if one.second_hand and one.study == one.citation.source}
        return self.studies - retold

    @property
    def is_retold(self) -> bool:
        """Whether no text that was read found it itself."""
        return all(place.second_hand for place in self.places)

    @property
    def sources(self) -> frozenset[str]:
        """The studies, and the texts it was read in."""
        return self.studies | {place.citation.source for place in self.places}


@dataclass(frozen=True)
class MeasurementRecord:
    """A figure as the source gives it; `words` is a quantity without one, or how the figure is worded."""

    key: str
    year_low: int | None
    year_high: int | None
    group: Pair
    number: Number | None
    words: Pair
    base: Pair
    study: str
    cited_as: Pair
    second_hand: bool
    not_comparable: Pair
    note: Pair
    citation: CitationRecord

    @property
    def years(self) -> tuple[int | None, int | None]:
        return self.year_low, self.year_high


@dataclass(frozen=True)
class IndicatorRecord:
    key: str
    text: Pair
    theme: str
    unit: Pair
    polarity: str
    end: End
    outcome: str
    note: Pair
    measurements: tuple[MeasurementRecord, ...]


@dataclass(frozen=True, eq=False)
class Evidence:
    """All of it, as of one data version. Equal only to itself."""

    themes: dict[str, ThemeRecord] = field(default_factory=dict)
    areas: dict[str, AreaRecord] = field(default_factory=dict)
    outcomes: dict[str, OutcomeRecord] = field(default_factory=dict)
    speakers: dict[str, SpeakerRecord] = field(default_factory=dict)
    findings: dict[str, FindingRecord] = field(default_factory=dict)
    indicators: dict[str, IndicatorRecord] = field(default_factory=dict)
    questions: dict[str, QuestionRecord] = field(default_factory=dict)
    families: dict[str, FamilyRecord] = field(default_factory=dict)
    families_of: dict[str, frozenset[str]] = field(default_factory=dict)
    """Source key -> keys of its data families."""
    data_years: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    """Source key -> first and last year of its data."""
    published: dict[str, int] = field(default_factory=dict)
    """Source key -> its year."""
    sources: dict[str, Pair] = field(default_factory=dict)
    """Source key -> the source in short, such as Klemsdal 2008; in the order of the pages."""
