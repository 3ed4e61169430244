"""A table to take along, with all that must not get lost on the way. How it is written: csv.py, json.py."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.models.sorting import sort_key
from offices.wording.statements import Place

VERSION_SHOWN = 12
"""Characters of the data version; enough to tell two editions apart."""


@dataclass(frozen=True)
class Table:
    """One table of a page, as words: the same rows, order and rounding as on the screen."""

    name: str
    """Of the file, in ASCII."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As many cells in each as there are columns."""
    n: str
    """How many of what, in words."""
    filters: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Place, ...] = ()
    """Each source once; the place within it stands beside each value."""


@dataclass(frozen=True)
class Origin:
    """Where a file comes from."""

    permalink: str
    """Absolute address of the page with the same selection."""
    site: str
    """Scheme and host; the paths of the site follow it."""
    data_version: str
    language: str


def citation(title: str, origin: Origin) -> str:
    """How to cite a page or the file made of it."""
    return _("NAV Compare, data version %(version)s: %(title)s. %(permalink)s") % {
        "version": origin.data_version,
        "title": title,
        "permalink": origin.permalink,
    }


def distinct_sources(places: Iterable[Place]) -> tuple[Place, ...]:
    """The sources of these places by name, each once."""
    named = sorted({(sort_key(place.cited_as), place.cited_as, place.url) for place in places})
    return tuple(Place(name, url, "") for _key, name, url in named)
