"""In which order findings stand: the words of `sort`, and what each sorts by. No filtering."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.models.vocabulary import EvidenceKind, FindingBasis

FINDING_SORTS = ("bodies", "-bodies", "year", "-year", "kind", "-kind")
"""What `sort` may be; `-` turns the order. Without it findings stand by theme and key, as they do among equals."""
Places = Mapping[str, Mapping[str, int | None]]
"""What is sorted by -> key of a finding -> its place."""
KINDS = {kind.value: place for place, kind in enumerate(EvidenceKind)}
BASES = {basis.value: place for place, basis in enumerate(FindingBasis)}


def strength(finding: FindingRecord) -> int:
    """Its place by how what it says came to be known: measured first, argued last."""
    return BASES[finding.basis]


def strongest_first(findings: Iterable[FindingRecord]) -> list[FindingRecord]:
    """By how what they say came to be known; else as they come."""
    return sorted(findings, key=strength)


def findings_in_order(places: Places, findings: Sequence[FindingRecord], sort: str) -> list[FindingRecord]:
    """Sorted by a word of `FINDING_SORTS`; as they come without one. What has no year stands last, whichever way."""
    by, turned = sort.removeprefix("-"), sort.startswith("-")
    if not by:
        return list(findings)
    known = [(number, one) for one in findings if (number := places[by][one.key]) is not None]
    ordered = [one for _number, one in sorted(known, key=itemgetter(0), reverse=turned)]
    return [*ordered, *(one for one in findings if places[by][one.key] is None)]


def finding_places(evidence: Evidence) -> Places:
    """Of all findings; keep it with the edition. Most bodies of data, oldest data, registers and surveys come first."""
    found = evidence.findings.values()
    return {
        "bodies": {one.key: -independent_families(evidence, [one]) for one in found},
        "year": {one.key: data_year(evidence, one) for one in found},
        "kind": {one.key: KINDS[one.kind] for one in found},
    }


def data_year(evidence: Evidence, finding: FindingRecord) -> int | None:
    """The last year of its data; of a study that does not say so the year it was published."""
    last = (
        evidence.data_years.get(study, (None, None))[1] or evidence.published.get(study)
        for study in finding.found_by or finding.studies
    )
    return max((year for year in last if year), default=None)
