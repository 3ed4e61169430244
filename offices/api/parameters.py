"""What can be asked: the one list that describes an operation's parameters and that its requests are held against."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import django_filters

from offices.codebook.studies import SORTS, Studies, studies_of
from offices.data.records import DimensionRecord
from offices.evidence.order import FINDING_SORTS
from offices.evidence.selection import Findings, findings_of
from offices.matrix.filters import LONGEST_QUERY, MATCHES, grammar_filters, is_single
from offices.matrix.matrix import Grid, Matrix
from offices.matrix.sorting import sorts
from offices.models.vocabulary import Scale
from offices.page.page import Page
from offices.page.tray import MOST_COMPARED

Json = dict[str, Any]
LANGUAGES = ("en", "nb")
MOST_PAGES, MOST_ROWS, DEFAULT_ROWS = 1_000_000, 500, 50
MOST_LISTED = 500
"""Words that a description lists; of more, such as the offices of a whole country, it only says that they are texts."""
TOLD = {
    "record": "Kinds of record; without it, case and vignette.",
    "visit": "The latest observed visit of each office, or any one that satisfies all.",
    "q": "Words to search for in names, notes and findings; all must be there.",
}
SUFFIXES = {
    "_min": "the lowest number.",
    "_max": "the highest number, not below the lowest.",
    "_match": "whether any or all of its categories must hold.",
}


@dataclass(frozen=True)
class Parameter:
    """A parameter of the query; `schema` is that of one value."""

    name: str
    schema: Json
    told: str
    is_list: bool = False
    limits: tuple[tuple[str, Any], ...] = ()
    """What holds for the whole list."""
    required: bool = False

    def described(self) -> Json:
        """As OpenAPI writes it; a list is the same name again for each value."""
        schema = {"type": "array", "items": self.schema, **dict(self.limits)} if self.is_list else self.schema
        said = {"in": "query", "name": self.name, "description": self.told, "required": self.required, "schema": schema}
        return {**said, "style": "form", "explode": True} if self.is_list else said


Parameters = Mapping[str, Parameter]
Asked = Callable[[Page], Parameters]
"""Parameters that belong together; they depend on the data."""


def asked(page: Page, lists: Iterable[Asked]) -> Parameters:
    """All parameters of the lists, and the language, which every operation has."""
    return {**LANGUAGE, **{name: one for each in lists for name, one in each(page).items()}}


def by_name(*parameters: Parameter) -> Parameters:
    return {one.name: one for one in parameters}


def choice(words: Iterable[str]) -> Json:
    listed = list(words)
    return {"type": "string", "enum": listed} if 0 < len(listed) <= MOST_LISTED else {"type": "string"}


def whole_number(most: int, default: int) -> Json:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": default}


QUERY = {"type": "string", "maxLength": LONGEST_QUERY, "pattern": r"^\s*$|[0-9A-Za-zÀ-ÖØ-öø-ÿ]"}
LANGUAGE = by_name(Parameter("lang", {**choice(LANGUAGES), "default": "en"}, "The language of all texts."))
PAGES = by_name(
    Parameter("page", whole_number(MOST_PAGES, 1), "Which page of the list."),
    Parameter("page_size", whole_number(MOST_ROWS, DEFAULT_ROWS), "Rows on a page."),
)


def pages(page: Page) -> Parameters:
    return PAGES


def axes(page: Page) -> Parameters:
    """The two dimensions of a cross-tabulation."""
    words = choice(page.matrix.facets)
    return by_name(*(Parameter(name, words, f"The dimension along {name}.", required=True) for name in "xy"))


def compared(page: Page) -> Parameters:
    """The offices of a comparison, each as `slug` or `slug.visit`."""
    return page.edition.kept(compared_of, page.matrix)


def compared_of(matrix: Matrix) -> Parameters:
    few = matrix.offices if len(matrix.offices) <= MOST_LISTED else ()
    words = [word for one in few for word in (one.slug, *(f"{one.slug}.{key}" for key in matrix.visits_of(one.slug)))]
    limits = (("minItems", 2), ("maxItems", MOST_COMPARED), ("uniqueItems", True))
    told = "An office at its latest observed visit, or office.visit."
    return by_name(Parameter("office", choice(words), told, is_list=True, limits=limits, required=True))


def findings(page: Page) -> Parameters:
    """The filters of findings."""
    return page.edition.kept(filters_of_findings, findings_of(page.evidence, page.matrix))


def filters_of_findings(every: Findings) -> Parameters:
    facets = (
        Parameter(key, choice(column.dimension.by_key), f"The {key} of a finding; repeated, any of them.", is_list=True)
        for key, column in every.facets.items()
    )
    several = (key for key, column in every.facets.items() if column.dimension.scale == Scale.MULTI)
    alls = (Parameter(f"{key}_match", choice(MATCHES), f"Whether any or all {key}s must hold.") for key in several)
    return by_name(*facets, *alls, Parameter("q", QUERY, TOLD["q"]))


def findings_order(page: Page) -> Parameters:
    """The order of findings; without it that of their themes."""
    told = "The order: by independent bodies of data, most first, by year, or by kind of evidence; turned by a minus."
    return by_name(Parameter("sort", choice(FINDING_SORTS), told))


def studies(page: Page) -> Parameters:
    """The filters and the order of studies."""
    return page.edition.kept(filters_of_studies, studies_of(page.edition))


def filters_of_studies(every: Studies) -> Parameters:
    told = "The order: by name or by year, turned by a minus."
    return {**filters_of_grid(every), **by_name(Parameter("sort", choice(SORTS), told))}


def selection(page: Page) -> Parameters:
    """The selection of offices: whatever the codebook has."""
    return page.edition.kept(filters_of_grid, page.matrix)


def office_order(page: Page) -> Parameters:
    """The order of records."""
    told = "The order: by name, by year, by a number or an ordered dimension, turned by a minus; without a value last."
    return by_name(Parameter("sort", choice(page.edition.kept(sorts, page.matrix)), told))


def filters_of_grid(grid: Grid) -> Parameters:
    """Made of the very filters that read it."""
    grammar = grid.edition.kept(grammar_filters, grid)
    dimensions = {key: column.dimension for key, column in grid.facets.items()}
    return by_name(*(filtered(name, one, dimensions) for name, one in grammar.items()))


def filtered(name: str, one: django_filters.Filter, dimensions: Mapping[str, DimensionRecord]) -> Parameter:
    return Parameter(name, value_of(one), told_of(name, dimensions), is_list=not is_single(one))


def value_of(one: django_filters.Filter) -> Json:
    """The schema of one value that the filter takes."""
    if "choices" in one.extra:
        return choice(word for word, _label in one.extra["choices"])
    if isinstance(one, django_filters.NumberFilter):
        places = one.extra["decimal_places"]
        most = float(10 ** (one.extra["max_digits"] - places) - 1)
        return {"type": "number", "minimum": -most, "maximum": most, "multipleOf": 10.0**-places}
    return QUERY


def told_of(name: str, dimensions: Mapping[str, DimensionRecord]) -> str:
    """What the parameter asks, in English like the rest of the description."""
    if name in TOLD:
        return TOLD[name]
    if name in dimensions:
        return f"{dimensions[name].label.en}: {dimensions[name].definition.en} Repeated, any of them."
    key, suffix = next((name.removesuffix(one), one) for one in SUFFIXES if name.endswith(one))
    return f"{dimensions[key].label.en}: {SUFFIXES[suffix]}"
