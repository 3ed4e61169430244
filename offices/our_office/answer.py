"""All that is known of a described office: findings, what does not carry over, offices like it. Reads; no words."""

from collections.abc import Sequence
from dataclasses import dataclass

from offices.data.caveats import read_caveats
from offices.data.conflicts import read_conflicts
from offices.data.evidence import read_behind, read_evidence
from offices.data.findings import FindingRecord
from offices.data.offices import few_or_partial
from offices.data.records import CaveatRecord, DimensionRecord, OfficeRecord
from offices.evidence.bodies import independent_families
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RecordKind
from offices.our_office.carries import Clash, Ground, clashes, ground, laws
from offices.our_office.description import Choice, Description
from offices.our_office.follows import Difference, Following, difference, following
from offices.our_office.nearest import Nearest, nearest
from offices.our_office.unknown import ask_at_home, unstudied


@dataclass(frozen=True, eq=False)
class Answer:
    """What a description is answered with, in the order of the page. Equal only to itself, so that it can be a key."""

    description: Description
    follows: tuple[Following, ...]
    findings: tuple[FindingRecord, ...]
    """About the choices themselves, each once."""
    n_families: int
    clashes: tuple[Clash, ...]
    grounds: tuple[Ground, ...]
    laws: tuple[CaveatRecord, ...]
    cases: Nearest
    vignettes: Nearest
    told: dict[str, OfficeRecord]
    """Of the nearest studied offices by their slugs: their key facts."""
    unstudied: tuple[str, ...]
    ask_at_home: tuple[DimensionRecord, ...]
    difference: Difference | None


def answer_to(matrix: Matrix, description: Description) -> Answer:
    """All of it; kept by whoever asks."""
    evidence, choices = matrix.edition.of(read_evidence), description.choices
    follows = tuple(following(evidence, one) for one in choices)
    findings = tuple(dict.fromkeys(finding for one in follows for finding in one.own))
    cases, vignettes = (nearest(matrix, choices, kind) for kind in (RecordKind.CASE, RecordKind.VIGNETTE))
    return Answer(
        description=description,
        follows=follows,
        findings=findings,
        n_families=independent_families(evidence, findings),
        clashes=tuple(clashes(matrix.edition.of(read_conflicts), choices)),
        grounds=tuple(grounds(matrix, follows, choices)),
        laws=tuple(laws(matrix.edition.of(read_caveats), findings, description.keys)),
        cases=cases,
        vignettes=vignettes,
        told=told(matrix, cases),
        unstudied=tuple(unstudied(evidence, description.keys)),
        ask_at_home=tuple(ask_at_home(evidence, matrix, description.keys)),
        difference=difference(evidence, description.change) if description.change else None,
    )


def told(matrix: Matrix, cases: Nearest) -> dict[str, OfficeRecord]:
    facts = [key for key, one in matrix.dimensions.items() if one.headline]
    slugs = [one.office.slug for one in cases.near]
    return {one.slug: one for one in few_or_partial(matrix.edition, len(matrix.offices), slugs, facts)}


def grounds(matrix: Matrix, follows: Sequence[Following], choices: Sequence[Choice]) -> list[Ground]:
    """The offices under each choice that some finding is about, beside the other choices."""
    behind = matrix.edition.of(read_behind)
    under = {one.choice.key: [office.slug for office in behind.under(one.own)] for one in follows if one.own}
    slugs = sorted({slug for each in under.values() for slug in each})
    keys = [one.key for one in choices]
    read = {one.slug: one for one in few_or_partial(matrix.edition, len(matrix.offices), slugs, keys)}
    return [
        ground(one.choice, [read[slug] for slug in under[one.choice.key] if slug in read], choices)
        for one in follows
        if one.own
    ]
