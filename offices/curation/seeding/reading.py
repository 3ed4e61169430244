"""Data of a fixture as their schema has them, or every mistake in words. What schemas there are is not known here."""

from typing import TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from offices.curation.seeding.files import FixtureError
from offices.curation.seeding.schema import Schema

Loc = tuple[int | str, ...]
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
        allowed = ", ".join(key_types(schema_at(schema, loc[:-1])))
        return f"{at(where, loc[:-1])}: unknown key {loc[-1]!r}; allowed: {allowed}."
    if kind == "enum":
        wanted = f"is {found!r}; allowed: {context['expected'].replace(chr(39), '').replace(' or ', ', ')}."
    else:
        wanted = WANTED.get(kind, str(context.get("error", f"is {found!r}: {error['msg']}.")))
    return f"{at(where, loc[:-1])}: {loc[-1]} {wanted}"


def at(where: str, loc: Loc) -> str:
    """A place in a file."""
    return where + "".join(f"[{step}]" if isinstance(step, int) else f", {step}" for step in loc)


def key_types(schema: type[Schema]) -> dict[str, object]:
    """Every key that a mapping may have, as files spell it, and of what type it is."""
    return {field.alias or name: field.annotation for name, field in schema.model_fields.items()}


def schema_at(schema: type[Schema], loc: Loc) -> type[Schema]:
    """The schema of the mapping at a place."""
    for step in loc:
        annotation = key_types(schema)[step] if isinstance(step, str) else schema
        schema = next(each for each in (annotation, *get_args(annotation)) if isinstance(each, type))
    return schema
