"""Under what a finding was made, beside the described office: offices, years, phase, law. Which, not in which words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from offices.data.findings import FindingRecord
from offices.data.records import CaveatRecord, ConflictRecord, OfficeRecord
from offices.models.vocabulary import CaveatKind, RecordKind
from offices.our_office.description import Choice
from offices.our_office.likeness import Stand, stand_of


@dataclass(frozen=True)
class Ground:
    """The studied offices under the findings about one choice, and the other choices that none of them shares."""

    choice: Choice
    cases: tuple[OfficeRecord, ...]
    shared_by_none: tuple[Choice, ...]


def ground(choice: Choice, offices: Iterable[OfficeRecord], choices: Iterable[Choice]) -> Ground:
    """The `offices` are those under its findings; vignettes and settings are not offices."""
    cases = tuple(one for one in offices if one.record == RecordKind.CASE)
    others = [one for one in choices if one != choice]
    return Ground(choice, cases, tuple(one for one in others if not any(shares(case, one) for case in cases)))


def shares(case: OfficeRecord, choice: Choice) -> bool:
    """Whether it is known to be as chosen."""
    visit = case.latest
    return visit is not None and stand_of(choice, visit.cell(choice.dimension)) is Stand.AGREES


def laws(caveats: Iterable[CaveatRecord], findings: Iterable[FindingRecord], keys: Sequence[str]) -> list[CaveatRecord]:
    """What the texts of the findings say of the law of their time, as far as it concerns what was chosen."""
    sources = {source for finding in findings for source in finding.sources}
    return [
        one
        for one in caveats
        if one.kind == CaveatKind.LAW
        and one.citation.source in sources
        and (not one.dimensions or not set(one.dimensions).isdisjoint(keys))
    ]


@dataclass(frozen=True)
class Clash:
    """Two choices that exclude one another."""

    conflict: ConflictRecord
    choices: tuple[Choice, Choice]


def clashes(conflicts: Iterable[ConflictRecord], choices: Sequence[Choice]) -> list[Clash]:
    """Every pair of choices that a source's definition sets apart."""
    found = []
    for conflict in conflicts:
        one, other = (
            next((each for each in choices if each.is_within(end)), None) for end in (conflict.one, conflict.other)
        )
        if one and other:
            found.append(Clash(conflict, (one, other)))
    return found
