"""Reading a description from an address: each name and value is checked against the codebook. No answers here.

`<dimension>=<category>`, repeated for all that an office has (several at once) or for either; `<dimension>=20` or
`_min`, `_max` for numbers; `then_<dimension>=<category>` for the choice that may be changed.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord, Number
from offices.data.suggestions import allowed_words
from offices.matrix.filters import (
    MOST_ALLOWED,
    ParameterError,
    number_error,
    range_error,
    repeated_error,
    unknown_error,
    word_error,
)
from offices.matrix.matrix import Matrix
from offices.models.decimals import NumberField, fewest_digits
from offices.models.grammar import TRACKING
from offices.models.vocabulary import RESERVED_WORDS, Scale
from offices.our_office.description import Change, Choice, Description
from offices.wording.describing import MOST_CHOICES, is_describable

THEN = "then_"
OF_SELECTIONS = ("record", "source", "basis", "years", "years_min", "years_max", "visit", "q")
"""What selects records and describes no office."""
BOUNDS = ("_min", "_max")
NUMBER = NumberField(max_digits=12, decimal_places=3)
MOST = Decimal(999_999_999)

Errors = list[ParameterError]


@dataclass(frozen=True)
class Read:
    """The valid part of a description, and what was wrong with the rest."""

    description: Description
    errors: tuple[ParameterError, ...]


def read_description(params: QueryDict, matrix: Matrix, own: Collection[str]) -> Read:
    """The description in the parameters; `own` are names that the page reads itself."""
    dimensions = {key: one for key, one in matrix.dimensions.items() if is_describable(one)}
    names = [name for name in params if name not in (*own, "compare", *TRACKING)]
    errors = [wrong for name in names if (wrong := name_error(name, dimensions, matrix, own))]
    choices = []
    for dimension in dimensions.values():
        choice, wrong_values = read_choice(params, dimension)
        errors += wrong_values
        choices += [choice] if choice else []
    change, wrong_changes = read_change(params, dimensions, choices)
    description = Description(tuple(choices), change)
    return Read(description, (*errors, *wrong_changes, *too_many(description)))


def name_error(
    name: str, dimensions: dict[str, DimensionRecord], matrix: Matrix, own: Collection[str]
) -> ParameterError | None:
    """What is wrong with the name of a parameter, if anything."""
    key = name.removeprefix(THEN)
    if key in dimensions or is_bound(name, dimensions):
        return None
    if name in OF_SELECTIONS or name.removesuffix("_match") in dimensions:
        return ParameterError(name, _("“%(name)s” describes no office, so leave it out.") % {"name": name}, (), name)
    if key in matrix.dimensions:
        message = _("“%(name)s” is told in words, so an office cannot be described by it.")
        return ParameterError(name, message % {"name": key}, (), name)
    return unknown_error(name, list(allowed_words(name, [*dimensions, *own], MOST_ALLOWED)))


def is_bound(name: str, dimensions: dict[str, DimensionRecord]) -> bool:
    key = next((name.removesuffix(end) for end in BOUNDS if name.endswith(end)), "")
    return key in dimensions and dimensions[key].scale == Scale.NUMBER


def read_choice(params: QueryDict, dimension: DimensionRecord) -> tuple[Choice | None, Errors]:
    """What is said of one dimension, as far as it is valid; a form sends what was left open as empty."""
    if dimension.scale == Scale.NUMBER:
        number, errors = read_number(params, dimension)
        return (Choice(dimension, number=number) if number else None), errors
    given = [word for word in params.getlist(dimension.key) if word]
    words = tuple(key for key in dimension.by_key if key in given)
    return (Choice(dimension, words) if words else None), list(word_errors(dimension.key, given, dimension))


def word_errors(name: str, given: Sequence[str], dimension: DimensionRecord) -> Iterator[ParameterError]:
    """A message for each word that is no category; of the ways of being without a value what to do instead."""
    allowed = tuple(dimension.by_key)
    for word in dict.fromkeys(given):
        if word in (*RESERVED_WORDS, "coded"):
            message = _("“%(name)s”: “%(word)s” describes no office. Leave out what you do not know.")
            yield ParameterError(name, message % {"name": name, "word": word}, allowed, word)
        elif word not in allowed:
            yield word_error(name, word, allowed_words(word, allowed, MOST_ALLOWED))


def read_number(params: QueryDict, dimension: DimensionRecord) -> tuple[Number | None, Errors]:
    """One figure, or a range of which one end may be open."""
    key, found, errors = dimension.key, {}, []
    for name in (key, *(f"{key}{end}" for end in BOUNDS)):
        value, wrong = figure_of(params, name, dimension)
        errors += wrong
        if value is not None:
            found[name] = value
    exact, low, high = (found.get(name) for name in (key, *(f"{key}{end}" for end in BOUNDS)))
    if exact is not None and (low, high) != (None, None):
        message = _("“%(key)s” is one figure or a range, not both.")
        return as_number(exact, exact), [*errors, ParameterError(f"{key}_min", message % {"key": key})]
    if low is not None and high is not None and low > high:
        return None, [*errors, range_error(key)]
    return as_number(low, high) if exact is None else as_number(exact, exact), errors


def as_number(low: Decimal | None, high: Decimal | None) -> Number | None:
    if low is None and high is None:
        return None
    return Number(low, high, "=" if None not in (low, high) else ">=" if high is None else "<=")


def figure_of(params: QueryDict, name: str, dimension: DimensionRecord) -> tuple[Decimal | None, Errors]:
    """The figure of one parameter; an empty one says nothing."""
    given = [one for one in params.getlist(name) if one.strip()]
    if not given:
        return None, []
    if len(given) > 1:
        return None, [repeated_error(name)]
    try:
        value = NUMBER.clean(given[0])
    except ValidationError as error:
        problem = error.error_list[0]
        is_too_long = str(problem.code).startswith("max_")
        return None, [out_of_bounds(name, dimension) if is_too_long else number_error(name, problem)]
    is_within = value is not None and least_of(dimension) <= value <= MOST
    return (value, []) if is_within else (None, [out_of_bounds(name, dimension)])


def least_of(dimension: DimensionRecord) -> Decimal:
    return -MOST if dimension.minimum is None else dimension.minimum


def out_of_bounds(name: str, dimension: DimensionRecord) -> ParameterError:
    message = _("“%(name)s” must be a number from %(least)s to %(most)s, with at most three decimals.")
    told = {"name": name, "least": fewest_digits(least_of(dimension)), "most": fewest_digits(MOST)}
    return ParameterError(name, message % told)


def read_change(
    params: QueryDict, dimensions: dict[str, DimensionRecord], choices: Sequence[Choice]
) -> tuple[Change | None, Errors]:
    """The one choice that may be changed, to one other category."""
    names = [name for name in params if name.startswith(THEN) and name.removeprefix(THEN) in dimensions]
    errors = [only_one(name) for name in names[1:]]
    for name in names[:1]:
        dimension, given = dimensions[name.removeprefix(THEN)], [word for word in params.getlist(name) if word]
        before = next((one.words for one in choices if one.key == dimension.key), ())
        if dimension.scale == Scale.NUMBER:
            message = _("“%(name)s”: findings start from no number, so a number cannot be changed here.")
            return None, [*errors, ParameterError(name, message % {"name": name})]
        errors += word_errors(name, given, dimension)
        errors += [repeated_error(name)] if len(given) > 1 else []
        known = [word for word in given if word in dimension.by_key]
        return (Change(dimension, before, known[0]) if len(given) == 1 and known else None), errors
    return None, errors


def only_one(name: str) -> ParameterError:
    return ParameterError(name, _("“%(name)s”: only one choice can be changed at a time.") % {"name": name})


def too_many(description: Description) -> Iterator[ParameterError]:
    if description.is_too_long:
        message = _("An office is described by at most %(most)s choices; %(given)s were given, and all are kept below.")
        told = {"most": MOST_CHOICES, "given": len(description.choices)}
        yield ParameterError(description.choices[MOST_CHOICES].key, message % told)
