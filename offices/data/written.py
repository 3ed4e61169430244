"""Which offices were written since a data version, if only such were. What a write says: models/version.py."""

from collections import defaultdict
from collections.abc import Iterable

from offices.models import DataVersion, Part, Visit


def written_since(token: str) -> frozenset[int] | None:
    """The offices written since that version; None where anything else was, or where it is too long ago to be known."""
    places = DataVersion.written_since(token) if token else None
    return None if places is None else offices_within(places)


def offices_within(places: Iterable[str]) -> frozenset[int] | None:
    """The offices of these places (`Row.within_office`); None where one is in no office. At most two queries."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for place in places:
        kind, _, number = place.partition(" ")
        numbers[kind].add(int(number or 0))
    visits = dict(Visit.objects.filter(pk__in=numbers["visit"]).values_list("pk", "office"))
    parts = dict(Part.objects.filter(pk__in=numbers["part"]).values_list("pk", "visit__office"))
    is_known = not numbers[""] and visits.keys() == numbers["visit"] and parts.keys() == numbers["part"]
    return frozenset({*numbers["office"], *visits.values(), *parts.values()}) if is_known else None
