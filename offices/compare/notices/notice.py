"""What a fairness notice is, and what several of them ask of the cases. No notice of its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from offices.compare.rows import Comparison, Row
from offices.data.case import Case
from offices.data.records import CaveatRecord, CitationRecord


@dataclass(frozen=True)
class Notice:
    """A reason for care: its code, the dimensions it touches (none: all), and facts for its sentence."""

    code: str
    dimensions: tuple[str, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    warnings: tuple[CaveatRecord, ...] = ()
    """What the authors themselves say of it."""


def keys(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row.dimension.key for row in rows)


def main_study(case: Case) -> CitationRecord | None:
    """A place in the study that most of the visit's codings rest on; a threshold borrowed from another does not count.

    None if nothing is cited.
    """
    places = [coding.citations[0] for coding in case.visit.codings if coding.citations]
    cited = Counter(place.source for place in places)
    return max(places, key=lambda place: cited[place.source], default=None)


def shared_warnings(comparison: Comparison, *kinds: str) -> dict[CaveatRecord, set[str]]:
    """What the authors warn of, of these kinds, about several of the compared offices at once, with those offices.

    A warning about a whole study is about those of them that the study is the main one of.
    """
    offices = {case.office.slug: case.office for case in comparison.cases}
    studied = {(case.office.slug, place.source) for case in comparison.cases if (place := main_study(case))}
    warned = (caveat for office in offices.values() for caveat in office.caveats if caveat.kind in kinds)
    about = {caveat: offices_of(caveat, set(offices), studied) for caveat in warned}
    return {caveat: slugs for caveat, slugs in about.items() if len(slugs) > 1}


def offices_of(caveat: CaveatRecord, slugs: set[str], studied: set[tuple[str, str]]) -> set[str]:
    """Which of the offices a warning is about; `studied` pairs offices with their main studies."""
    if caveat.offices:
        return slugs.intersection(caveat.offices)
    return {slug for slug, source in studied if source == caveat.citation.source}
