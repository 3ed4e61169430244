"""Reading the question of a truth table from the URL: conditions, outcome, what a case is. The page: views.py."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord
from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.matrix.selection import ANY, DEFAULT_RECORDS, LATEST, Selection
from offices.page.page import Page
from offices.truth_table.conditions import Condition
from offices.truth_table.grammar import read_words

FEWEST, MOST = 2, 6
"""Conditions; seven would be 128 rows for a handful of cases."""
CASES = ("offices", "visits")
RECORDS = ("case",)
"""Kinds of record without a choice: only a studied office counts as one."""
DEFAULT_CONDITIONS = ("leadership:one_leader", "organisation_model:generalist", "office_size:at_least:large")
DEFAULT_OUTCOME = "goal_clarity:clear"
"""Ready to look at: the four studied offices are coded on all of it."""


@dataclass(frozen=True)
class Question:
    """What is asked, as far as it was understood; a table needs at least two conditions and the outcome."""

    conditions: tuple[Condition, ...]
    outcome: Condition | None
    cases: str
    selection: Selection

    @property
    def by_visit(self) -> bool:
        return self.cases == "visits"

    @property
    def asked(self) -> tuple[Condition, ...]:
        """The conditions, and last the outcome, if there is one."""
        return (*self.conditions, self.outcome) if self.outcome else self.conditions

    @property
    def is_whole(self) -> bool:
        return len(self.conditions) >= FEWEST and self.outcome is not None

    @property
    def filters(self) -> Selection:
        """What narrows the cases, beside the kinds of record, which are a part of the question."""
        return replace(self.selection.of_records(DEFAULT_RECORDS), visit=LATEST)

    def own_params(self) -> Iterator[tuple[str, str]]:
        """The question as URL parameters, without the filters."""
        yield from (("condition", one.word) for one in self.conditions)
        if self.outcome:
            yield "outcome", self.outcome.word
        if self.by_visit:
            yield "cases", self.cases
        if self.selection.records != RECORDS:
            yield from (("record", record) for record in self.selection.records)

    @property
    def params(self) -> list[tuple[str, str]]:
        return [*self.own_params(), *self.filters.params()]

    @property
    def full_params(self) -> list[tuple[str, str]]:
        """The same with nothing left out, so that a link asks what it asks when a default changes."""
        spelt_out = [("cases", self.cases), *(("record", record) for record in self.selection.records)]
        asked = [pair for pair in self.own_params() if pair[0] not in ("cases", "record")]
        return [*asked, *spelt_out, *self.filters.params()]


def read_question(page: Page) -> Question:
    """The question of the URL, as far as it can be understood."""
    conditions, outcome, errors = read_asked(page.params, page.matrix.dimensions)
    cases, case_errors = read_cases(page.params)
    page.errors += [*errors, *case_errors]
    records = page.selection.records if "record" in page.params else RECORDS
    selection = replace(page.selection.of_records(records), visit=ANY if cases == "visits" else LATEST)
    return Question(tuple(conditions), outcome, cases, selection)


def read_asked(
    params: QueryDict, dimensions: Mapping[str, DimensionRecord]
) -> tuple[list[Condition], Condition | None, list[ParameterError]]:
    """Conditions, outcome, errors; without conditions and outcome the ready ones, as far as the codebook has them."""
    is_ready = "condition" not in params and "outcome" not in params
    words = list(DEFAULT_CONDITIONS) if is_ready else params.getlist("condition")
    outcomes = [DEFAULT_OUTCOME] if is_ready else params.getlist("outcome")
    conditions, errors = read_words(dimensions, "condition", words[:MOST])
    found, outcome_errors = read_words(dimensions, "outcome", outcomes[:1])
    outcome = found[0] if found else None
    errors += [*outcome_errors, *count_errors(words, outcomes), *overlap_errors(conditions, outcome)]
    others = [one for one in conditions if outcome is None or one.dimension.key != outcome.dimension.key]
    return others, outcome, [] if is_ready else errors


def count_errors(words: Collection[str], outcomes: Collection[str]) -> list[ParameterError]:
    """Two to six conditions and one outcome."""
    errors = []
    if not FEWEST <= len(words) <= MOST:
        message = _("A truth table takes %(fewest)s to %(most)s conditions; %(given)s were given.")
        told = {"fewest": FEWEST, "most": MOST, "given": len(words)}
        errors.append(ParameterError("condition", message % told))
    if len(outcomes) > 1:
        errors.append(repeated_error("outcome"))
    if not outcomes:
        errors.append(ParameterError("outcome", _("Choose an outcome, such as outcome=perceived_equality:higher.")))
    return errors


def overlap_errors(conditions: Collection[Condition], outcome: Condition | None) -> list[ParameterError]:
    """Nothing can be a condition of itself."""
    keys = dict.fromkeys(one.dimension.key for one in conditions)
    if outcome is None or outcome.dimension.key not in keys:
        return []
    message = _("“%(key)s” is the outcome, so it cannot be a condition too.")
    return [ParameterError("condition", message % {"key": outcome.dimension.key})]


def read_cases(params: QueryDict) -> tuple[str, list[ParameterError]]:
    """Offices, or visits; and what was wrong."""
    given, errors = params.getlist("cases"), []
    if len(given) > 1:
        errors.append(repeated_error("cases"))
    if given and given[-1] not in CASES:
        errors.append(word_error("cases", given[-1], CASES))
    if "visit" in params:
        errors.append(ParameterError("visit", _("Here “cases” says which visits are read, not “visit”."), CASES))
    return (given[-1] if given and given[-1] in CASES else CASES[0]), errors
