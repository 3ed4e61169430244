"""In which order findings stand: the words of `sort`, and what each sorts by. No filtering."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.models.vocabulary import EvidenceKind

FINDING_SORTS = ("bodies", "-bodies", "year", "-year", "kind", "-kind")
"""What `sort` may be; `-` turns the order. Without it findings stand by theme and key, as they do among equals."""
KINDS = {kind.value: place for place, kind in enumerate(EvidenceKind)}


def findings_in_order(evidence: Evidence, findings: Sequence[FindingRecord], sort: str) -> list[FindingRecord]:
    """Sorted by a word of `FINDING_SORTS`; as they come without one. What has no year stands last, whichever way."""
    by, turned = sort.removeprefix("-"), sort.startswith("-")
    if not by:
        return list(findings)
    place = places(evidence)[by]
    known = [(number, one) for one in findings if (number := place(one)) is not None]
    ordered = [one for _number, one in sorted(known, key=itemgetter(0), reverse=turned)]
    return [*ordered, *(one for one in findings if place(one) is None)]


def places(evidence: Evidence) -> dict[str, Callable[[FindingRecord], int | None]]:
    """What each word sorts by: most bodies of data first, oldest data first, registers and surveys first."""
    return {
        "bodies": lambda one: -independent_families(evidence, [one]),
        "year": lambda one: data_year(evidence, one),
        "kind": lambda one: KINDS[one.kind],
    }


def data_year(evidence: Evidence, finding: FindingRecord) -> int | None:
    """The last year of its data; of a study that does not say so the year it was published."""
    last = (
        evidence.data_years.get(study, (None, None))[1] or evidence.published.get(study)
        for study in finding.found_by or finding.studies
    )
    return max((year for year in last if year), default=None)
