"""A record like the described office: what agrees, differs, is not known; what it did, how that went. No HTML."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.case import has_value
from offices.data.caveats import read_twins
from offices.data.findings import Evidence, FindingRecord
from offices.data.records import DimensionRecord, OfficeRecord, VisitRecord
from offices.matrix.matrix import Matrix, OfficeRow
from offices.models.vocabulary import RELATIONS, FindingBasis, RecordKind
from offices.our_office.description import Choice
from offices.our_office.likeness import Cell, Compared, Likeness, Stand
from offices.wording.computed import Sentence, computed, of, tally
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.statements import Statement, told_by

MOST_DONE, MOST_TOLD = 4, 2
FEW = 4
"""Choices of which much can be told."""
AS_TOLD = (FindingBasis.MEASURED, FindingBasis.OBSERVED, FindingBasis.TOLD, FindingBasis.RETOLD)
"""What somebody saw or told; what is argued from an office is no account of how it went."""

Fact = tuple[DimensionRecord, tuple[Statement, ...]]


@dataclass(frozen=True)
class NearWords:
    office: OfficeRecord
    twins: tuple[str, ...]
    """Names of studied offices that it may be, so that it is not read as one more."""
    why: Sentence
    """On how many of the choices it agrees, differs, is not known."""
    marks: tuple[tuple[str, str], ...]
    """Of each choice: how it stands to it, and the dimension."""
    differs: tuple[Fact, ...]
    unknown: tuple[str, ...]
    did: tuple[Fact, ...]
    """Its key facts beside what was chosen."""
    went: tuple[FindingCard, ...]
    """Findings that rest on it, those that start from a choice first."""
    n_went: int


def near_words(found: Likeness, told: OfficeRecord | None, evidence: Evidence, matrix: Matrix) -> NearWords:
    """`told` is the record with its key facts, of one that is told of at length."""
    chosen = [one.choice for one in found.compared]
    keys = {one.key for one in chosen}
    resting = resting_on(evidence, found.office.slug) if told else []
    went = sorted(resting, key=lambda one: nearness(one, chosen))
    return NearWords(
        office=found.office,
        twins=tuple(str(one.name) for one in twins_of(found.office, matrix)),
        why=why(found),
        marks=tuple((one.stand.value, str(one.choice.dimension.label)) for one in found.compared),
        differs=tuple(fact(found.visit, one.dimension) for one in found.having(Stand.DIFFERS)),
        unknown=tuple(str(one.dimension.label) for one in found.having(Stand.UNKNOWN)),
        did=tuple(done(told.latest, matrix.dimensions.values(), keys)) if told and told.latest else (),
        went=tuple(finding_cards(evidence, matrix, went[: MOST_TOLD if len(chosen) <= FEW else 1])),
        n_went=len(went),
    )


def twins_of(office: OfficeRecord, matrix: Matrix) -> list[OfficeRow]:
    """Studied offices that a record may be the same as."""
    twins = matrix.edition.of(read_twins).get(office.slug, frozenset())
    known = (matrix.office(slug) for slug in sorted(twins) if slug in matrix.first_row)
    return [one for one in known if one.record == RecordKind.CASE]


def why(found: Likeness) -> Sentence:
    """In words, and how much of what was compared is less than plainly stated."""
    words = _("agrees on %(agrees)s of %(all)s, differs on %(differs)s, not known on %(unknown)s") % {
        "agrees": len(found.having(Stand.AGREES)),
        "all": len(found.compared),
        "differs": len(found.having(Stand.DIFFERS)),
        "unknown": len(found.having(Stand.UNKNOWN)),
    }
    beneath = [[of(coding) for coding in cell_of(found, one)] for one in found.compared if one.distance is not None]
    if doubt := tally(beneath):
        words = _("%(words)s (not plainly stated: %(doubt)s)") % {"words": words, "doubt": doubt}
    return computed(words, [ground for each in beneath for ground in each])


def cell_of(found: Likeness, one: Compared) -> Cell:
    return found.visit.cell(one.choice.dimension)


def fact(visit: VisitRecord, dimension: DimensionRecord) -> Fact:
    return dimension, tuple(told_by(visit, dimension))


def done(visit: VisitRecord, dimensions: Iterable[DimensionRecord], but: Collection[str]) -> Iterator[Fact]:
    """The first of its key facts that were not chosen."""
    known = [one for one in dimensions if one.headline and one.key not in but and has_value(visit.cell(one))]
    yield from (fact(visit, one) for one in known[:MOST_DONE])


def resting_on(evidence: Evidence, slug: str) -> list[FindingRecord]:
    return [one for one in evidence.findings.values() if slug in one.offices and one.basis in AS_TOLD]


def nearness(finding: FindingRecord, choices: Sequence[Choice]) -> tuple[bool, bool, bool, int, int]:
    """About a choice, of the dimension of one, a relation; then what is said of the fewest offices and known best."""
    own = any(finding.antecedent.dimension == one.key and finding.antecedent.category in one.words for one in choices)
    beside = finding.antecedent.dimension in {one.key for one in choices}
    is_relation = finding.direction in RELATIONS
    return not own, not beside, not is_relation, len(finding.offices), AS_TOLD.index(FindingBasis(finding.basis))
