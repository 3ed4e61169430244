"""A table to take along, with all that must not get lost on the way. How it is written: writers.py."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from offices.table.cells import Cell, Cited, Profiled, Several
from offices.table.columns import Column, Head, Row
from offices.table.sources import distinct_sources
from offices.wording.statements import Place

VERSION_SHOWN = 12
"""Characters of the data version; enough to tell two editions apart."""


@dataclass(frozen=True)
class Table:
    """One table of a page: the same rows, words, order and rounding as on the screen, and the values under them."""

    name: str
    """Of the file, in ASCII."""
    title: str
    columns: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """As many cells in each as there are columns."""
    n: str
    """How many of what, in words."""
    filters: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Place, ...] = ()
    """Each source once; the place within it stands beside each value."""

    @cached_property
    def on_page(self) -> tuple["OnPage", ...]:
        """The columns that a page has cells of, each with what stands in small below its words."""
        found: list[OnPage] = []
        for place, head in enumerate(self.columns):
            if head.shown == "cell":
                found.append(OnPage(head.heading or head.label, place))
            elif head.shown == "below":
                found[-1] = replace(found[-1], below=(*found[-1].below, place))
        return tuple(found)


@dataclass(frozen=True)
class OnPage:
    """A column of a page, by the places of what it prints in each row."""

    label: str
    place: int
    below: tuple[int, ...] = ()

    def small(self, row: Sequence[Cell]) -> str:
        """What stands below the words of the row's cell: what kind of record it is, and the columns without a cell."""
        cell = row[self.place]
        kind = cell.kind if isinstance(cell, Profiled) else ""
        return ", ".join(filter(None, [kind, *(str(row[place]) for place in self.below)]))


@dataclass(frozen=True)
class Origin:
    """Where a file comes from."""

    permalink: str
    """Absolute address of the page with the same selection."""
    site: str
    """Scheme and host; the paths of the site follow it."""
    data_version: str
    day: date | None
    """Of the data version; none where nothing was ever written."""
    language: str


def table_of(
    columns: Iterable[Column[Row]],
    of: Iterable[Row],
    *,
    name: str,
    title: str,
    n: str,
    filters: Iterable[str] = (),
    notes: Iterable[str] = (),
    also: Iterable[Place] = (),
) -> Table:
    """A row for each `of`; its sources are those in its cells, and `also` what the words beside them rest on."""
    own = tuple(columns)
    described = (*own, *(one.keys for one in own if one.keys))
    heads = tuple(one.head for one in described)
    rows = tuple(tuple(one.cell(row) for one in described) for row in of)
    sources = distinct_sources([*also, *cited_in(heads, rows)])
    return Table(name, title, heads, rows, n, tuple(filters), (*notes, *reading_notes(heads)), sources)


def cited_in(heads: Sequence[Head], rows: Iterable[tuple[Cell, ...]]) -> Iterator[Place]:
    """Where the values stand: only the columns of sources are read, since a file has thousands of cells."""
    columns = [place for place, head in enumerate(heads) if head.kind == "source"]
    for cell in (row[place] for row in rows for place in columns):
        for one in cell.cells if isinstance(cell, Several) else [cell]:
            yield from one.places if isinstance(one, Cited) else ()


def reading_notes(heads: Iterable[Head]) -> Iterator[str]:
    """How cells of several values and columns of keys are to be read, where there are such."""
    found = list(heads)
    if any(one.is_several for one in found):
        yield _(
            "Where a cell holds several values, | stands between them; certainty, who says so, source and note follow "
            "in the same order."
        )
    if any(one.kind == "key" for one in found):
        yield _(
            "Columns whose head is slug, slugs or ends in .key hold the keys of addresses and of the API, the same in "
            "both languages; not: stands before what is said not to hold."
        )


def about_rows(table: Table, origin: Origin) -> Iterator[tuple[str, str]]:
    """What it is, then its text; several notes, filters and sources stand in several rows."""
    yield _("Title"), table.title
    yield _("How many"), table.n
    yield from ((_("Filter"), one) for one in table.filters)
    yield from ((_("Note"), one) for one in table.notes)
    yield from ((_("Source"), f"{place.cited_as}: {origin.site}{place.url}") for place in table.sources)
    yield _("Cite as"), cite_as(table.title, origin)
    yield _("Permanent link"), origin.permalink
    yield _("Data version"), origin.data_version


def cite_as(title: str, origin: Origin) -> str:
    """How to cite a page or the file made of it: with the date of the data, which are the same until they change."""
    words = {"title": title, "permalink": origin.permalink, "version": origin.data_version}
    if not origin.day:
        return _("NAV Compare: %(title)s. %(permalink)s") % words
    day = date_format(origin.day, _("j F Y"))
    return _("NAV Compare, data of %(day)s (version %(version)s): %(title)s. %(permalink)s") % {**words, "day": day}
