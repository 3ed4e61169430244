"""Offices whose names are alike: drafts too, since a copy is best noticed before it is published. Only reads."""

import unicodedata

from offices.models import Office
from offices.models.sorting import sort_key


def offices_alike() -> list[list[Office]]:
    """Groups of offices with a name in common, in either language, but for case, spaces and accents."""
    groups: dict[str, list[Office]] = {}
    for office in Office.objects.only("slug", "name_en", "name_nb"):
        for key in {name_key(office.name_en), name_key(office.name_nb)}:
            groups.setdefault(key, []).append(office)
    return [offices for offices in groups.values() if len(offices) > 1]


def alike_to(office: Office) -> list[Office]:
    """The other offices that a reader could take for this one by its name."""
    others = {other for group in offices_alike() if office in group for other in group}
    return sorted(others - {office}, key=lambda other: other.slug)


def name_key(name: str) -> str:
    """One for `NAV Ås`, `Nav  ås` and an å in two signs; æ, ø and å are letters of their own, é is an e."""
    return sort_key("".join(unicodedata.normalize("NFKC", name).split()))
