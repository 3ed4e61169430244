"""When a truth table says less than it seems: DOUBTS, each with its rule, title and sentence."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from offices.data.age import ages_differ
from offices.data.case import Case
from offices.data.records import CodingRecord, DimensionRecord
from offices.truth_table.conditions import Condition, evidence
from offices.truth_table.rows import TruthCase, TruthTable
from offices.wording.computed import computed, of_record, recorded
from offices.wording.notices import Notice, NoticeText, Told, notice, notices_on


@notice(_("Rows that nobody has seen"))
def few_cases(table: TruthTable) -> Told | None:
    """At least as many combinations without a case as with one, so that a rule over all would mostly be made up."""
    remainders, n = len(table.with_verdict("?")), len(table.complete)
    if remainders * 2 < len(table.rows):
        return None
    words = ngettext(
        "%(remainders)s of %(rows)s rows are logical remainders: no case is like that. With %(n)s complete case, a "
        "rule over all rows would rest on guesses.",
        "%(remainders)s of %(rows)s rows are logical remainders: no case is like that. With %(n)s complete cases, a "
        "rule over all rows would rest on guesses.",
        n,
    )
    return told_of_cases(table, words % {"remainders": remainders, "rows": len(table.rows), "n": n})


@notice(_("No outcome was measured alike in all"))
def outcome_unlike(table: TruthTable) -> Told | None:
    """The outcome was not learnt alike of all complete cases: other studies, other informants, another age."""
    codings = [evidence(table.outcome, one.case.visit) for one in table.complete]
    differs = {
        _("from different studies"): is_mixed(first_sources(cell) for cell in codings),
        _("from different informants"): is_mixed({coding.account for coding in cell} for cell in codings),
        _("at different times since opening"): ages_differ(one.case.visit for one in table.complete),
    }
    if not any(differs.values()):
        return None
    words = _(
        "What is known of the outcome is %(why)s. A difference between two rows may be one of the studies, not of the "
        "offices."
    ) % {"why": ", ".join(str(why) for why, is_so in differs.items() if is_so)}
    return told_of_cases(table, words, [table.outcome.dimension])


@notice(_("The outcome was told or inferred"))
def outcome_soft(table: TruthTable) -> Told | None:
    """The outcome of some cases was told by somebody in the office, was read into the text by us, or is vague."""
    soft = [one.case for one in table.complete if is_soft(table.outcome, one)]
    if not soft:
        return None
    words = _(
        "For %(n)s of %(all)s complete cases (%(names)s) the outcome is not the author’s own plain statement: somebody "
        "in the office told it, or it is vague or inferred. Each such case is marked."
    ) % {"n": len(soft), "all": len(table.complete), "names": office_names(soft)}
    return told_of_cases(table, words, [table.outcome.dimension])


@notice(_("Conditions that were told or inferred"))
def conditions_soft(table: TruthTable) -> Told | None:
    """The same of conditions."""
    soft = [one.dimension for one in table.conditions if any(is_soft(one, case) for case in table.complete)]
    words = _(
        "In at least one complete case, what puts it in the set is not the author’s own plain statement. The cases as "
        "coded, below, show where."
    )
    return told_of_cases(table, str(words), soft) if soft else None


@notice(_("An inferred order"))
def order_inferred(table: TruthTable) -> Told | None:
    """An "at least" stands on an order of the categories that no source gives."""
    inferred = [one.dimension for one in table.asked if one.rests_on_inferred_order]
    words = _("“At least” stands here on an order of the categories that no source gives whole.")
    return told_of_cases(table, str(words), inferred) if inferred else None


@notice(_("Rows that cannot occur"))
def same_dimension(table: TruthTable) -> Told | None:
    """Two conditions about one dimension: some combinations cannot occur at all."""
    counts = Counter(one.dimension.key for one in table.conditions)
    twice = {one.dimension.key: one.dimension for one in table.conditions if counts[one.dimension.key] > 1}
    words = _("Two conditions are about the same dimension, so some of the remainders are impossible, not just unseen.")
    return told_of_cases(table, str(words), twice.values()) if twice else None


@notice(_("Cases that may overlap"))
def not_offices(table: TruthTable) -> Told | None:
    """Vignettes and settings, which may overlap, are among the cases."""
    n = sum(one.case.office.record != "case" for one in table.cases)
    words = ngettext(
        "%(n)s case is a vignette or setting. It may be the same office as another case, and is not counted as an "
        "office; consistency and coverage count it as a case.",
        "%(n)s cases are vignettes or settings. They may be the same office as another case, and are not counted as "
        "offices; consistency and coverage count them as cases.",
        n,
    )
    return told_of_cases(table, words % {"n": n}) if n else None


@notice(_("One office as several cases"))
def repeated_offices(table: TruthTable) -> Told | None:
    """One office stands as several cases, which are not independent."""
    counts = Counter(one.case.office.slug for one in table.cases)
    names = {one.case.office.slug: str(one.case.office.name) for one in table.cases}
    twice = [names[slug] for slug, count in counts.items() if count > 1]
    words = _("%(names)s: the same office at several visits. Such cases are not independent of each other.")
    return told_of_cases(table, words % {"names": ", ".join(twice)}) if twice else None


@notice(_("Told afterwards"))
def told_afterwards(table: TruthTable) -> Told | None:
    """Phases that no researcher saw stand beside phases that were observed."""
    cases = [one.case for one in table.cases if one.case.visit.basis == "retrospective"]
    words = _("No researcher was there at the time: %(names)s.") % {"names": office_names(cases)}
    return told_of_cases(table, words) if cases else None


def is_mixed(sets: Iterable[set[str]]) -> bool:
    return len({frozenset(one) for one in sets}) > 1


def first_sources(cell: Iterable[CodingRecord]) -> set[str]:
    return {place.source for coding in cell for place in coding.citations[:1]}


def is_soft(condition: Condition, one: TruthCase) -> bool:
    """Whether any value is not the author's own plain word."""
    codings = (coding for coding in evidence(condition, one.case.visit) if coding.is_coded)
    return any(coding.account != "author" or coding.certainty != "stated" for coding in codings)


def office_names(cases: Iterable[Case]) -> str:
    return ", ".join(dict.fromkeys(str(case.office.name) for case in cases))


def told_of_cases(table: TruthTable, words: str, dimensions: Iterable[DimensionRecord] = ()) -> Told:
    """All of them say how the cases are known, so they rest on the cases and on what was read of each."""
    grounds = []
    for one in table.cases:
        grounds += [of_record(one.case.office)]
        grounds += [recorded(coding) for condition in table.asked for coding in evidence(condition, one.case.visit)]
    return Told(computed(words, grounds), tuple(dimensions))


DOUBTS: tuple[Notice[TruthTable], ...] = (
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


def doubts_about(table: TruthTable) -> list[NoticeText]:
    """Every doubt that applies, in the order of DOUBTS."""
    return notices_on(table, DOUBTS)
