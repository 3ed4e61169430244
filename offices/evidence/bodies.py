"""From how many independent bodies of data findings come. What they say is not asked here, and there are no words."""

from collections.abc import Iterable

from offices.data.findings import Evidence, FindingRecord

Body = frozenset[str]
"""Data families, and studies of none, that hang together."""


def independent_families(evidence: Evidence, findings: Iterable[FindingRecord]) -> int:
    """From how many independent bodies of data the findings come. Two looks at one survey are not two proofs."""
    return len(bodies(evidence, findings))


def bodies(evidence: Evidence, findings: Iterable[FindingRecord]) -> list[Body]:
    """The independent bodies of data under the findings.

    Studies that share a data family count once, also where a third study links two families; a study in no family
    stands alone, and one without data of its own, such as a review, adds nothing. Nor does a source that only retells
    what others found.
    """
    found: list[Body] = []
    for study in {study for finding in findings for study in finding.found_by}:
        names = data_of(evidence, study)
        touching = [body for body in found if not body.isdisjoint(names)]
        found = [body for body in found if body.isdisjoint(names)]
        found += [names.union(*touching)] if names else []
    return found


def data_of(evidence: Evidence, study: str) -> Body:
    """The data families of a study that have data; itself, where it is in none."""
    families = evidence.families_of.get(study, frozenset())
    return (
        frozenset(key for key in families if evidence.families[key].own_data)
        if families
        else frozenset([f"study {study}"])
    )


def in_several(evidence: Evidence, groups: Iterable[Iterable[FindingRecord]]) -> int:
    """How many bodies of data stand under more than one of the groups."""
    under = [list(findings) for findings in groups]
    whole = bodies(evidence, [finding for findings in under for finding in findings])
    touched = [frozenset[str]().union(*bodies(evidence, findings)) for findings in under]
    return sum(sum(not body.isdisjoint(names) for names in touched) > 1 for body in whole)
