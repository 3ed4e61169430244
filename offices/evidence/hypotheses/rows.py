"""Relations against records: which are set against which, and what can be told. Records in, rows out; no words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from offices.data.findings import Evidence, FindingRecord
from offices.data.records import OfficeRecord, VisitRecord
from offices.evidence.bodies import data_of
from offices.evidence.hypotheses.stands import Dimensions, Stand, Standing, antecedent_of, consequent_of, stand
from offices.models.vocabulary import Direction, EvidenceKind

DIRECTED = (Direction.PROMOTES, Direction.HINDERS)


class Verdict(StrEnum):
    """Gravest first, as the page has them."""

    DOES_NOT_FIT = "does_not_fit"
    FITS = "fits"
    CANNOT_TELL = "cannot_tell"


class Why(StrEnum):
    """Why it cannot be told: the first two of the relation itself, whatever the case is like."""

    OUTCOME = "outcome_not_coded"
    NO_VALUE_NAMED = "no_value_named"
    ANTECEDENT_MISSING = "antecedent_missing"
    ANTECEDENT_UNMENTIONED = "antecedent_unmentioned"
    OTHER_VALUE = "other_value"
    CONSEQUENT_MISSING = "consequent_missing"
    CONSEQUENT_UNMENTIONED = "consequent_unmentioned"


OF_ANTECEDENT = {
    Standing.MISSING: Why.ANTECEDENT_MISSING,
    Standing.UNMENTIONED: Why.ANTECEDENT_UNMENTIONED,
    Standing.OTHER: Why.OTHER_VALUE,
}
OF_CONSEQUENT = {Standing.MISSING: Why.CONSEQUENT_MISSING, Standing.UNMENTIONED: Why.CONSEQUENT_UNMENTIONED}


@dataclass(frozen=True)
class Checked:
    """A record held against a relation, at its latest observed visit."""

    office: OfficeRecord
    visit: VisitRecord
    same_data: bool
    """Whether its study shares a body of data with the relation's: then it is no test of its own."""
    verdict: Verdict
    why: Why | None = None
    antecedent: Stand | None = None
    consequent: Stand | None = None


@dataclass(frozen=True)
class Origin:
    """A studied office that the relation is not set against."""

    office: OfficeRecord
    is_certain: bool
    """Whether it was drawn from this office; else from a record that may be the same."""


@dataclass(frozen=True)
class Relation:
    """A directed relation, and all that it was held against."""

    finding: FindingRecord
    why: Why | None
    """Why no case whatever can tell; None where that depends on the case."""
    cases: tuple[Checked, ...]
    same_data: tuple[Checked, ...]
    drawn_from: tuple[Origin, ...]
    vignettes: tuple[Checked, ...]
    """Only those that can tell something."""

    def having(self, verdict: Verdict) -> list[Checked]:
        """The cases from other data of which this can be told."""
        return [one for one in self.cases if one.verdict == verdict]


def relations_of(evidence: Evidence) -> list[FindingRecord]:
    """Directed relations of the studies that state hypotheses in their own text; not what they retell of others."""
    stating = {
        study
        for finding in evidence.findings.values()
        if finding.kind == EvidenceKind.HYPOTHESIS
        for study in told_first_hand(finding)
    }
    return [
        finding
        for finding in evidence.findings.values()
        if finding.direction in DIRECTED and not stating.isdisjoint(told_first_hand(finding))
    ]


def told_first_hand(finding: FindingRecord) -> set[str]:
    return {place.study for place in finding.places if not place.second_hand}


def why_never(finding: FindingRecord, dimensions: Dimensions) -> Why | None:
    """Why no case can tell, if that lies in the relation."""
    following = finding.consequent.dimension or finding.consequent.outcome
    if following not in dimensions:
        return Why.OUTCOME
    is_named = antecedent_of(finding, dimensions) and consequent_of(finding, dimensions)
    return None if is_named else Why.NO_VALUE_NAMED


def set_against(
    finding: FindingRecord,
    records: Sequence[OfficeRecord],
    evidence: Evidence,
    dimensions: Dimensions,
    twins: Mapping[str, frozenset[str]],
) -> Relation:
    """The relation against each record but those that it was drawn from, or that may be the same as one of these."""
    sources = set(finding.offices)
    own = [one for one in records if one.slug in sources or not twins.get(one.slug, frozenset()).isdisjoint(sources)]
    data = whole_data(evidence, finding.studies)
    checked = [
        check(finding, office, not data.isdisjoint(data_under(evidence, office)), dimensions)
        for office in records
        if office not in own
    ]
    cases = [one for one in checked if one.office.record == "case"]
    return Relation(
        finding=finding,
        why=why_never(finding, dimensions),
        cases=tuple(one for one in cases if not one.same_data),
        same_data=tuple(one for one in cases if one.same_data),
        drawn_from=tuple(Origin(one, one.slug in sources) for one in own if one.record == "case"),
        vignettes=tuple(one for one in checked if one not in cases and one.verdict != Verdict.CANNOT_TELL),
    )


def data_under(evidence: Evidence, office: OfficeRecord) -> set[str]:
    """The bodies of data of the studies that visited it; a threshold of another study in one value is not its data."""
    return whole_data(evidence, {visit.citation.source for visit in office.visits if visit.citation})


def whole_data(evidence: Evidence, studies: Iterable[str]) -> set[str]:
    """Their data families that have data, and each study itself: what one study saw is one body of data."""
    found = {f"study {study}" for study in studies}
    return found.union(*(data_of(evidence, study) for study in studies))


def check(finding: FindingRecord, office: OfficeRecord, same_data: bool, dimensions: Dimensions) -> Checked:
    """What the office at its latest observed visit says of the relation."""
    visit = office.latest
    assert visit is not None, "a record without a visit is in no matrix"  # noqa: S101 - for the type
    before, after = antecedent_of(finding, dimensions), consequent_of(finding, dimensions)
    if before is None or after is None:
        return Checked(office, visit, same_data, Verdict.CANNOT_TELL, why_never(finding, dimensions))
    first = stand(visit, before)
    if first.standing != Standing.HOLDS:
        return Checked(office, visit, same_data, Verdict.CANNOT_TELL, OF_ANTECEDENT[first.standing], first)
    then = stand(visit, after)
    if then.standing in OF_CONSEQUENT:
        return Checked(office, visit, same_data, Verdict.CANNOT_TELL, OF_CONSEQUENT[then.standing], first, then)
    is_fit = (then.standing == Standing.HOLDS) == (finding.direction == Direction.PROMOTES)
    return Checked(office, visit, same_data, Verdict.FITS if is_fit else Verdict.DOES_NOT_FIT, None, first, then)
