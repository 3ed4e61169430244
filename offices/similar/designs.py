"""What a reader asks of similar cases, as a value, and how it is read from an address. No maths, no HTML.

The grammar of the page: `match=` a dimension that the distance is taken over, `same=` and `differ=` a dimension on
which the values must be the same or must differ, each repeated; `order=nearest` or `farthest`; `record=` as in a
selection. A ready setting is a link that spells these out, so there is no parameter of its own for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from offices.data.case import has_value
from offices.data.records import DimensionRecord, VisitRecord
from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.matrix.matrix import Matrix
from offices.matrix.selection import DEFAULT_RECORDS
from offices.models.vocabulary import RecordKind
from offices.similar.distances import SCALES

NEAREST, FARTHEST = "nearest", "farthest"
ORDERS = (NEAREST, FARTHEST)


@dataclass(frozen=True)
class Design:
    """What must be alike and what must not; dimension keys in the order of the codebook."""

    match: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    order: str = NEAREST
    records: tuple[str, ...] = DEFAULT_RECORDS

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension in use, each once."""
        return tuple(dict.fromkeys([*self.same, *self.differ, *self.match]))

    def params(self) -> Iterator[tuple[str, str]]:
        """The design as URL parameters; the defaults of order and record are left out."""
        for name, keys in (("match", self.match), ("same", self.same), ("differ", self.differ)):
            yield from ((name, key) for key in keys)
        if self.order != NEAREST:
            yield "order", self.order
        if self.records != DEFAULT_RECORDS:
            yield from (("record", record) for record in self.records)

    def full_params(self) -> Iterator[tuple[str, str]]:
        """The same with nothing left out, so that it stays what it is when a default changes."""
        spelt_out = {"order": [self.order], "record": self.records}
        yield from (pair for pair in self.params() if pair[0] not in spelt_out)
        yield from ((name, word) for name, words in spelt_out.items() for word in words)


def measurable(visit: VisitRecord | None, dimensions: dict[str, DimensionRecord]) -> list[DimensionRecord]:
    """The dimensions that a distance from this visit can be taken over: it has a value, and that is no text."""
    if visit is None:
        return []
    offered = (one for one in dimensions.values() if one.scale in SCALES and not one.only_in_findings)
    return [one for one in offered if has_value(visit.cell(one))]


def key_facts(known: list[DimensionRecord], *leave_out: str) -> tuple[str, ...]:
    """The headline dimensions among those known: what the distance is taken over when nothing is asked."""
    return tuple(one.key for one in known if one.headline and one.key not in leave_out)


def read_design(params: QueryDict, matrix: Matrix, known: list[DimensionRecord]) -> tuple[Design, list[ParameterError]]:
    """The design in the parameters, with its valid part where something is wrong; without `match`, the key facts."""
    lists = {name: read_dimensions(params, matrix, name) for name in ("match", "same", "differ")}
    (match, _errors), (same, _errors), (differ, _errors) = lists.values()
    errors = [error for _keys, wrong in lists.values() for error in wrong]
    errors += [contradiction(key) for key in differ if key in same]
    differ = tuple(key for key in differ if key not in same)
    order, order_errors = read_order(params)
    records, record_errors = read_records(params)
    design = Design(match or key_facts(known, *same, *differ), same, differ, order, records)
    return design, [*errors, *order_errors, *record_errors]


def read_dimensions(params: QueryDict, matrix: Matrix, name: str) -> tuple[tuple[str, ...], list[ParameterError]]:
    """The dimensions that the parameter names, in the order of the codebook."""
    given = params.getlist(name)
    allowed = tuple(key for key, dimension in matrix.dimensions.items() if dimension.scale in SCALES)
    errors = []
    for key in dict.fromkeys(given):
        if key not in matrix.dimensions:
            errors.append(ParameterError(name, _("There is no dimension “%(key)s”.") % {"key": key}, allowed, key))
        elif key not in allowed:
            message = _("“%(name)s” cannot be “%(key)s”: a text has no distance.") % {"name": name, "key": key}
            errors.append(ParameterError(name, message, allowed, key))
    return tuple(key for key in allowed if key in given), errors


def contradiction(key: str) -> ParameterError:
    message = _("“%(key)s” cannot be in both “same” and “differ”.")
    return ParameterError("differ", message % {"key": key})


def read_order(params: QueryDict) -> tuple[str, list[ParameterError]]:
    given = params.getlist("order") or [NEAREST]
    if len(given) > 1:
        return NEAREST, [repeated_error("order")]
    return (given[0], []) if given[0] in ORDERS else (NEAREST, [word_error("order", given[0], ORDERS)])


def read_records(params: QueryDict) -> tuple[tuple[str, ...], list[ParameterError]]:
    given = params.getlist("record")
    errors = [word_error("record", word, RecordKind.values) for word in given if word not in RecordKind.values]
    return tuple(kind for kind in RecordKind.values if kind in given) or DEFAULT_RECORDS, errors
