"""Which findings tell of the first years of the reform only: the rule, and the reasons for its two numbers."""

from collections.abc import Callable, Mapping
from functools import partial

from offices.data.findings import Evidence, FindingRecord
from offices.data.offices import partial_offices
from offices.data.records import OfficeRecord
from offices.matrix.matrix import Matrix

ESTABLISHED = 2010
"""Data that end before this year are of the first years: offices were opened from 2006 to 2010, and in 2009 and 2010
much of their organisation had fallen into place, so that what was seen before is mixed with the change itself
(Breit et al. 2016, introduction and conclusion)."""
SETTLING_MONTHS = 18
"""A visit within so many months since opening is too, whatever the year: a register study found that what is taken for
the cost of the change lasted more than two years from the opening (as told in the same text)."""

IsEarly = Callable[[FindingRecord], bool]


def early_rule(evidence: Evidence, matrix: Matrix) -> IsEarly:
    """The rule, with the visits of all offices that findings rest on."""
    slugs = sorted({slug for finding in evidence.findings.values() for slug in finding.offices})
    offices = {one.slug: one for one in partial_offices(matrix.edition, slugs, ())}
    return partial(is_early, evidence=evidence, offices=offices)


def is_early(finding: FindingRecord, evidence: Evidence, offices: Mapping[str, OfficeRecord]) -> bool:
    """Whether all its data are from the first years: by the years of its studies, or by the visits that it rests on."""
    last = [last_year(study, evidence) for study in finding.found_by or finding.studies]
    by_years = bool(last) and all(year is not None and year < ESTABLISHED for year in last)
    visited = [offices[slug].latest for slug in finding.offices if slug in offices]
    months = [visit.months_high if visit else None for visit in visited]
    return by_years or (bool(months) and all(high is not None and high <= SETTLING_MONTHS for high in months))


def last_year(study: str, evidence: Evidence) -> int | None:
    """The last year of its data; where that is not stated, what was published earlier has earlier data too."""
    stated = evidence.data_years.get(study, (None, None))[1]
    published = evidence.published.get(study, ESTABLISHED)
    return stated if stated is not None else published if published < ESTABLISHED else None
