"""Rows and lines of the form: what is coded of each dimension of a group, for one part of a visit. Reads, no writes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from offices.curation.coding_form.apart import Apart
from offices.curation.coding_form.typed import BLANK, Typed, typed_of
from offices.models import Category, Citation, Coding, Dimension, DimensionGroup, FirstCoding, Part
from offices.models.base import localised
from offices.models.vocabulary import Scale, Stage

SHARED = (
    *("status", "account", "account_line", "certainty", "inferred_from_en", "inferred_from_nb"),
    *("realisation", "shown", "why_shown_en", "why_shown_nb", "note_en", "note_nb", "source_term"),
)
"""What the rows of one line have in common."""
MANY = 2
"""Of more lines than these, each offers only the categories that it is about."""
LONG = 9
"""A list of more categories than there are digits."""
LETTERS = "123456789abdefghijkoqrtuwxyz"
"""The keys that choose; others are the form's own: certainty, line, more, note, place, same, value."""


@dataclass
class Line:
    """What one source says of a dimension: a coding, or several of as many categories."""

    number: int
    codings: Sequence[Any] = ()
    """Those of who codes apart are first codings."""
    typed: Typed = field(default_factory=lambda: dict(BLANK))
    errors: dict[str, list[str]] = field(default_factory=dict)
    proposal: Any = None
    """What this user proposes beside the published rows."""
    rivals: Sequence[Any] = ()
    """What others propose."""
    before: Sequence[Coding] | None = None
    """Its rows before a save, while it lasts."""
    is_lost: bool = False
    """Whether a row that the form was made from is gone."""
    is_looked_at: bool = False
    """Whether somebody says that what was copied holds here too."""

    @property
    def ids(self) -> str:
        return ",".join(str(one.pk) for one in self.codings)

    @property
    def is_apart(self) -> bool:
        return any(isinstance(one, FirstCoding) for one in self.codings)

    @property
    def stage(self) -> str:
        return self.codings[0].stage if self.codings and not self.is_apart else Stage.DRAFT

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.PUBLISHED


@dataclass
class Row:
    """A dimension, with its lines."""

    dimension: Dimension
    categories: Mapping[str, Category]
    lines: list[Line]
    entries: Sequence[Any] = ()
    """The history of its codings, oldest first: number, coding, reason."""
    clash: Any = None
    said: str = ""
    """What became of the last save of this row."""

    @property
    def key(self) -> str:
        return self.dimension.key

    @property
    def seen(self) -> int:
        """The newest history entry that the row was made from."""
        return max((entry["history_id"] for entry in self.entries), default=0)

    @property
    def is_coded(self) -> bool:
        return any(line.codings for line in self.lines)

    @property
    def is_wrong(self) -> bool:
        return bool(self.clash) or any(line.errors for line in self.lines)

    @property
    def is_unfinished(self) -> bool:
        """Whether something in it waits: a mistake, a clash, a line that is not saved."""
        return self.is_wrong or any(not line.codings for line in self.lines)

    @property
    def is_long(self) -> bool:
        return len(self.categories) > LONG

    def offered(self, line: Line) -> Iterator[tuple[str, Category, str]]:
        """The categories to choose from in a line, each with its number and its key on the keyboard."""
        keys = dict(zip(self.categories, LETTERS, strict=False))
        own = {*line.typed["yes"], *line.typed["no"]}
        is_short = len(self.lines) <= MANY or not line.codings or self.dimension.scale != Scale.MULTI
        for number, category in self.categories.items():
            if is_short or number in own:
                yield number, category, keys.get(number, "")


def dimensions_of(group: DimensionGroup) -> "QuerySet[Dimension]":
    """Those that a case is coded by, with their categories."""
    rows = group.dimensions.filter(only_in_findings=False).exclude(stage=Stage.WITHDRAWN)
    return rows.order_by("order", "key").prefetch_related("categories")


def read_rows(dimensions: Iterable[Dimension], part: Part, apart: Apart | None = None) -> list[Row]:
    """A row for each dimension. The history is read before the rows, so that a write in between is noticed.

    Of who codes apart, their own rows alone.
    """
    dimensions = list(dimensions)
    numbers = [dimension.pk for dimension in dimensions]
    entries: dict[int, list[Any]] = defaultdict(list)
    codings: dict[int, list[Any]] = defaultdict(list)
    if part.pk and apart:
        for first in apart.of(part, numbers):
            codings[first.dimension_id].append(first)
    elif part.pk:
        for entry in entries_of(part, numbers):
            entries[entry["dimension_id"]].append(entry)
        for coding in codings_of(part, numbers):
            codings[coding.dimension_id].append(coding)
    return [row_of(dimension, codings[dimension.pk], entries[dimension.pk]) for dimension in dimensions]


def entries_of(part: Part, dimensions: Sequence[int]) -> "QuerySet[Any, dict[str, Any]]":
    columns = ("history_id", "id", "dimension_id", "history_change_reason", "history_type")
    history = Coding.history.filter(part_id=part.pk, dimension_id__in=dimensions)
    found: QuerySet[Any, dict[str, Any]] = history.order_by("history_id").values(*columns)
    return found


def codings_of(part: Part, dimensions: Sequence[int]) -> "QuerySet[Coding]":
    """All but what was withdrawn."""
    rows = Coding.objects.filter(part=part, dimension__in=dimensions).exclude(stage=Stage.WITHDRAWN)
    further = Prefetch("further_citations", Citation.objects.select_related("source"))
    return rows.select_related("citation__source", "category").prefetch_related(further).order_by("-shown", "id")


def row_of(dimension: Dimension, codings: Sequence[Any], entries: Sequence[Any] = ()) -> Row:
    lines = [Line(number, together, typed(together)) for number, together in enumerate(grouped(codings))]
    categories = {str(one.pk): one for one in dimension.categories.all()}
    return Row(dimension, categories, lines or [Line(0)], entries)


def typed(codings: Sequence[Any]) -> Typed:
    first = codings[0]
    if isinstance(first, FirstCoding):
        return {**typed_of(codings, None, ()), "place": first.place, "further": first.further}
    return typed_of(codings, first.citation, list(first.further_citations.all()))


def grouped(codings: Sequence[Any]) -> Iterator[list[Any]]:
    """The codings by line: of several categories at once those that share all but the category."""
    lines: dict[Any, list[Any]] = {}
    for coding in codings:
        gone = (coding.where_en, coding.where_nb)
        is_several = coding.scale == Scale.MULTI and coding.category_id and not any(gone)
        lines.setdefault(evidence_of(coding) if is_several else coding.pk, []).append(coding)
    yield from lines.values()


def evidence_of(coding: Any) -> Any:
    """All of it but the category."""
    shared = tuple(getattr(coding, name) for name in SHARED)
    if isinstance(coding, FirstCoding):
        return (*shared, coding.place, coding.further)
    further = sorted(one.pk for one in coding.further_citations.all())
    return (*shared, coding.stage, coding.citation_id, *further)


def blank(row: Row) -> Line:
    """One more line of the row, for what another source says; not shown, as long as nobody says why."""
    return Line(len(row.lines), typed={**BLANK, "shown": "" if row.is_coded else "on"})


def label(row: Any) -> str:
    """In the language of the panel."""
    return localised(row, "label")
