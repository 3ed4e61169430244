"""The sentences of a truth table's doubts. When one applies is decided in comparison/truth_notices.py."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.compare.notice_words import NoticeText
from offices.compare.notices import Notice
from offices.data.records import DimensionRecord
from offices.truth_table.conditions import evidence
from offices.truth_table.rows import TruthTable
from offices.wording.computed import Ground, computed, of_record, recorded

Words = tuple[str, str]


def few_cases(facts: dict[str, Any]) -> Words:
    text = ngettext(
        "%(remainders)s of %(rows)s rows are logical remainders: no case is like that. With %(n)s complete case, a "
        "rule over all rows would rest on guesses.",
        "%(remainders)s of %(rows)s rows are logical remainders: no case is like that. With %(n)s complete cases, a "
        "rule over all rows would rest on guesses.",
        facts["cases"],
    )
    numbers = {"remainders": facts["remainders"], "rows": facts["rows"], "n": facts["cases"]}
    return _("Rows that nobody has seen"), text % numbers


def outcome_unlike(facts: dict[str, Any]) -> Words:
    words = {
        "sources": _("from different studies"),
        "accounts": _("from different informants"),
        "time": _("at different times since opening"),
    }
    why = ", ".join(words[word] for word in facts["why"])
    return _("No outcome was measured alike in all"), _(
        "What is known of the outcome is %(why)s. A difference between two rows may be one of the studies, not of the "
        "offices."
    ) % {"why": why}


def outcome_soft(facts: dict[str, Any]) -> Words:
    names = ", ".join(dict.fromkeys(str(case.office.name) for case in facts["cases"]))
    return _("The outcome was told or inferred"), _(
        "For %(n)s of %(all)s complete cases (%(names)s) the outcome is not the author’s own plain statement: somebody "
        "in the office told it, or it is vague or inferred. Each such case is marked."
    ) % {"n": facts["n"], "all": facts["all"], "names": names}


def conditions_soft(_facts: dict[str, Any]) -> Words:
    return _("Conditions that were told or inferred"), _(
        "In at least one complete case, what puts it in the set is not the author’s own plain statement. The cases as "
        "coded, below, show where."
    )


def order_inferred(_facts: dict[str, Any]) -> Words:
    return _("An inferred order"), _("“At least” stands here on an order of the categories that no source gives whole.")


def same_dimension(_facts: dict[str, Any]) -> Words:
    return _("Rows that cannot occur"), _(
        "Two conditions are about the same dimension, so some of the remainders are impossible, not just unseen."
    )


def not_offices(facts: dict[str, Any]) -> Words:
    text = ngettext(
        "%(n)s case is a vignette or setting. It may be the same office as another case, and is not counted as an "
        "office; consistency and coverage count it as a case.",
        "%(n)s cases are vignettes or settings. They may be the same office as another case, and are not counted as "
        "offices; consistency and coverage count them as cases.",
        facts["n"],
    )
    return _("Cases that may overlap"), text % {"n": facts["n"]}


def repeated_offices(facts: dict[str, Any]) -> Words:
    names = ", ".join(str(name) for name in facts["names"])
    return _("One office as several cases"), _(
        "%(names)s: the same office at several visits. Such cases are not independent of each other."
    ) % {"names": names}


def told_afterwards(facts: dict[str, Any]) -> Words:
    names = ", ".join(dict.fromkeys(str(case.office.name) for case in facts["cases"]))
    return _("Told afterwards"), _("No researcher was there at the time: %(names)s.") % {"names": names}


SENTENCES: dict[str, Callable[[dict[str, Any]], Words]] = {
    "few_cases": few_cases,
    "outcome_unlike": outcome_unlike,
    "outcome_soft": outcome_soft,
    "conditions_soft": conditions_soft,
    "order_inferred": order_inferred,
    "same_dimension": same_dimension,
    "not_offices": not_offices,
    "repeated_offices": repeated_offices,
    "told_afterwards": told_afterwards,
}


def truth_notice_text(notice: Notice, dimensions: dict[str, DimensionRecord], table: TruthTable) -> NoticeText:
    """The notice of this table in words; `dimensions` are the codebook by key."""
    title, text = SENTENCES[notice.code](notice.facts)
    labels = tuple(str(dimensions[key].label) for key in notice.dimensions)
    return NoticeText(notice.code, title, computed(text, on_record(table)), labels)


def on_record(table: TruthTable) -> Iterator[Ground]:
    """What all of them rest on, since they say how the cases are known: the cases, and what was read of each."""
    for one in table.cases:
        yield of_record(one.case.office)
        asked = (*table.conditions, table.outcome)
        yield from (recorded(coding) for condition in asked for coding in evidence(condition, one.case.visit))
