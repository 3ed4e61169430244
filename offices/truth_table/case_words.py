"""The cases of a truth table to print: what each is, on which values that rests, what is missing. No counting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.models.vocabulary import Account, Certainty
from offices.truth_table.conditions import Condition, evidence
from offices.truth_table.rows import TruthCase, TruthTable
from offices.wording.computed import Ground, Sentence, computed, hedge, of, of_record
from offices.wording.numbers import comparator_words, figure, with_unit
from offices.wording.statements import Statement, account_words, statements, unsaid, without_value

UNMENTIONED = "unmentioned"
"""The key of silence about one of several categories at once: neither that it holds nor that it does not."""
SIGNS = {True: "1", False: "0", None: "?"}


@dataclass(frozen=True)
class CaseName:
    office: OfficeRecord
    name: str
    outcome: str
    """1 or 0."""
    doubt: str
    """Why its outcome is not the author's own plain word; empty where it is."""


@dataclass(frozen=True)
class SetCell:
    """What one case is of one set, with the value it rests on."""

    sign: str
    label: str
    values: tuple[Statement, ...]


@dataclass(frozen=True)
class CaseRow:
    name: CaseName
    cells: list[SetCell]
    missing: list[Sentence]
    """The sets of which nothing is known."""


def unread_words(n: int) -> str:
    """Of very many records: those that can stand in no row, and are not even read."""
    return ngettext(
        "%(n)s more case of the selection is not listed: it lacks a value of a condition or of the outcome.",
        "%(n)s more cases of the selection are not listed: they lack a value of a condition or of the outcome.",
        n,
    ) % {"n": n}


def case_row(one: TruthCase, table: TruthTable, labels: Sequence[str], by_visit: bool) -> CaseRow:
    """The case with a cell for each condition and the outcome, whose `labels` are those of `condition_words`."""
    asked, known = table.asked, (*one.sets, one.outcome)
    cells = [
        set_cell(condition, one, inside, label) for condition, inside, label in zip(asked, known, labels, strict=True)
    ]
    missing = [
        missing_words(cell, grounds(condition, one))
        for condition, cell, inside in zip(asked, cells, known, strict=True)
        if inside is None
    ]
    return CaseRow(named_case(one, table, by_visit), cells, missing)


def named_case(one: TruthCase, table: TruthTable, by_visit: bool) -> CaseName:
    doubts = dict.fromkeys(words for coding in evidence(table.outcome, one.case.visit) for words in doubt_words(coding))
    office = one.case.office
    name = f"{office.name}, {one.case.visit.label}" if by_visit else str(office.name)
    return CaseName(office, name, SIGNS[one.outcome], ", ".join(doubts))


def doubt_words(coding: CodingRecord) -> Iterator[str]:
    """Inferred or vague, and whose word it is where not the author's."""
    if coding.is_coded and coding.certainty != Certainty.STATED:
        yield str(Certainty(coding.certainty).label)
    if coding.is_coded and coding.account != Account.AUTHOR:
        yield _("according to: %(account)s") % {"account": account_words(coding)}


def set_cell(condition: Condition, one: TruthCase, inside: bool | None, label: str) -> SetCell:
    visit, dimension = one.case.visit, condition.dimension
    told = statements(evidence(condition, visit), dimension)
    return SetCell(SIGNS[inside], label, tuple(told) or (silence(visit, dimension),))


def silence(visit: VisitRecord, dimension: DimensionRecord) -> Statement:
    """Of several categories others may be told, and this one not; else nothing is told of the whole office."""
    if visit.cell(dimension):
        return without_value(UNMENTIONED, _("the sources are silent on it"))
    return unsaid(visit, dimension)


def missing_words(cell: SetCell, beneath: Sequence[Ground]) -> Sentence:
    """What is not known, and in what way: the status, silence, or a number that may lie on either side."""
    values = "; ".join(value.text for value in cell.values)
    if not all(value.is_missing for value in cell.values):
        values = ", ".join(filter(None, [_("%(value)s leaves it open") % {"value": values}, hedge(beneath)]))
    return computed(f"{cell.label} ({values})", beneath)


def grounds(condition: Condition, one: TruthCase) -> list[Ground]:
    """What is told of the set, or that nothing is: by the codings of its dimension, else by the record as it is."""
    visit = one.case.visit
    told = evidence(condition, visit) or visit.cell(condition.dimension)
    return [of(coding) for coding in told] or [of_record(one.case.office)]


def condition_words(condition: Condition) -> str:
    """The set in words, its threshold among them: "Office size: at least medium"."""
    dimension = condition.dimension
    if condition.least is not None:
        least = comparator_words(">=", figure(condition.least))
        value = with_unit(least, dimension.unit, dimension.unit_one, condition.least)
    else:
        label = str(dimension.by_key[condition.category].label)
        value = _("at least “%(category)s”") % {"category": label} if condition.or_above else label
    return f"{dimension.label}: {value}"
