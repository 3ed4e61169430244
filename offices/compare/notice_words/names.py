"""What the compared cases and their number are called in a notice."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import ngettext

from offices.data.case import Case

Cases = Sequence[Case]


def names(cases: Cases) -> list[str]:
    """The offices; with the visit where one office is compared with itself."""
    times = Counter(case.office.slug for case in cases)
    return [
        f"{case.office.name} ({case.visit.label})" if times[case.office.slug] > 1 else str(case.office.name)
        for case in cases
    ]


def each(cases: Cases, facts: Iterable[object]) -> str:
    """One fact a case: Lillevik: 3; Storvik: 3. Without those that have none."""
    return "; ".join(f"{name}: {fact}" for name, fact in zip(names(cases), facts, strict=True) if fact)


def told(cases: Cases, facts: Iterable[str]) -> str:
    """Cases of which the same is told are named together: Lillevik, Storvik: 2008; Two-leader office: 2017."""
    alike: dict[str, list[str]] = {}
    for name, fact in zip(names(cases), facts, strict=True):
        alike.setdefault(fact, []).append(name)
    return "; ".join(f"{', '.join(called)}: {fact}" for fact, called in alike.items() if fact)


def whose(places: Collection[int], cases: Cases) -> str:
    """The names of some of the cases in brackets; nothing where it is all of them."""
    if len(places) == len(cases):
        return ""
    return f" ({', '.join(name for place, name in enumerate(names(cases)) if place in places)})"


def how_many(cases: Cases) -> str:
    """2 offices, 2 phases of one office, or 2 records, since a vignette is not counted as an office."""
    n = len(cases)
    words = ngettext("%(n)s record", "%(n)s records", n)
    if len({case.office.slug for case in cases}) < n:
        words = ngettext("%(n)s phase", "%(n)s phases", n)
    elif all(case.office.record == "case" for case in cases):
        words = ngettext("%(n)s office", "%(n)s offices", n)
    return words % {"n": n}
