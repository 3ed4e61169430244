"""What waits by case, and what is said of a whole group once. What waits: waiting.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from offices.curation.review.waiting import Waiting

MANY = 10
"""Of more things than these, each is a line to open."""


@dataclass(frozen=True)
class Group:
    """What waits of one case, or of one kind."""

    name: str
    items: list[Waiting]

    @property
    def is_long(self) -> bool:
        return len(self.items) > MANY

    @property
    def sent(self) -> Waiting | None:
        """Who sent it and what they said, where that is the same of all."""
        same = {(str(one.who), *one.said) for one in self.items}
        return self.items[0] if len(self.items) > 1 and len(same) == 1 and self.items[0].sent else None


def grouped(found: Iterable[Waiting]) -> list[Group]:
    return [Group(name, list(some)) for name, some in groupby(found, key=lambda one: one.group)]
