"""What any fixture may hold: pairs of texts, figures, yes and no, names; and mistakes in words. No tables here."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Annotated, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from offices.curation.seeding.files import FixtureError
from offices.models.vocabulary import Comparator

YES_NO: dict[object, bool] = {"yes": True, "no": False}
Column = tuple[str, object]
Loc = tuple[int | str, ...]


def yes_or_no(value: object) -> bool:
    if value not in YES_NO:
        raise ValueError(f"is {value!r}; allowed: yes, no.")
    return YES_NO[value]


def figure(value: object) -> Decimal | None:
    if value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"is {value!r}; expected a number.") from error


def names(value: object) -> list[str]:
    """A list of texts, or one text alone."""
    found = [value] if isinstance(value, str) else value or []
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise ValueError("must be a list of texts.")
    return found


Switch = Annotated[bool, BeforeValidator(yes_or_no)]
Figure = Annotated[Decimal, BeforeValidator(figure)]
MaybeFigure = Annotated[Decimal | None, BeforeValidator(figure)]
Names = Annotated[list[str], BeforeValidator(names)]


class Schema(BaseModel):
    """A mapping of a fixture. Fields are called like the columns; where a file says it otherwise, by an alias."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Spread(Schema):
    """A mapping that fills several columns."""

    def columns(self, name: str) -> Iterator[Column]:
        """The columns of the field `name`."""
        raise NotImplementedError


class Pair(Spread):
    """A text in both languages."""

    en: str
    nb: str

    def columns(self, name: str) -> Iterator[Column]:
        yield from ((f"{name}_en", self.en), (f"{name}_nb", self.nb))


NO_TEXT = Pair(en="", nb="")


class Bounds(Spread):
    """From low to high; an open bound stays open."""

    low: MaybeFigure = None
    high: MaybeFigure = None

    def columns(self, name: str) -> Iterator[Column]:
        yield from ((f"{name}_low", self.low), (f"{name}_high", self.high))


class Number(Bounds):
    """A figure alone is both bounds; beside a comparator such as > it bounds one side only."""

    comparator: Comparator | None = Comparator.EQUAL

    def columns(self, name: str) -> Iterator[Column]:
        low, high = self.low, self.high
        if high is None and self.comparator in (Comparator.EQUAL, Comparator.ABOUT):
            high = low
        elif high is None and self.comparator in (Comparator.LESS, Comparator.AT_MOST):
            low, high = None, low
        yield from (("number_low", low), ("number_high", high), ("comparator", self.comparator))


NO_NUMBER = Number(comparator=None)

WANTED = {
    "missing": "must be a text, or one in each language; it is left out.",
    "string_type": "must be a text.",
    "too_short": "must name at least one.",
    "tuple_type": "must be a list.",
}
"""Kind of mistake -> how a value should be, after its key."""

S = TypeVar("S", bound=Schema)


def read(schema: type[S], data: object, where: str) -> S:
    """The data as the schema has them; raises FixtureError, which tells every mistake."""
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        mistakes = [mistake(schema, each, where) for each in error.errors()]
        raise FixtureError("\n".join(mistakes)) from error


def mistake(schema: type[Schema], error: ErrorDetails, where: str) -> str:
    """One mistake in words: file, place, key, and what is allowed."""
    kind, loc, found, context = error["type"], error["loc"], error["input"], error.get("ctx", {})
    if kind == "model_type":
        return f"{at(where, loc)}: expected keys and values, found {found!r}."
    if kind == "extra_forbidden":
        allowed = ", ".join(keys(schema_at(schema, loc[:-1])))
        return f"{at(where, loc[:-1])}: unknown key {loc[-1]!r}; allowed: {allowed}."
    if kind == "enum":
        wanted = f"is {found!r}; allowed: {context['expected'].replace(chr(39), '').replace(' or ', ', ')}."
    else:
        wanted = WANTED.get(kind, str(context.get("error", f"is {found!r}: {error['msg']}.")))
    return f"{at(where, loc[:-1])}: {loc[-1]} {wanted}"


def at(where: str, loc: Loc) -> str:
    """A place in a file."""
    return where + "".join(f"[{step}]" if isinstance(step, int) else f", {step}" for step in loc)


def keys(schema: type[Schema]) -> dict[str, object]:
    """Every key that a mapping may have, as files spell it, and of what type it is."""
    return {field.alias or name: field.annotation for name, field in schema.model_fields.items()}


def schema_at(schema: type[Schema], loc: Loc) -> type[Schema]:
    """The schema of the mapping at a place."""
    for step in loc:
        annotation = keys(schema)[step] if isinstance(step, str) else schema
        schema = next(each for each in (annotation, *get_args(annotation)) if isinstance(each, type))
    return schema
