"""The tables that the codings of all offices stand on: the codebook and the places cited. No office here."""

from dataclasses import dataclass

from offices.data.codebook import read_groups
from offices.data.editions import Edition, takes_over
from offices.data.records import DimensionRecord, GroupRecord
from offices.models import Category, Citation, Dimension
from offices.models.visibility import Published


@dataclass(frozen=True)
class Shared:
    """The tables that the codings of all offices stand on."""

    groups: tuple[GroupRecord, ...]
    keys: dict[int, str]
    """Dimension id -> its key."""
    union_of: dict[int, str]
    """Dimension id -> the kind of part that it is united of, if any."""
    categories: dict[int, str]
    places: dict[int, str]
    """Citation id -> the key of its source."""

    @property
    def dimensions(self) -> dict[str, DimensionRecord]:
        return {dimension.key: dimension for group in self.groups for dimension in group.dimensions}


@takes_over
def read_shared(edition: Edition) -> Shared:
    """What is on the site of them, a part of the edition; as it was, if only offices were written since."""
    before = edition.before(read_shared)
    return before.part if before else shared_tables(edition.published)


def shared_tables(published: Published) -> Shared:
    """Six queries."""
    known = Dimension.objects.visible(published).order_by().values_list("id", "key", "union_of_part")
    places = Citation.objects.visible(published).order_by().values_list("id", "source__key")
    return Shared(
        groups=read_groups(published),
        keys={number: key for number, key, _ in known},
        union_of={number: union for number, _, union in known},
        categories=dict(Category.objects.order_by().values_list("id", "key")),
        places=dict(places),
    )
