"""The ready settings and the form in which a reader chooses what must be alike. No distances, no HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import CodingRecord, DimensionRecord, GroupRecord, VisitRecord
from offices.similar.designs import FARTHEST, Design, ready_designs
from offices.wording.statements import value_words
from offices.wording.urls import with_params


@dataclass(frozen=True)
class Setting:
    label: str
    url: str
    is_current: bool


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


def settings(known: list[DimensionRecord], path: str, default: Design, current: Design) -> Iterator[Setting]:
    """The ready settings as links: the default, then the most similar and the most different designs."""
    yield Setting(_("Alike in the key facts"), path, current == default)
    labels = {one.key: str(one.label) for one in known}
    for choice, design in ready_designs(known):
        words = _("Most similar: like it in size and portfolio, another “%(choice)s”")
        if design.order == FARTHEST:
            words = _("Most different: unlike it in size and portfolio, the same “%(choice)s”")
        url = with_params(path, design.params())
        yield Setting(words % {"choice": labels[choice]}, url, current == design)


def choice_groups(
    groups: Iterable[GroupRecord], known: Iterable[DimensionRecord], visit: VisitRecord, design: Design
) -> list[ChoiceGroup]:
    """The form: the dimensions that the office has a value of, by group."""
    keys = {one.key for one in known} | set(design.dimensions)
    made = (
        ChoiceGroup(str(group.label), [choice(one, visit, design) for one in group.dimensions if one.key in keys])
        for group in groups
    )
    return [group for group in made if group.choices]


def choice(dimension: DimensionRecord, visit: VisitRecord, design: Design) -> Choice:
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
