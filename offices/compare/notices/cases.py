"""What several notices ask of the compared cases, and what they call them. No notice of its own."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import ngettext

from offices.compare.rows import Comparison, Row
from offices.data.case import Case
from offices.data.records import CaveatRecord, CitationRecord
from offices.wording.computed import computed, of_record, recorded
from offices.wording.notices import Told

Cases = Sequence[Case]


def told_on_record(
    comparison: Comparison, words: str, rows: Sequence[Row] = (), warnings: Iterable[CaveatRecord] = ()
) -> Told:
    """Words on how something is known, not on what is so: they rest on the records, and on all that is in the rows."""
    touched = tuple(row.dimension for row in rows)
    keys = {dimension.key for dimension in touched}
    grounds = [of_record(case.office) for case in comparison.cases]
    grounds += [recorded(one) for visit in comparison.visits for one in visit.codings if one.dimension in keys]
    return Told(computed(words, grounds), touched, tuple(warnings))


def main_study(case: Case) -> CitationRecord | None:
    """A place in the study that most of the visit's codings rest on; a threshold borrowed from another does not count.

    None if nothing is cited.
    """
    places = [coding.citations[0] for coding in case.visit.codings if coding.citations]
    cited = Counter(place.source for place in places)
    return max(places, key=lambda place: cited[place.source], default=None)


def shared_warnings(comparison: Comparison, *kinds: str) -> dict[CaveatRecord, set[str]]:
    """What the authors warn of, of these kinds, about several of the compared offices at once, with those offices.

    A warning about a whole study is about those of them that the study is the main one of.
    """
    offices = {case.office.slug: case.office for case in comparison.cases}
    studied = {(case.office.slug, place.source) for case in comparison.cases if (place := main_study(case))}
    warned = (caveat for office in offices.values() for caveat in office.caveats if caveat.kind in kinds)
    about = {caveat: offices_warned_of(caveat, set(offices), studied) for caveat in warned}
    return {caveat: slugs for caveat, slugs in about.items() if len(slugs) > 1}


def offices_warned_of(caveat: CaveatRecord, slugs: set[str], studied: set[tuple[str, str]]) -> set[str]:
    """Which of the offices a warning is about; `studied` pairs offices with their main studies."""
    if caveat.offices:
        return slugs.intersection(caveat.offices)
    return {slug for slug, source in studied if source == caveat.citation.source}


def case_names(cases: Cases) -> list[str]:
    """The offices; with the visit where one office is compared with itself."""
    times = Counter(case.office.slug for case in cases)
    return [
        f"{case.office.name} ({case.visit.label})" if times[case.office.slug] > 1 else str(case.office.name)
        for case in cases
    ]


def case_by_case(cases: Cases, facts: Iterable[object]) -> str:
    """One fact a case: Lillevik: 3; Storvik: 3. Without those that have none."""
    return "; ".join(f"{name}: {fact}" for name, fact in zip(case_names(cases), facts, strict=True) if fact)


def alike_together(cases: Cases, facts: Iterable[str]) -> str:
    """Cases of which the same is told are named together: Lillevik, Storvik: 2008; Two-leader office: 2017."""
    alike: dict[str, list[str]] = {}
    for name, fact in zip(case_names(cases), facts, strict=True):
        alike.setdefault(fact, []).append(name)
    return "; ".join(f"{', '.join(called)}: {fact}" for fact, called in alike.items() if fact)


def only_some(cases: Cases, places: Collection[int]) -> str:
    """The names of some of the cases in brackets; nothing where it is all of them."""
    if len(places) == len(cases):
        return ""
    return f" ({', '.join(name for place, name in enumerate(case_names(cases)) if place in places)})"


def how_many(cases: Cases) -> str:
    """2 offices, 2 phases of one office, or 2 records, since a vignette is not counted as an office."""
    n = len(cases)
    words = ngettext("%(n)s record", "%(n)s records", n)
    if len({case.office.slug for case in cases}) < n:
        words = ngettext("%(n)s phase", "%(n)s phases", n)
    elif all(case.office.record == "case" for case in cases):
        words = ngettext("%(n)s office", "%(n)s offices", n)
    return words % {"n": n}
