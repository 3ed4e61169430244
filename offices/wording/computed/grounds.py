"""What a computed sentence may rest on, and how strong that is: values, times, what is merely on record. No words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from offices.data.records import CodingRecord, OfficeRecord, VisitRecord
from offices.models.vocabulary import Account, Certainty


class Strength(IntEnum):
    """From the strongest to the weakest."""

    STATED = 0
    """The author's plain word; or that something is on record, which is so whatever it says."""
    TOLD = 1
    """Somebody else's word."""
    VAGUE = 2
    INFERRED = 3
    """Our reading."""

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Ground:
    """One thing that a sentence rests on; `ref` is that of its coding, or names the visit or the record."""

    ref: str
    certainty: str = Certainty.STATED
    account: str = Account.AUTHOR
    account_line: str = ""
    is_said: bool = False
    """Whether its own words are as vague as it is: just over 20, about 6 months."""

    @property
    def strength(self) -> Strength:
        if self.certainty == Certainty.INFERRED or self.account == Account.CODER:
            return Strength.INFERRED
        if self.certainty == Certainty.VAGUE:
            return Strength.VAGUE
        return Strength.STATED if self.account == Account.AUTHOR else Strength.TOLD


def of(coding: CodingRecord) -> Ground:
    """The value of a coding; without one, that it is on record to have none."""
    if not coding.is_coded:
        return recorded(coding)
    is_said = bool(coding.number and (coding.text or coding.number.comparator != "="))
    return Ground(coding.ref, coding.certainty, coding.account, coding.account_line, is_said)


def recorded(coding: CodingRecord) -> Ground:
    """That it is on record: of a sentence about how something is known, not about what is so."""
    return Ground(coding.ref)


def of_record(office: OfficeRecord) -> Ground:
    """That there is such a record, and which study it comes from."""
    return Ground(office.slug)


def of_months(visit: VisitRecord) -> Ground:
    """The time since opening, which is worded as about that time where it is vague."""
    return Ground(f"{visit.key}/months", visit.months_certainty or Certainty.STATED, is_said=True)


def of_years(visit: VisitRecord) -> Ground:
    return Ground(f"{visit.key}/years", visit.years_certainty or Certainty.STATED)


def weakest(grounds: Iterable[Ground]) -> Strength:
    return max((one.strength for one in grounds), default=Strength.STATED)
