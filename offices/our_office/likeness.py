"""How one record stands to a description, choice by choice: bit sets and cells in, distances out. No words.

The distance is the published one (offices/similar/distances.py: Gower 1971), with two differences that an office of
which only choices are known asks for. A record agrees with a choice when what is told of it is surely within the
choice, so that what the description leaves out is no difference; then it is 0 apart. And of a choice that cannot be
told of a record nothing is counted: silence is not agreement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from offices.data.case import has_value
from offices.data.records import ChoiceRecord, CodingRecord, OfficeRecord, VisitRecord
from offices.models.vocabulary import Scale
from offices.our_office.description import Choice, is_inside
from offices.similar.distances import gap, spoken_of

NEAR = Fraction(1, 2)
"""Farther than half of the most there can be is not like the description: at least half of it is otherwise."""

Cell = tuple[CodingRecord, ...]


class Stand(StrEnum):
    """Of one choice."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Compared:
    """One choice beside a record; a distance of 0 to 1 where they can be compared."""

    choice: Choice
    stand: Stand
    distance: Fraction | None


@dataclass(frozen=True)
class Likeness:
    """A record beside the description, at its latest visit."""

    office: OfficeRecord
    visit: VisitRecord
    compared: tuple[Compared, ...]

    def having(self, stand: Stand) -> list[Choice]:
        return [one.choice for one in self.compared if one.stand == stand]

    @property
    def on(self) -> int:
        """How many choices could be compared."""
        return sum(one.distance is not None for one in self.compared)

    @cached_property
    def distance(self) -> Fraction | None:
        """The mean over the choices that could be compared; none where none could."""
        found = [one.distance for one in self.compared if one.distance is not None]
        return sum(found, Fraction(0)) / len(found) if found else None

    @property
    def is_thin(self) -> bool:
        """Whether half of the choices or fewer could be compared, of more than one: little to go by."""
        return self.on * 2 <= len(self.compared) and len(self.compared) > 1

    @property
    def is_near(self) -> bool:
        return self.distance is not None and self.distance <= NEAR and not self.is_thin


def likeness(choices: Iterable[Choice], office: OfficeRecord, visit: VisitRecord) -> Likeness:
    return Likeness(office, visit, tuple(compare(one, visit.cell(one.dimension)) for one in choices))


def in_order(found: Iterable[Likeness]) -> list[Likeness]:
    """The nearest first, those compared on few of the choices after all others, then those compared on none.

    Of equal ones that which was compared on more stands first, then as they came.
    """
    known = [one for one in found if one.distance is not None]
    return sorted(known, key=lambda one: (one.is_thin, not one.is_near, one.distance, -one.on))


def compare(choice: Choice, cell: Cell) -> Compared:
    """One choice beside what is told of a record."""
    stand = stand_of(choice, cell)
    if stand is Stand.AGREES:
        return Compared(choice, stand, Fraction(0))
    if stand is Stand.UNKNOWN:
        return Compared(choice, stand, None)
    gaps = [gap(choice.dimension, one, cell).distance for one in choice.cells]
    return Compared(choice, stand, min(one for one in gaps if one is not None))


def stand_of(choice: Choice, cell: Cell) -> Stand:
    """Whether what is told is within the choice, another, or neither can be said."""
    if not has_value(cell):
        return Stand.UNKNOWN
    if choice.number:
        return number_stand(choice, cell)
    if choice.dimension.scale == Scale.MULTI:
        return several_stand(choice.words, spoken_of(cell))
    told = cell[0].category or ("yes" if cell[0].holds else "no")
    return Stand.AGREES if told in choice.words else Stand.DIFFERS


def several_stand(words: Sequence[str], spoken: dict[str, bool]) -> Stand:
    """Of several at once: that all of them hold, that one does not, or that it is silent on one."""
    told = [spoken.get(word) for word in words]
    if False in told:
        return Stand.DIFFERS
    return Stand.UNKNOWN if None in told else Stand.AGREES


def number_stand(choice: Choice, cell: Cell) -> Stand:
    """Ranges that overlap in part may be the same or not."""
    wanted, told = choice.number, cell[0].number
    if wanted is None or told is None:
        return Stand.UNKNOWN
    if is_inside(told, ChoiceRecord(choice.key, low=wanted.low, high=wanted.high)):
        return Stand.AGREES
    if told.overlaps(wanted.low, wanted.high) and wanted.overlaps(told.low, told.high):
        return Stand.UNKNOWN
    return Stand.DIFFERS
