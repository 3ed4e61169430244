"""The grammar of a truth table: a word of the URL as a condition, and a sent form as an address. No page."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from itertools import zip_longest

from django.http import QueryDict
from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord
from offices.matrix.filters import ParameterError, two_readings
from offices.models.decimals import TwoReadings, unified
from offices.truth_table.conditions import Condition
from offices.wording.urls import Params, given_params, with_params

NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,3})?")


class Unreadable(Exception):
    """A word that is no condition: why, and what is allowed instead."""

    def __init__(self, message: str, allowed: Collection[str] = ()) -> None:
        super().__init__(message)
        self.message, self.allowed = message, tuple(allowed)


def read_words(
    dimensions: Mapping[str, DimensionRecord], field: str, words: Collection[str]
) -> tuple[list[Condition], list[ParameterError]]:
    """The conditions that the words stand for, each once, and an error for each other word."""
    found: dict[str, Condition] = {}
    errors = []
    for word in words:
        try:
            condition = read_condition(dimensions, word)
        except Unreadable as error:
            errors.append(ParameterError(field, error.message, error.allowed, word))
        else:
            if condition.word in found:
                message = _("“%(field)s” names “%(word)s” twice.") % {"field": field, "word": condition.word}
                errors.append(ParameterError(field, message))
            found[condition.word] = condition
    return list(found.values()), errors


def read_condition(dimensions: Mapping[str, DimensionRecord], word: str) -> Condition:
    """`leadership:one_leader`, `office_size:at_least:medium`, `staff_fte:min:20`. Raises Unreadable."""
    key, _colon, value = word.partition(":")
    if key not in dimensions:
        allowed = [key for key, dimension in dimensions.items() if dimension.scale != "text"]
        message = _("“%(word)s” is no condition: there is no dimension “%(key)s”.")
        raise Unreadable(message % {"word": word, "key": key}, allowed)
    dimension = dimensions[key]
    if dimension.scale == "number":
        return number_condition(dimension, value)
    category = value.removeprefix("at_least:") if dimension.scale == "ordinal" else value
    if category not in dimension.by_key:
        message = _("“%(word)s” is no condition: “%(key)s” has no such value.")
        raise Unreadable(message % {"word": word, "key": key}, condition_choices(dimension))
    return Condition(dimension, category, or_above=category != value)


def number_condition(dimension: DimensionRecord, value: str) -> Condition:
    try:
        given = unified(value.removeprefix("min:"))
    except TwoReadings as error:
        raise Unreadable(two_readings(dimension.key, error.told)) from error
    if not value.startswith("min:") or not NUMBER.fullmatch(given):
        message = _("“%(key)s” needs a threshold, such as %(key)s:min:20, %(key)s:min:20.5 or %(key)s:min:20,5.")
        raise Unreadable(message % {"key": dimension.key})
    return Condition(dimension, least=Decimal(given).normalize() + 0)


def condition_choices(dimension: DimensionRecord) -> list[str]:
    """Every condition that a dimension with categories can give; none for texts."""
    above = [f"at_least:{key}" for key in [*dimension.by_key][1:]] if dimension.scale == "ordinal" else []
    return [f"{dimension.key}:{value}" for value in (*dimension.by_key, *above)]


def question_address(path: str, params: QueryDict) -> str:
    """Where a sent form should lead: its empty fields dropped, each number put into the word beside it.

    Empty if the address is such already.
    """
    pairs = {"condition": "threshold", "outcome": "outcome_threshold"}
    if not any(name in params for name in pairs.values()) and all(all(params.getlist(name)) for name in pairs):
        return ""
    others = [pair for pair in given_params(params) if pair[0] not in (*pairs, *pairs.values())]
    asked = (joined_words(params, name, beside) for name, beside in pairs.items())
    return with_params(path, *asked, others)


def joined_words(params: QueryDict, name: str, beside: str) -> Params:
    """The words, each with the number given beside it."""
    for word, number in zip_longest(params.getlist(name), params.getlist(beside), fillvalue=""):
        if word or number.strip():
            yield name, f"{word}:{number.strip()}" if number.strip() else word
