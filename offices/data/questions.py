"""Ready questions as plain, frozen records. No Django models, no queries."""

from dataclasses import dataclass
from datetime import date

from offices.data.records import CitationRecord, End, Pair


@dataclass(frozen=True)
class SideRecord:
    """What findings can speak for: categories that they start from, or outcomes that they lead to."""

    key: str
    label: Pair
    categories: frozenset[End]
    outcomes: frozenset[str]
    speaks_for: str
    """Of outcomes: the direction that speaks for them."""


@dataclass(frozen=True)
class SentenceRecord:
    """A sentence of a question, and the keys of the findings that carry it."""

    kind: str
    text: Pair
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class SupportRecord:
    """What one source can and cannot support of a question."""

    source: str
    cited_as: Pair
    can: Pair
    cannot: Pair
    citation: CitationRecord


@dataclass(frozen=True)
class QuestionRecord:
    """A question; a finding is about it that starts from, or leads to, what it asks about."""

    key: str
    title: Pair
    from_dimensions: frozenset[str]
    to_dimensions: frozenset[str]
    outcomes: frozenset[str]
    sides: tuple[SideRecord, ...]
    sentences: tuple[SentenceRecord, ...]
    supports: tuple[SupportRecord, ...]
    written_on: date | None = None
    review_by: date | None = None
    signed_by: str = ""

    def said(self, *kinds: str) -> list[SentenceRecord]:
        """Its sentences of these kinds, in the order of the kinds."""
        return [one for kind in kinds for one in self.sentences if one.kind == kind]
