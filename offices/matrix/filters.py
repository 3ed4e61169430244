"""Reading a selection from URL parameters: a filter set made from the codebook checks every value. No counting here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import django_filters
from django.http import QueryDict
from django.utils.translation import gettext as _

from offices.data.suggestions import allowed_words
from offices.data.words import words_in
from offices.matrix.matrix import Column, Grid
from offices.matrix.selection import ANY, DEFAULT_RECORDS, LATEST, RECORD, Selection
from offices.models import Office
from offices.models.decimals import NumberField
from offices.models.grammar import TRACKING
from offices.models.vocabulary import Scale

MOST_ALLOWED = 50
"""Words that a message names; of more those that look most like what was given are among them."""
MATCHES = ("any", "all")
"""Of several choices of a dimension with several categories at once, which must hold."""
LONGEST_QUERY = 100
"""Letters of a search; more would only be a way to make the server work."""


@dataclass(frozen=True)
class ParameterError:
    """What is wrong with one parameter, and what is allowed."""

    field: str
    message: str
    allowed: tuple[str, ...] = ()
    given: str = ""
    """The wrong word, where it is one."""


@dataclass(frozen=True)
class Parsed:
    """The valid part of a selection, and what was wrong with the rest."""

    selection: Selection
    errors: tuple[ParameterError, ...]


def read_selection(grid: Grid, params: QueryDict, *, also: Collection[str] = ()) -> Parsed:
    """The selection in `params`; `also` names the parameters that the page reads itself."""
    grammar = grid.edition.kept(grammar_filters, grid)
    form = filterset_class({name: grammar[name] for name in params if name in grammar})(
        params, Office.objects.none()
    ).form
    form.is_valid()
    known = {*also, *grammar, *TRACKING}
    errors = [unknown_error(name, [*grammar, *also]) for name in params if name not in known]
    for name in form.errors:
        errors += [] if name == "q" else value_errors(name, params.getlist(name), form)
    errors += [wrong] if (wrong := query_error(params)) else []
    errors += [
        repeated_error(name) for name in form.fields if is_single(grammar[name]) and len(params.getlist(name)) > 1
    ]
    errors += [range_error(key) for key in grid.facets if is_upside_down(*bounds(form, key))]
    return Parsed(to_selection(grid, form), tuple(errors))


def grammar_filters(grid: Grid) -> dict[str, django_filters.Filter]:
    """A filter for every parameter of the grammar (design, section 3); keep it with the edition."""
    filters: dict[str, django_filters.Filter] = {}
    for column in grid.facets.values():
        filters |= dimension_filters(column)
    visit = {"visit": choice_filter([LATEST, ANY], single=True)} if RECORD in grid.facets else {}
    return {**filters, **visit, "q": django_filters.CharFilter(max_length=LONGEST_QUERY)}


def filterset_class(filters: dict[str, django_filters.Filter]) -> type[django_filters.FilterSet]:
    """A filter set of just the parameters in use: one of all of them took 10 ms to copy, for every request."""
    meta = type("Meta", (), {"model": Office, "fields": []})
    return type("OfficeFilterSet", (django_filters.FilterSet,), {**filters, "Meta": meta})


def dimension_filters(column: Column) -> dict[str, django_filters.Filter]:
    dimension, words = column.dimension, words_of(column)
    key = dimension.key
    filters: dict[str, django_filters.Filter] = {key: choice_filter(words)} if words else {}
    if dimension.scale == Scale.NUMBER:
        filters |= {f"{key}_{bound}": number_filter() for bound in ("min", "max")}
    if dimension.scale == Scale.MULTI:
        filters[f"{key}_match"] = choice_filter(list(MATCHES), single=True)
    return filters


def words_of(column: Column) -> list[str]:
    """Every word that may be chosen of a dimension; what no coding tells of is never missing."""
    return [*column.dimension.by_key, *(("coded", *column.missing) if column.dimension.is_coded else ())]


def choice_filter(words: list[str], *, single: bool = False) -> django_filters.Filter:
    kind = django_filters.ChoiceFilter if single else django_filters.MultipleChoiceFilter
    return kind(choices=[(word, word) for word in words])


class NumberFilter(django_filters.NumberFilter):  # type: ignore[misc]  # the library states no types
    """A number with a decimal point or a decimal comma."""

    field_class = NumberField


def number_filter() -> django_filters.Filter:
    """As many digits as a coding can hold; more would only be a way to make the server count."""
    return NumberFilter(max_digits=12, decimal_places=3)


def query_error(params: QueryDict) -> ParameterError | None:
    """What is wrong with `q`, if anything; a form that sends it empty asks for nothing."""
    given = params.get("q", "")
    if len(given) > LONGEST_QUERY:
        message = _("“q” can be at most %(most)s characters long.") % {"most": LONGEST_QUERY}
        return ParameterError("q", message)
    if given.strip() and not words_in(given):
        return ParameterError("q", _("“q” must hold a word to search for."))
    return None


def unknown_error(name: str, allowed: list[str]) -> ParameterError:
    message = _("There is no parameter “%(name)s”.") % {"name": name}
    return ParameterError(name, message, tuple(allowed), name)


def word_error(field: str, value: str, allowed: Iterable[str]) -> ParameterError:
    """A word that is none of those allowed."""
    message = _("“%(field)s” cannot be “%(value)s”.") % {"field": field, "value": value}
    return ParameterError(field, message, tuple(allowed), value)


def value_errors(field: str, given: Iterable[str], form: Any) -> list[ParameterError]:
    """A message for each wrong value, that names the field, the value and what is allowed."""
    allowed = [word for word, _label in getattr(form.fields[field], "choices", []) if word]
    if not allowed:
        return [number_error(field, form.errors.as_data()[field][0])]
    wrong = (word for word in dict.fromkeys(given) if word not in allowed)
    return [word_error(field, word, allowed_words(word, allowed, MOST_ALLOWED)) for word in wrong]


def number_error(field: str, problem: Any) -> ParameterError:
    if problem.code == "two_readings":
        return ParameterError(field, two_readings(field, problem.params))
    return ParameterError(field, _("“%(field)s” must be a number, such as 20, 20.5 or 20,5.") % {"field": field})


def two_readings(field: str, told: Mapping[str, str]) -> str:
    """That the comma of a number may be a decimal comma or group its thousands, and how to write either."""
    message = _("“%(field)s”: %(given)s can be read in two ways, so write %(one)s or %(other)s.")
    return message % {"field": field, **told}


def to_selection(grid: Grid, form: Any) -> Selection:
    """What is valid of the form; of a parameter with a wrong value its right values stay."""
    choices, ranges, match_all = {}, {}, set()
    for key in grid.facets:
        if words := valid_words(form, key):
            choices[key] = words
        low, high = bounds(form, key)
        if (low, high) != (None, None) and not is_upside_down(low, high):
            ranges[key] = (low, high)
        if form.cleaned_data.get(f"{key}_match") == "all":
            match_all.add(key)
    if choices.get(RECORD) == DEFAULT_RECORDS:
        del choices[RECORD]
    visit = form.cleaned_data.get("visit") or LATEST
    q = " ".join((form.cleaned_data.get("q") or "").split())
    return Selection(choices, ranges, frozenset(match_all), visit, q if words_in(q) else "")


def bounds(form: Any, key: str) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest number asked for, either open."""
    return plain(form.cleaned_data.get(f"{key}_min")), plain(form.cleaned_data.get(f"{key}_max"))


