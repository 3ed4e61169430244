"""What to leave out where nothing was found: one condition each, and what that would find."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Drop:
    """A choice, the link that drops it, and what there would be then."""

    label: str
    url: str
    found: str
    count: int


def most_first(drops: Iterable[Drop]) -> list[Drop]:
    return sorted((one for one in drops if one.count), key=lambda one: -one.count)
