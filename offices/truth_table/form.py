"""What the form of a truth table offers: every condition that the cases can be told apart by. No counting, no HTML."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RecordKind
from offices.truth_table.case_words import condition_words
from offices.truth_table.conditions import Condition
from offices.truth_table.question import Question

SLOTS = 4
"""Fields for conditions; a question with more has as many as it needs."""


@dataclass(frozen=True)
class Slot:
    """One field: what is chosen, and the number beside it."""

    word: str = ""
    label: str = ""
    number: str = ""


OptionGroup = tuple[str, tuple[tuple[str, str], ...]]
"""A group's label, and its options: word of the grammar, label."""


@dataclass(frozen=True)
class TruthForm:
    conditions: list[Slot]
    outcome: Slot
    options: tuple[OptionGroup, ...]
    hidden: list[tuple[str, str]]
    records: list[tuple[str, str, bool]]
    """Kind of record, label, whether it is chosen."""


def truth_form(question: Question, options: tuple[OptionGroup, ...]) -> TruthForm:
    """The form filled in; what else narrows the cases it carries along unseen."""
    slots = [slot(one) for one in question.conditions]
    return TruthForm(
        conditions=slots + [Slot()] * (SLOTS - len(slots)),
        outcome=slot(question.outcome) if question.outcome else Slot(),
        options=options,
        hidden=list(question.filters.params()),
        records=[(kind.value, str(kind.label), kind.value in question.selection.records) for kind in RecordKind],
    )


def slot(condition: Condition) -> Slot:
    if condition.least is None:
        return Slot(condition.word, condition_words(condition))
    dimension = condition.dimension
    return Slot(f"{dimension.key}:min", f"{dimension.label}: {at_least_number(dimension)}", f"{condition.least:f}")


def option_groups(matrix: Matrix, rows: int, language: str) -> tuple[OptionGroup, ...]:
    """The dimensions that any of these rows has a value of; the others would make every case incomplete.

    `language` is part of the key by which they are kept, since the labels depend on it.
    """
    return tuple(
        (str(matrix.dimensions[key].label), tuple(condition_options(column.dimension)))
        for key, column in matrix.columns.items()
        if column.dimension.scale != "text" and not column.dimension.only_in_findings and column.coded & rows
    )


def condition_options(dimension: DimensionRecord) -> Iterator[tuple[str, str]]:
    """Each category; in an order also "at least" those that are neither the first nor the last."""
    if dimension.scale == "number":
        yield f"{dimension.key}:min", at_least_number(dimension)
    for place, category in enumerate(dimension.categories):
        yield f"{dimension.key}:{category.key}", str(category.label)
        if dimension.scale == "ordinal" and 0 < place < len(dimension.categories) - 1:
            words = _("at least “%(category)s”") % {"category": category.label}
            yield f"{dimension.key}:at_least:{category.key}", words


def at_least_number(dimension: DimensionRecord) -> str:
    """What stands for the threshold that is typed beside it."""
    if not dimension.unit:
        return _("at least the number beside")
    return _("at least the number beside (%(unit)s)") % {"unit": dimension.unit}
