"""What one of two who code a visit apart reads and writes in the form: their own first codings, and nobody else's."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from offices.data.double_coding import coded_apart, write_first
from offices.data.first_codings import own
from offices.models import Dimension, DoubleCoding, FirstCoding, Part, Visit
from offices.models.vocabulary import Status


@dataclass(frozen=True)
class Apart:
    double: DoubleCoding
    slot: str

    @property
    def is_done(self) -> bool:
        """Whether this coder has handed in, so that nothing changes any more."""
        return self.double.is_done(self.slot)

    @property
    def rows(self) -> Any:
        return self.double.first_codings.filter(slot=self.slot)

    @cached_property
    def groups(self) -> set[int]:
        return set(self.double.groups.values_list("pk", flat=True))

    def of(self, part: Part, dimensions: Collection[int]) -> Sequence[FirstCoding]:
        return own(self.double, self.slot, part, dimensions)

    def counts(self, group: str) -> dict[int, int]:
        """By the number of a part."""
        rows = self.rows.filter(dimension__group__key=group).order_by()
        return dict(rows.values_list("part").annotate(Count("pk")))

    @property
    def last_place(self) -> str:
        return self.rows.exclude(place="").order_by("-id").values_list("place", flat=True).first() or ""

    def write(
        self, part: Part, row: FirstCoding | None, dimension: Dimension, columns: Mapping[str, Any]
    ) -> tuple[FirstCoding, bool]:
        """The row as it is now, and whether anything of it changed."""
        before = row and {name: getattr(row, name) for name in columns}
        written = write_first(self.double, self.slot, part, row, {**columns, "dimension": dimension})
        return written, before != {name: getattr(written, name) for name in columns}

    def not_stated(self, part: Part, dimensions: Sequence[Dimension], places: Sequence[str]) -> int:
        """Of each dimension: these places were read and do not say."""
        columns = {"status": Status.NOT_STATED, "place": places[0], "further": "\n".join(places[1:])}
        for dimension in dimensions:
            self.write(part, None, dimension, columns)
        return len(dimensions)


def apart_of(visit: Visit, group: int, user: Any) -> Apart | None:
    double = coded_apart(visit.pk, group, user)
    return Apart(double, double.slot_of(user)) if double else None


def stage_words() -> str:
    return _("yours alone until both have handed in")
