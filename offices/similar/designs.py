"""What a reader asks of similar cases, as a value, and the ready settings. No maths, no HTML.

The grammar of the page: `match=` a dimension that the distance is taken over, `same=` and `differ=` a dimension on
which the values must be the same or must differ, each repeated; `order=nearest` or `farthest`; `record=` as in a
selection. A ready setting is a link that spells these out, so there is no parameter of its own for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from offices.data.case import has_value
from offices.data.records import DimensionRecord, VisitRecord
from offices.matrix.selection import DEFAULT_RECORDS
from offices.similar.distances import SCALES

NEAREST, FARTHEST = "nearest", "farthest"
ORDERS = (NEAREST, FARTHEST)
CONTEXT = ("office_size", "municipality_size", "portfolio_breadth", "municipal_services")
"""What an office has little say in, or takes over with its tasks: size and portfolio."""
CHOICES = ("leadership", "organisation_model")
"""What it chooses, and what is asked about."""


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
    found = dimensions.values() if visit else ()
    return [one for one in found if one.scale in SCALES and has_value(visit.cell(one))]


def key_facts(known: list[DimensionRecord], *leave_out: str) -> tuple[str, ...]:
    """The headline dimensions among those known: what the distance is taken over when nothing is asked."""
    return tuple(one.key for one in known if one.headline and one.key not in leave_out)


def ready_designs(known: list[DimensionRecord]) -> Iterator[tuple[str, Design]]:
    """(choice, design): most similar with another choice, then most different with the same choice.

    Przeworski & Teune (1970), "The logic of comparative social inquiry": where cases are alike in context but not in
    the choice, the context cannot explain what differs; where they are unlike in it, it cannot explain what they share.
    """
    keys = [one.key for one in known]
    context = tuple(key for key in keys if key in CONTEXT)
    chosen = [key for key in CHOICES if key in keys] if context else []
    yield from ((key, Design(context, differ=(key,))) for key in chosen)
    yield from ((key, Design(context, same=(key,), order=FARTHEST)) for key in chosen)
