"""What a described office can be asked with: the choices of the codebook, and the one that may be changed."""

from collections.abc import Iterator

from offices.api.parameters import Json, Parameter, Parameters, by_name, choice
from offices.data.records import DimensionRecord
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Scale
from offices.our_office.grammar import MOST, THEN, least_of
from offices.page.page import Page
from offices.wording.describing import is_describable


def described(page: Page) -> Parameters:
    """Every dimension that an office can be described by; at most ten of them in one request."""
    return page.edition.kept(described_of, page.matrix)


def described_of(matrix: Matrix) -> Parameters:
    offered = (one for one in matrix.dimensions.values() if is_describable(one))
    return by_name(*(parameter for one in offered for parameter in of_dimension(one)))


def of_dimension(dimension: DimensionRecord) -> Iterator[Parameter]:
    key, label = dimension.key, dimension.label.en
    if dimension.scale == Scale.NUMBER:
        schema = number(dimension)
        yield Parameter(key, schema, f"{label}: one figure.")
        yield Parameter(f"{key}_min", schema, f"{label}: the lowest number.")
        yield Parameter(f"{key}_max", schema, f"{label}: the highest number, not below the lowest.")
        return
    repeated = "all that it has" if dimension.scale == Scale.MULTI else "either of them, which narrows nothing"
    words = choice(dimension.by_key)
    yield Parameter(key, words, f"{label}. Repeated, {repeated}.", is_list=True)
    yield Parameter(f"{THEN}{key}", words, f"{label}: what it may be changed to; one change in a request.")


def number(dimension: DimensionRecord) -> Json:
    return {"type": "number", "minimum": float(least_of(dimension)), "maximum": float(MOST), "multipleOf": 0.001}