def is_single(one: django_filters.Filter) -> bool:
    return not isinstance(one, django_filters.MultipleChoiceFilter)


def repeated_error(name: str, allowed: Iterable[str] = ()) -> ParameterError:
    return ParameterError(name, _("“%(name)s” can be given only once.") % {"name": name}, tuple(allowed))


def read_word(params: QueryDict, name: str, allowed: Collection[str]) -> tuple[str, list[ParameterError]]:
    """The one word that a parameter may hold; none, and what is wrong, where it is no such word."""
    given = params.getlist(name)
    if len(given) > 1:
        return "", [repeated_error(name, allowed)]
    if given and given[0] not in allowed:
        return "", [word_error(name, given[0], allowed)]
    return "".join(given), []


def is_upside_down(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def range_error(key: str) -> ParameterError:
    message = _("“%(key)s_min” is above “%(key)s_max”, so no number can lie between them.")
    return ParameterError(f"{key}_min", message % {"key": key})


def valid_words(form: Any, field: str) -> tuple[str, ...]:
    """The allowed values given for a field, each once, in the order of the codebook."""
    if field not in form.fields:
        return ()
    given = form.data.getlist(field)
    return tuple(word for word, _label in form.fields[field].choices if word and word in given)


def plain(number: Decimal | None) -> Decimal | None:
    """15 and 15.0 are one bound, written in one way."""
    return None if number is None else number.normalize() + 0
