"""The list of offices in words: its kinds as tabs, its orders, its sections of rows. No reading and no counting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.browse.lines import Line
from offices.data.records import DimensionRecord
from offices.matrix.matrix import Matrix
from offices.matrix.selection import DEFAULT_RECORDS, Selection
from offices.matrix.sorting import NAME, YEAR, YEARS, has_order, sortable
from offices.models.vocabulary import RecordKind
from offices.wording.facets import Facet
from offices.wording.urls import Params, selection_url


@dataclass(frozen=True)
class Tab:
    label: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class Section:
    """The rows of one kind of record that fall on the page."""

    kind: str
    title: str
    """With how many there are on all pages."""
    about: str
    lines: list[Line]


def tabs(kinds: Facet, selection: Selection, path: str, extra: Params) -> list[Tab]:
    """Which kinds of record are shown; each count is what that tab would give."""
    counts, own, every = {one.word: one.count for one in kinds.options}, list(extra), tuple(RecordKind.values)
    labels = {
        DEFAULT_RECORDS: _("Offices and vignettes"),
        (RecordKind.CASE,): _("Studied offices"),
        (RecordKind.VIGNETTE,): _("Vignettes"),
        (RecordKind.SETTING,): _("Settings"),
        every: _("All"),
    }
    return [
        Tab(
            label,
            sum(counts.get(kind, 0) for kind in shown),
            selection_url(path, selection.of_records(shown), own),
            set(shown) == set(selection.records),
        )
        for shown, label in labels.items()
    ]


def sections(lines: Sequence[Line], counts: Mapping[str, int]) -> list[Section]:
    """Studied offices first, then vignettes, then settings, as far as the page has any."""
    by_kind: dict[str, list[Line]] = {}
    for one in lines:
        by_kind.setdefault(one.office.record, []).append(one)
    return [Section(kind, section_title(kind, counts[kind]), about(kind), own) for kind, own in by_kind.items()]


def section_title(kind: str, n: int) -> str:
    words = {
        RecordKind.CASE: ngettext("%(n)s studied office", "%(n)s studied offices", n),
        RecordKind.VIGNETTE: ngettext("%(n)s vignette", "%(n)s vignettes", n),
        RecordKind.SETTING: ngettext("%(n)s setting", "%(n)s settings", n),
    }
    return words[RecordKind(kind)] % {"n": n}


def about(kind: str) -> str:
    """What such a record is, where it is no office."""
    words: dict[str, str] = {
        RecordKind.VIGNETTE: _("Anonymous examples. Several may be of the same place, so they never count as offices."),
        RecordKind.SETTING: _("Where a study was made: one office, several or none, so it never counts as an office."),
    }
    return words.get(kind, "")


def orders(matrix: Matrix, sort: str) -> list[tuple[str, str]]:
    """(Word, label) of each order that is offered: name, year, the key facts that somebody has a value of."""
    named = {key: str(matrix.columns[key].dimension.label) for key in sortable(matrix.columns)}
    offered = [key for key in named if matrix.columns[key].coded and matrix.columns[key].dimension.headline]
    years = {YEAR: str(matrix.own[YEARS].dimension.label)} if matrix.own else {}
    found = [(NAME, _("Name")), *turned(years), *turned({key: named[key] for key in offered})]
    if sort not in dict(found):
        labels = {NAME: _("Name"), **years, **named}
        found += [one for one in turned(labels) if one[0] == sort]
    return found


def turned(labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each both ways."""
    for key, label in labels.items():
        yield key, _("%(what)s, lowest first") % {"what": label}
        yield f"-{key}", _("%(what)s, highest first") % {"what": label}


@dataclass(frozen=True)
class TableHead:
    """What a head of the table sorts by, and which way it is sorted now."""

    url: str
    direction: str
    """ascending or descending, in the words of aria-sort; empty where something else is sorted by."""


def table_heads(
    shown: Sequence[DimensionRecord], sort: str, path: str, selection: Selection, extra: Sequence[tuple[str, str]]
) -> dict[str, TableHead]:
    """Key of a column -> how to sort by it; turned where it is the order already."""
    words = {"office": NAME, "seen": YEAR, **{one.key: one.key for one in shown if has_order(one)}}
    return {column: table_head(word, sort, path, selection, extra) for column, word in words.items()}


def table_head(word: str, sort: str, path: str, selection: Selection, extra: Sequence[tuple[str, str]]) -> TableHead:
    turned_to = f"-{word}" if sort == word else word
    others = [one for one in extra if one[0] != "sort"]
    own = [] if turned_to == NAME else [("sort", turned_to)]
    direction = {word: "ascending", f"-{word}": "descending"}.get(sort, "")
    return TableHead(selection_url(path, selection, [*own, *others]), direction)
