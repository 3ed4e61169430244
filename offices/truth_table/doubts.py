"""When a truth table says less than it seems: which doubts apply, computed. Words: presenters/truth_notices.py."""

from collections import Counter
from collections.abc import Callable, Iterable

from offices.compare.notices import Notice
from offices.compare.notices.time import unequal_time_open
from offices.compare.rows import Comparison
from offices.data.records import CodingRecord
from offices.truth_table.conditions import Condition, evidence
from offices.truth_table.rows import TruthCase, TruthTable


def few_cases(table: TruthTable) -> Notice | None:
    """At least as many combinations without a case as with one, so that a rule over all would mostly be made up."""
    remainders = len(table.with_verdict("?"))
    facts = {"remainders": remainders, "rows": len(table.rows), "cases": len(table.complete)}
    return Notice("few_cases", facts=facts) if remainders * 2 >= len(table.rows) else None


def outcome_unlike(table: TruthTable) -> Notice | None:
    """The outcome was not learnt alike of all complete cases: other studies, other informants, another age."""
    if len(table.complete) < 2:
        return None
    codings = [told_of(table.outcome, one) for one in table.complete]
    comparison = Comparison(tuple(one.case for one in table.complete), ())
    differs = {
        "sources": is_mixed({place.source for coding in cell for place in coding.citations[:1]} for cell in codings),
        "accounts": is_mixed({coding.account for coding in cell} for cell in codings),
        "time": unequal_time_open(comparison) is not None,
    }
    why = tuple(word for word, is_so in differs.items() if is_so)
    return Notice("outcome_unlike", (table.outcome.dimension.key,), {"why": why}) if why else None


def outcome_soft(table: TruthTable) -> Notice | None:
    """The outcome of some cases was told by somebody in the office, was read into the text by us, or is vague."""
    soft = [one.case for one in table.complete if is_soft(told_of(table.outcome, one))]
    facts = {"cases": soft, "n": len(soft), "all": len(table.complete)}
    return Notice("outcome_soft", (table.outcome.dimension.key,), facts) if soft else None


def conditions_soft(table: TruthTable) -> Notice | None:
    """The same of conditions."""
    touched = tuple(
        condition.dimension.key
        for condition in table.conditions
        if any(is_soft(told_of(condition, one)) for one in table.complete)
    )
    return Notice("conditions_soft", touched) if touched else None


def order_inferred(table: TruthTable) -> Notice | None:
    """An "at least" stands on an order of the categories that no source gives."""
    asked = (*table.conditions, table.outcome)
    touched = tuple(condition.dimension.key for condition in asked if condition.rests_on_inferred_order)
    return Notice("order_inferred", touched) if touched else None


def same_dimension(table: TruthTable) -> Notice | None:
    """Two conditions about one dimension: some combinations cannot occur at all."""
    counts = Counter(condition.dimension.key for condition in table.conditions)
    touched = tuple(key for key, count in counts.items() if count > 1)
    return Notice("same_dimension", touched) if touched else None


def told_afterwards(table: TruthTable) -> Notice | None:
    """Phases that no researcher saw stand beside phases that were observed."""
    cases = [one.case for one in table.cases if one.case.visit.basis == "retrospective"]
    return Notice("told_afterwards", facts={"cases": cases}) if cases else None


def not_offices(table: TruthTable) -> Notice | None:
    """Vignettes and settings, which may overlap, are among the cases."""
    n = sum(one.case.office.record != "case" for one in table.cases)
    return Notice("not_offices", facts={"n": n}) if n else None


def repeated_offices(table: TruthTable) -> Notice | None:
    """One office stands as several cases, which are not independent."""
    counts = Counter(one.case.office.slug for one in table.cases)
    names = {one.case.office.slug: one.case.office.name for one in table.cases}
    twice = [names[slug] for slug, count in counts.items() if count > 1]
    return Notice("repeated_offices", facts={"names": twice}) if twice else None


def told_of(condition: Condition, one: TruthCase) -> tuple[CodingRecord, ...]:
    return evidence(condition, one.case.visit)


def is_mixed(sets: Iterable[set[str]]) -> bool:
    return len({frozenset(one) for one in sets}) > 1


def is_soft(codings: Iterable[CodingRecord]) -> bool:
    """Whether any value is not the author's own plain word."""
    return any(coding.is_coded and (coding.account != "author" or coding.certainty != "stated") for coding in codings)


NOTICES: tuple[Callable[[TruthTable], Notice | None], ...] = (
    few_cases,
    outcome_unlike,
    outcome_soft,
    conditions_soft,
    order_inferred,
    same_dimension,
    not_offices,
    repeated_offices,
    told_afterwards,
)


def truth_notices(table: TruthTable) -> list[Notice]:
    """Every doubt that applies, in the order of NOTICES."""
    return [notice for make in NOTICES if (notice := make(table))]
