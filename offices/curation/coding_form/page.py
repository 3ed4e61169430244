"""What the page of the form shows, and where: a visit, one of its parts, one group of dimensions. No writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from offices.curation.coding_form.apart import apart_of
from offices.curation.coding_form.covered import Covered, covered, whole
from offices.curation.coding_form.lines import Row, dimensions_of, label, read_rows
from offices.curation.coding_form.marks import Usual, disagreement, marks, usual
from offices.curation.coding_form.places import Places, place_text
from offices.curation.coding_form.proposing import show_proposals
from offices.curation.coding_form.words import CHOICES, LABELS
from offices.models import Coding, Dimension, DimensionGroup, Part, Visit
from offices.models.base import localised
from offices.models.vocabulary import PartKind, Stage

WHOLE_OFFICE = {"key": "office", "kind": PartKind.OFFICE, "name_en": "The whole office", "name_nb": "Hele kontoret"}


@dataclass(frozen=True)
class Tab:
    """A way to another group, or to the same group of another part."""

    key: str
    label: str
    url: str
    is_here: bool
    count: str


class Asked:
    """The visit, part and group of an address."""

    def __init__(self, visit: int, group: str, part: str) -> None:
        self.visit = get_object_or_404(Visit.objects.select_related("office", "citation__source"), pk=visit)
        counted = Count("codings", filter=~Q(codings__stage=Stage.WITHDRAWN) & Q(codings__dimension__group__key=group))
        self.parts = list(self.visit.parts.annotate(n=counted).order_by("order", "key"))
        self.groups = list(DimensionGroup.objects.all())
        self.group = self.found(self.groups, group, "group")
        self.part = self.found(self.parts, part, "part") if part else self.main_part()
        self.part.visit = self.visit

    def found(self, rows: Sequence[Any], key: str, what: str) -> Any:
        if not (found := next((row for row in rows if row.key == key), None)):
            raise Http404(f"There is no {what} of this key: {key[:60]}.")
        return found

    def main_part(self) -> Part:
        """The whole office; not saved yet, where the visit has no such part."""
        own = next((part for part in self.parts if part.kind == PartKind.OFFICE), None)
        return own or Part(visit=self.visit, **WHOLE_OFFICE)

    def url(self, group: str = "", part: Part | None = None) -> str:
        part = part or self.part
        address = reverse("admin:coding-form", args=[self.visit.pk, group or self.group.key])
        return address if part.kind == PartKind.OFFICE or not part.pk else f"{address}?part={part.key}"


class CodingPage:
    """All that its templates ask."""

    choices, labels = CHOICES, LABELS
    part_kinds = PartKind.choices

    def __init__(self, asked: Asked, user: AbstractUser, dimensions: Iterable[Dimension] | None = None) -> None:
        self.asked, self.user = asked, user
        self.apart = apart_of(asked.visit, asked.group.pk, user)
        self.rows = self.read(dimensions_of(asked.group) if dimensions is None else dimensions)
        show_proposals(self.rows, user)
        self.wished: dict[str, str] = {}
        """What was typed in one of the forms beside the rows, where it is shown again."""

    def read(self, dimensions: Iterable[Dimension]) -> list[Row]:
        return read_rows(dimensions, self.asked.part, self.apart)

    @cached_property
    def places(self) -> Places:
        return Places()

    @cached_property
    def covered(self) -> dict[int, Covered]:
        visit = self.asked.visit.pk
        found = covered([visit])[visit]
        if not self.apart:
            return found
        own = covered([visit], self.apart.rows)[visit]
        return {group: own[group] if group in self.apart.groups else of for group, of in found.items()}

    @property
    def all_covered(self) -> Covered:
        return whole(self.covered)

    @property
    def group_covered(self) -> Covered:
        return self.covered.get(self.asked.group.pk, Covered())

    @property
    def group_tabs(self) -> list[Tab]:
        """Every group, with how many of its dimensions were looked for."""
        tabs = []
        for group in self.asked.groups:
            of = self.covered.get(group.pk, Covered())
            here = group == self.asked.group
            tabs.append(Tab(group.key, label(group), self.asked.url(group.key), here, f"{of.looked_for}/{of.total}"))
        return tabs

    @property
    def part_tabs(self) -> list[Tab]:
        """Every part of the visit, with how many codings it has in this group."""
        is_there = self.asked.part in self.asked.parts
        parts = self.asked.parts if is_there else [self.asked.part, *self.asked.parts]
        own = self.apart.counts(self.asked.group.key) if self.apart else None
        return [
            Tab(
                part.key,
                part_name(part),
                self.asked.url(part=part),
                part == self.asked.part,
                str(getattr(part, "n", 0) if own is None else own.get(part.pk, 0)),
            )
            for part in parts
        ]

    @cached_property
    def usual(self) -> Usual:
        return usual([row.dimension.pk for row in self.rows if row.dimension.scale == "number"])

    def marks(self, row: Row) -> list[list[str]]:
        """By line."""
        return [list(dict.fromkeys(marks(row, line, self.usual))) for line in row.lines]

    def disagreement(self, row: Row) -> str:
        return disagreement(row)

    @cached_property
    def last_place(self) -> str:
        """Where this user last found something in this visit: what a new row begins with."""
        if self.apart and (place := self.apart.last_place):
            return place
        history = Coding.history.filter(part_id__in=[part.pk for part in self.asked.parts], history_user=self.user)
        last = history.exclude(citation=None).order_by("-history_id").select_related("citation__source").first()
        return place_text(last.citation if last else self.asked.visit.citation)

    @property
    def visit_before(self) -> Visit | None:
        earlier = self.asked.visit.office.visits.filter(order__lt=self.asked.visit.order)
        return earlier.order_by("-order").first()

    def may(self, what: str, model: str = "coding") -> bool:
        return bool(self.user.has_perm(f"offices.{what}_{model}"))

    @property
    def title(self) -> str:
        return f"{localised(self.asked.visit.office, 'name')}, {localised(self.asked.visit, 'label')}"

    @property
    def profile(self) -> str:
        """The address of the office's page, from the front page on."""
        return self.asked.visit.office.get_absolute_url().removeprefix("/nb").lstrip("/")

    @property
    def has_clash(self) -> bool:
        return any(row.clash for row in self.rows)

    @property
    def problems(self) -> list[tuple[Row, str, str]]:
        """What is wrong, with the row and the line's field that it is at: a list to jump from."""
        return [
            (row, f"{row.key}.{line.number}.{name}", message)
            for row in self.rows
            for line in row.lines
            for name, messages in line.errors.items()
            for message in messages
        ]

    @property
    def is_open(self) -> bool:
        return (self.may("add") or self.may("change")) and not (self.apart and self.apart.is_done)

    @property
    def uncoded(self) -> list[Row]:
        return [row for row in self.rows if not row.is_coded]


def part_name(part: Part) -> str:
    name = localised(part, "name") or part.key
    return f"{name} ×{part.count}" if part.count > 1 else name
