"""What of one case readers do not see yet, with what it rests on: a few queries, whatever the number. Only reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.db.models import Q

from offices.models import Caveat, Citation, Coding, Comparison, Dimension, Office, Part, PossibleMatch, Source, Visit
from offices.models.base import Curated
from offices.models.vocabulary import Stage

C = TypeVar("C", bound=Curated)
UNSEEN = Q(stage__in=(Stage.DRAFT, Stage.IN_REVIEW))
CITED = ("citation__source",)


@dataclass(frozen=True)
class Waiting:
    """The drafts of one case, and its rows in review."""

    office: Office
    visits: list[Visit]
    parts: list[Part]
    """Of these visits: they have no stage of their own."""
    codings: list[Coding]
    matches: list[PossibleMatch]
    caveats: list[Caveat]
    comparisons: list[Comparison]

    @cached_property
    def rows(self) -> list[Curated]:
        """All that has a stage, the office first where it is not published itself."""
        office = [] if self.office.is_published else [self.office]
        return [*office, *self.visits, *self.codings, *self.matches, *self.caveats, *self.comparisons]

    @cached_property
    def dimensions(self) -> list[Dimension]:
        """Those not published that they are codings of."""
        return unpublished([*(row.dimension for row in self.codings), *(row.dimension for row in self.comparisons)])

    @cached_property
    def sources(self) -> list[Source]:
        """Those not published that they, or these dimensions, are told in."""
        further = (place for coding in self.codings for place in coding.further_citations.all())
        places = [place for row in (*self.rows, *self.dimensions) if (place := place_of(row))]
        return unpublished([*(place.source for place in (*places, *further)), *(row.source for row in self.caveats)])


def place_of(row: Curated) -> Citation | None:
    return getattr(row, "citation", None)


def unpublished(rows: Iterable[C]) -> list[C]:
    return [row for row in dict.fromkeys(rows) if not row.is_published]


def waiting(office: Office) -> Waiting:
    """Seven queries, and two for links."""
    visits = Visit.objects.filter(UNSEEN, office=office).select_related("office", *CITED)
    codings = Coding.objects.filter(UNSEEN, part__visit__office=office).order_by(
        "part__visit__order", "part__order", "part", "dimension__group__order", "dimension__order", "id"
    )
    related = ("part__visit__office", "dimension__citation__source", "category", *CITED)
    pairs = PossibleMatch.objects.filter(UNSEEN, Q(office=office) | Q(other=office))
    caveats = Caveat.objects.filter(UNSEEN, offices=office).select_related("source", *CITED)
    compared = Comparison.objects.filter(UNSEEN, offices=office).select_related("dimension__citation__source", *CITED)
    return Waiting(
        office=office,
        visits=list(visits.order_by("order")),
        parts=list(Part.objects.filter(UNSEEN_VISIT, visit__office=office).select_related("visit").order_by("order")),
        codings=list(codings.select_related(*related).prefetch_related("further_citations__source")),
        matches=list(pairs.select_related("office", "other", *CITED)),
        caveats=list(caveats),
        comparisons=list(compared),
    )


UNSEEN_VISIT = Q(visit__stage__in=(Stage.DRAFT, Stage.IN_REVIEW))


def seen_with(found: Waiting) -> Iterator[Curated]:
    """All that a preview of the case takes as published."""
    yield found.office
    yield from found.rows
    yield from (row for row in (*found.dimensions, *found.sources) if row.stage != Stage.WITHDRAWN)
