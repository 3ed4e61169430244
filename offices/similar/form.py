"""The form in which a reader chooses what must be alike and what must differ. No distances, no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, GroupRecord, VisitRecord
from offices.similar.designs import Design
from offices.wording.statements import value_words


@dataclass(frozen=True)
class Choice:
    """A dimension in the form, with the office's value, and how it is used."""

    dimension: DimensionRecord
    value: str
    used: tuple[tuple[str, str, bool], ...]
    """(parameter, label, whether chosen)."""


@dataclass(frozen=True)
class ChoiceGroup:
    label: str
    choices: list[Choice]

    @property
    def is_open(self) -> bool:
        return any(chosen for choice in self.choices for _word, _label, chosen in choice.used)


def choice_groups(
    groups: Iterable[GroupRecord], known: Iterable[DimensionRecord], visit: VisitRecord, design: Design
) -> list[ChoiceGroup]:
    """The form: the dimensions that the office has a value of, by group."""
    keys = {one.key for one in known} | set(design.dimensions)
    made = []
    for group in groups:
        choices = [dimension_choice(one, visit, design) for one in group.dimensions if one.key in keys]
        made += [ChoiceGroup(str(group.label), choices)] if choices else []
    return made


def dimension_choice(dimension: DimensionRecord, visit: VisitRecord, design: Design) -> Choice:
    used = (
        ("match", _("counts in the distance"), dimension.key in design.match),
        ("same", _("must be the same"), dimension.key in design.same),
        ("differ", _("must differ"), dimension.key in design.differ),
    )
    return Choice(dimension, short_value(visit.cell(dimension), dimension), used)


def short_value(cell: tuple[CodingRecord, ...], dimension: DimensionRecord) -> str:
    """A value as a reminder; of many categories at once, how many statements there are."""
    if len(cell) > 2:
        return _("%(n)s statements") % {"n": len(cell)}
    return ", ".join(value_words(one, dimension) for one in cell)
