"""The rows of a comparison parted by what a reader can take from them, and by group. No single cells."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from offices.compare.cells import CompareGroup, CompareRow, compare_groups
from offices.compare.rows import PAIR, Comparison, Kind
from offices.data.case import Verdict
from offices.data.records import DimensionRecord
from offices.wording.computed import mid_sentence

EXAMPLES = 4
"""Rows that are named of those that are folded."""


@dataclass(frozen=True)
class Section:
    """The rows of one kind; of those that nobody has a value for, only what they are."""

    kind: str
    title: str
    n: int
    groups: list[CompareGroup]
    unknown: list[tuple[str, list[DimensionRecord]]]
    is_open: bool
    is_apart: bool
    """Whether its rows stand on a page of their own, from where they are fetched, so that the first one stays light."""
    examples: str
    """The first few of its rows."""

    @property
    def rows(self) -> Iterator[CompareRow]:
        return (row for _label, rows in self.groups for row in rows)

    @property
    def n_more(self) -> int:
        """Rows that are not among the examples."""
        return max(0, self.n - EXAMPLES)


@dataclass(frozen=True)
class GroupLink:
    """A group of the codebook, of which a page of many offices shows one at a time."""

    key: str
    label: str
    n_differ: int
    is_on: bool


def section(comparison: Comparison, kind: Kind, only: Collection[str], *, is_first: bool) -> Section:
    found = comparison.of_kind(kind)
    is_unknown = kind is Kind.NONE
    is_apart = is_first and kind not in (Kind.DIFFER, Kind.NONE)
    return Section(
        kind=kind.value,
        title=section_title(kind, len(comparison.cases)),
        n=sum(1 for _row in found.rows),
        groups=[] if is_unknown or is_apart else compare_groups(found),
        unknown=dimensions_by_group(found) if is_unknown else [],
        is_open=kind is Kind.DIFFER or kind.value in only,
        is_apart=is_apart,
        examples=", ".join(mid_sentence(str(row.dimension.label)) for row in islice(found.rows, EXAMPLES)),
    )


def dimensions_by_group(found: Comparison) -> list[tuple[str, list[DimensionRecord]]]:
    return [(str(one.group.label), [row.dimension for row in one.rows]) for one in found.groups]


def section_title(kind: Kind, n_offices: int) -> str:
    titles = {
        Kind.DIFFER: _("What differs"),
        Kind.SAME: _("The same"),
        Kind.TOLD: _("Told in sentences, or of parts"),
        Kind.SOME: _("Known of one only") if n_offices == PAIR else _("Known of some only"),
        Kind.NONE: _("Not known of any"),
    }
    return titles[kind]


def group_links(shown: Comparison, chosen: str) -> list[GroupLink]:
    """The groups that have rows, each with how many of them differ."""
    return [
        GroupLink(
            group.group.key,
            str(group.group.label),
            sum(row.verdict is Verdict.DIFFERS for row in group.rows),
            group.group.key == chosen,
        )
        for group in shown.groups
    ]
