"""Notices about whether there is anything to compare: perhaps one office twice, or no verdict by the author."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from django.utils.translation import gettext_lazy as _

from offices.compare.notices.cases import Cases, only_some, shared_warnings, told_on_record
from offices.compare.rows import Comparison, Row
from offices.data.case import Case
from offices.data.records import CaveatRecord, MatchRecord, OfficeRecord
from offices.wording.computed import computed, of_record
from offices.wording.notices import Reason, Told, notice
from offices.wording.statements import place

REFUSALS = ("not_an_evaluation", "not_assessed")
"""Kinds of caveat by which an author does not judge, the plainest first."""


@notice(
    _("Possibly the same office"),
    _("Two of them may be one office, which would then be compared with itself."),
)
def possibly_same_office(comparison: Comparison) -> Told | None:
    """Two of the records may describe one office. An office at two of its visits is not meant."""
    pairs = list(same_pairs(comparison.cases))
    if not pairs:
        return None
    named = [_("%(one)s and %(other)s") % {"one": one.name, "other": other.name} for one, other, _match in pairs]
    words = _("%(pairs)s: the records may describe one office, which would then be compared with itself.") % {
        "pairs": "; ".join(dict.fromkeys(named))
    }
    grounds = (of_record(office) for one, other, _match in pairs for office in (one, other))
    reasons = tuple(Reason(str(match.reason), place(match.citation)) for _one, _other, match in pairs)
    return Told(computed(words, grounds), reasons=reasons)


def same_pairs(cases: Iterable[Case]) -> Iterator[tuple[OfficeRecord, OfficeRecord, MatchRecord]]:
    """Two offices, and what speaks for their being one."""
    offices = {case.office.slug: case.office for case in cases}
    for one, other in combinations(offices.values(), 2):
        yield from ((one, other, match) for match in one.possibly_same_as if match.slug == other.slug)


@notice(
    _("Not evaluated"),
    _("The authors say that they did not judge the offices, or could not judge this."),
)
def not_assessed(comparison: Comparison) -> Told | None:
    """The author of several of the offices refuses to judge between them, or did not assess what a row is about."""
    refusals = shared_warnings(comparison, *REFUSALS)
    unassessed = [(row, places) for row in comparison.rows if (places := unassessed_places(row))]
    if not refusals and not unassessed:
        return None
    said = [refusals_words(plainest(refusals), comparison.cases)] if refusals else []
    if unassessed:
        rows = (f"{row.dimension.label}{only_some(comparison.cases, places)}" for row, places in unassessed)
        said.append(_("Not assessed by the author: %(rows)s.") % {"rows": "; ".join(rows)})
    touched = touched_rows(comparison, refusals, {row.dimension.key for row, _places in unassessed})
    return told_on_record(comparison, " ".join(said), touched, refusals)


def unassessed_places(row: Row) -> list[int]:
    """The places of the cases of which the author says that this was not assessed."""
    return [place for place, cell in enumerate(row.cells) if any(one.status == "not_assessed" for one in cell)]


def plainest(warnings: dict[CaveatRecord, set[str]]) -> list[tuple[CaveatRecord, set[str]]]:
    """One warning a study."""
    first: dict[str, CaveatRecord] = {}
    for caveat in sorted(warnings, key=lambda caveat: REFUSALS.index(caveat.kind)):
        first.setdefault(caveat.citation.source, caveat)
    return [(caveat, warnings[caveat]) for caveat in first.values()]


def refusals_words(refusals: Sequence[tuple[CaveatRecord, set[str]]], cases: Cases) -> str:
    """What one study refuses in its own words; of several only which, since the words open beside it."""
    studies = []
    for caveat, slugs in refusals:
        places = [place for place, case in enumerate(cases) if case.office.slug in slugs]
        studies.append(f"{caveat.citation.cited_as}{only_some(cases, places)}")
    if len(studies) == 1:
        return f"{studies[0]}: {refusals[0][0].text}"
    return _("The authors say what they did not judge or assess: %(studies)s.") % {"studies": "; ".join(studies)}


def touched_rows(comparison: Comparison, refusals: Collection[CaveatRecord], unassessed: set[str]) -> list[Row]:
    """In the order of the page; none, which is all of them, where a refusal names no dimension."""
    if not all(caveat.dimensions for caveat in refusals):
        return []
    named = unassessed.union(*(caveat.dimensions for caveat in refusals))
    return [row for row in comparison.rows if row.dimension.key in named]
