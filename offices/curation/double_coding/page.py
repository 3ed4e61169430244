"""What the page of a double coding shows, and to whom: nobody sees both before both have handed in. No writes."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse

from offices.curation.coding_form.lines import row_of
from offices.curation.coding_form.page import part_name
from offices.curation.coding_form.words import line_words
from offices.data.double_coding import MAY_CODE, may_reconcile
from offices.data.first_codings import Pair, pairs
from offices.data.publishing import may_publish
from offices.models import DimensionGroup, DoubleCoding, Visit
from offices.models.base import localised
from offices.models.told import told
from offices.models.vocabulary import PartKind


@dataclass(frozen=True)
class Said:
    """What one of the two says, or what was agreed on, and where it stands."""

    value: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """A dimension of a part with what each says of it."""

    name: str
    label: str
    part: str
    url: str
    first: Said | None
    second: Said | None
    agreed: Said | None
    is_alike: bool


class DoublePage:
    """All that its template asks."""

    def __init__(self, visit: Visit, user: Any) -> None:
        self.visit, self.user = visit, user
        self.double: DoubleCoding | None = visit.double_codings.select_related("first", "second", "visit").first()
        self.typed: dict[str, Any] = {}

    @property
    def may_give(self) -> bool:
        return may_publish(self.user) and (self.double is None or self.double.is_closed)

    @property
    def is_given(self) -> bool:
        return self.double is not None and not self.double.is_handed_in

    @property
    def slot(self) -> str:
        return self.double.slot_of(self.user) if self.double else ""

    @property
    def is_done(self) -> bool:
        """Whether this coder has handed in."""
        return bool(self.double and self.slot and self.double.is_done(self.slot))

    @property
    def may_take_back(self) -> bool:
        return self.is_given and may_publish(self.user)

    @property
    def may_reconcile(self) -> bool:
        return bool(self.double and may_reconcile(self.double, self.user))

    @property
    def has_agreed(self) -> bool:
        return bool(self.double and self.slot and getattr(self.double, f"{self.slot}_agrees"))

    @cached_property
    def rows(self) -> list[Compared]:
        """Both, as soon as both have handed in; to who may settle it, and to all colleagues once it is closed."""
        double = self.double
        if not double or not double.is_handed_in or not (double.is_closed or self.may_reconcile):
            return []
        return [compared(pair) for pair in pairs(double)]

    @property
    def alike(self) -> list[Compared]:
        return [row for row in self.rows if row.is_alike]

    @property
    def different(self) -> list[Compared]:
        return [row for row in self.rows if not row.is_alike and row.first and row.second]

    @property
    def of_one(self) -> list[Compared]:
        """What only one of the two coded."""
        return [row for row in self.rows if not (row.first and row.second)]

    @property
    def to_settle(self) -> list[Compared]:
        return [*self.different, *self.of_one]

    @property
    def open_alike(self) -> int:
        return sum(row.agreed is None for row in self.alike)

    @property
    def own_groups(self) -> list[tuple[str, str]]:
        """What the two code: its label, and the form."""
        groups = self.double.groups.all() if self.double else ()
        return [
            (localised(one, "label"), reverse("admin:coding-form", args=[self.visit.pk, one.key])) for one in groups
        ]

    @cached_property
    def groups(self) -> list[tuple[DimensionGroup, str]]:
        return [(one, localised(one, "label")) for one in DimensionGroup.objects.all()]

    @property
    def coders(self) -> "list[User]":
        users: QuerySet[User] = User.objects.filter(is_active=True, is_staff=True).order_by("username")
        return [one for one in users if all(one.has_perm(name) for name in MAY_CODE)]

    @property
    def title(self) -> str:
        return told(self.visit)


def compared(pair: Pair) -> Compared:
    own = pair.part.kind == PartKind.OFFICE
    address = reverse("admin:coding-form", args=[pair.part.visit_id, pair.dimension.group.key])
    return Compared(
        name=f"take.{pair.part.pk}.{pair.dimension.pk}",
        label=localised(pair.dimension, "label"),
        part="" if own else part_name(pair.part),
        url=f"{address}{'' if own else f'?part={pair.part.key}'}#row-{pair.dimension.key}",
        first=said(pair, pair.first),
        second=said(pair, pair.second),
        agreed=said(pair, pair.agreed),
        is_alike=pair.is_alike,
    )


def said(pair: Pair, rows: Any) -> Said | None:
    if not rows:
        return None
    row = row_of(pair.dimension, rows)
    places = (place for line in row.lines for place in (line.typed["place"], *line.typed["further"].splitlines()))
    return Said("; ".join(line_words(row, line) for line in row.lines), tuple(dict.fromkeys(filter(None, places))))
