"""What any fixture may hold: pairs of texts, figures, yes and no, names. No tables here."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from offices.models.vocabulary import Comparator

YES_NO = {"yes": True, "no": False}
Column = tuple[str, object]
Columns = Mapping[str, object]


def yes_or_no(value: object) -> bool:
    if not isinstance(value, str) or value not in YES_NO:
        raise ValueError(f"is {value!r}; allowed: yes, no.")
    return YES_NO[value]


def as_figure(value: object) -> Decimal | None:
    if value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"is {value!r}; expected a number.")
    return number


def as_names(value: object) -> list[str]:
    """A list of texts, or one text alone."""
    found = [value] if isinstance(value, str) else value or []
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise ValueError("must be a list of texts.")
    return found


def own_key(value: object) -> str | None:
    """A natural key without what it belongs to: of a category within its dimension."""
    return re.split(r"[./]", str(value))[-1] if value else None


Switch = Annotated[bool, BeforeValidator(yes_or_no)]
Figure = Annotated[Decimal, BeforeValidator(as_figure)]
MaybeFigure = Annotated[Decimal | None, BeforeValidator(as_figure)]
Names = Annotated[list[str], BeforeValidator(as_names)]


class Schema(BaseModel):
    """A mapping of a fixture. Fields are called like the columns; where a file says it otherwise, by an alias."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Spread(Schema, ABC):
    """A mapping that fills several columns."""

    @abstractmethod
    def columns(self, name: str) -> Iterator[Column]:
        """The columns of the field `name`."""

    @classmethod
    @abstractmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        """The other way: what the mapping of the field `name` says of a row."""


class TextPair(Spread):
    """A text in both languages."""

    en: str
    nb: str

    def columns(self, name: str) -> Iterator[Column]:
        yield from ((f"{name}_en", self.en), (f"{name}_nb", self.nb))

    @classmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        pair = {"en": row.get(f"{name}_en"), "nb": row.get(f"{name}_nb")}
        return {language: text or "" for language, text in pair.items()} if any(pair.values()) else {}


NO_TEXT = TextPair(en="", nb="")


class LowHigh(Spread):
    """From low to high; an open bound stays open."""

    low: MaybeFigure = None
    high: MaybeFigure = None

    def columns(self, name: str) -> Iterator[Column]:
        yield from ((f"{name}_low", self.low), (f"{name}_high", self.high))

    @classmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        return {"low": row.get(f"{name}_low"), "high": row.get(f"{name}_high")}


class Quantity(LowHigh):
    """A figure alone is both bounds; beside a comparator such as > it bounds one side only."""

    comparator: Comparator | None = Comparator.EQUAL

    def columns(self, name: str) -> Iterator[Column]:
        low, high = self.low, self.high
        if high is None and self.comparator in (Comparator.EQUAL, Comparator.ABOUT):
            high = low
        elif high is None and self.comparator in (Comparator.LESS, Comparator.AT_MOST):
            low, high = None, low
        yield from (("number_low", low), ("number_high", high), ("comparator", self.comparator))

    @classmethod
    def told(cls, name: str, row: Columns) -> dict[str, object]:
        low, high, comparator = (row.get(each) for each in ("number_low", "number_high", "comparator"))
        if comparator in (Comparator.EQUAL, Comparator.ABOUT) and low == high:
            high = None
        elif comparator in (Comparator.LESS, Comparator.AT_MOST) and low is None:
            low, high = high, None
        return {"low": low, "high": high, "comparator": None if comparator == Comparator.EQUAL else comparator}


NO_QUANTITY = Quantity(comparator=None)
