"""Notices about whether there is anything to compare: perhaps one office twice, or no verdict by the author."""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from offices.compare.notices.notice import Notice, shared_warnings
from offices.compare.rows import Comparison, Row
from offices.data.case import Case
from offices.data.records import CaveatRecord, MatchRecord, OfficeRecord

REFUSALS = ("not_an_evaluation", "not_assessed")
"""Kinds of caveat by which an author does not judge, the plainest first."""


def possibly_same_office(comparison: Comparison) -> Notice | None:
    """Two of the records may describe one office. An office at two of its visits is not meant."""
    pairs = list(same_pairs(comparison.cases))
    return Notice("possibly_same_office", facts={"pairs": pairs}) if pairs else None


def same_pairs(cases: Iterable[Case]) -> Iterator[tuple[OfficeRecord, OfficeRecord, MatchRecord]]:
    """Two offices, and what speaks for their being one."""
    offices = {case.office.slug: case.office for case in cases}
    for one, other in combinations(offices.values(), 2):
        yield from ((one, other, match) for match in one.possibly_same_as if match.slug == other.slug)


def not_assessed(comparison: Comparison) -> Notice | None:
    """The author of several of the offices refuses to judge between them, or did not assess what a row is about.

    The fact `refusals` has, for each study that refuses, its plainest warning with the offices that it is about;
    `unassessed` the rows with the places of the cases.
    """
    warnings = shared_warnings(comparison, *REFUSALS)
    unassessed = [(row, places) for row in comparison.rows if (places := unassessed_cases(row))]
    if not warnings and not unassessed:
        return None
    facts = {"cases": comparison.cases, "refusals": plainest(warnings), "unassessed": unassessed}
    touched = touched_rows(comparison, warnings, {row.dimension.key for row, _places in unassessed})
    return Notice("not_assessed", touched, facts, tuple(warnings))


def unassessed_cases(row: Row) -> list[int]:
    """The places of the cases of which the author says that this was not assessed."""
    return [place for place, cell in enumerate(row.cells) if any(one.status == "not_assessed" for one in cell)]


def plainest(warnings: dict[CaveatRecord, set[str]]) -> list[tuple[CaveatRecord, set[str]]]:
    """One warning a study."""
    first: dict[str, CaveatRecord] = {}
    for caveat in sorted(warnings, key=lambda caveat: REFUSALS.index(caveat.kind)):
        first.setdefault(caveat.citation.source, caveat)
    return [(caveat, warnings[caveat]) for caveat in first.values()]


def touched_rows(comparison: Comparison, warnings: Collection[CaveatRecord], unassessed: set[str]) -> tuple[str, ...]:
    """In the order of the page; none, which is all of them, where a warning names no dimension."""
    if not all(caveat.dimensions for caveat in warnings):
        return ()
    named = unassessed.union(*(caveat.dimensions for caveat in warnings))
    return tuple(row.dimension.key for row in comparison.rows if row.dimension.key in named)
