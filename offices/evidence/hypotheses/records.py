"""Which records relations are set against, read with the few dimensions that they speak of. Nothing is judged here."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, islice

from offices.data.caveats import read_twins
from offices.data.findings import Evidence, FindingRecord
from offices.data.offices import partial_offices
from offices.data.records import OfficeRecord
from offices.evidence.hypotheses.rows import Relation, relations_of, set_against, why_never
from offices.matrix.matrix import Matrix, union

MOST = 40
"""Studied offices, and as many vignettes: each is named, and a page has room for so many."""
KINDS = ("case", "vignette")


@dataclass(frozen=True, eq=False)
class Hypotheses:
    """All relations with what they were held against. Equal only to itself, so that it can be a cache key."""

    relations: tuple[Relation, ...]
    n_left_out: int
    """Studied offices for which there is no room."""

    def only(self, findings: Collection[FindingRecord]) -> list[Relation]:
        """The relations among these findings."""
        keys = {finding.key for finding in findings}
        return [one for one in self.relations if one.finding.key in keys]


def hypotheses(evidence: Evidence, matrix: Matrix, language: str) -> Hypotheses:
    """Keep it with the edition; `language` is part of the key, since offices are listed by the names that are shown."""
    findings = relations_of(evidence)
    records = read_records(matrix, dimensions_of(findings, matrix))
    twins = matrix.edition.of(read_twins)
    made = tuple(set_against(one, records, evidence, matrix.dimensions, twins) for one in findings)
    n_cases = matrix.count(matrix.records.get("case", 0))
    return Hypotheses(made, n_cases - sum(one.record == "case" for one in records))


def dimensions_of(findings: Collection[FindingRecord], matrix: Matrix) -> list[str]:
    """The ends of the relations that a case can tell anything of."""
    told = (one for one in findings if why_never(one, matrix.dimensions) is None)
    return list(dict.fromkeys(key for one in told for key in (one.antecedent.dimension, one.consequent.dimension)))


def read_records(matrix: Matrix, dimensions: Collection[str]) -> list[OfficeRecord]:
    """The studied offices and the vignettes by name; of more than there is room for, those with a value first."""
    coded = union(matrix.columns[key].coded for key in dimensions)
    slugs = [slug for kind in KINDS for slug in first_slugs(matrix, matrix.records.get(kind, 0), coded)]
    return partial_offices(matrix.edition, slugs, dimensions)


def first_slugs(matrix: Matrix, rows: int, coded: int) -> list[str]:
    every, told = matrix.collapse(rows), matrix.collapse(rows & coded)
    named = chain(matrix.office_rows(told), matrix.office_rows(every & ~told))
    return [office.slug for office in islice(named, MOST)]
