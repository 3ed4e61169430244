"""A comparison to print. What differs is decided in rows.py. No queries, no HTML."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from django.utils.translation import gettext as _

from offices.compare.cells import CompareGroup, compare_groups
from offices.compare.gist import gist
from offices.compare.notices import notices
from offices.compare.rows import Comparison, Kind
from offices.compare.sections import GroupLink, Section, group_links, section
from offices.compare.strip import Difference, strip
from offices.data.case import Case
from offices.data.records import OfficeRecord
from offices.wording.computed import Sentence, computed, how_sure_to_differ, of, of_record
from offices.wording.notices import NoticeText
from offices.wording.profile import Phase, phase


@dataclass(frozen=True)
class CompareHead:
    office: OfficeRecord
    phase: Phase


@dataclass(frozen=True)
class CompareTable:
    heads: list[CompareHead]
    shown: Comparison
    """All rows that are asked for."""
    sections: list[Section]
    """The rows of the page by kind."""
    links: list[GroupLink]
    on_page: frozenset[str]
    """Keys of the dimensions whose rows stand open on the page."""
    gist: list[tuple[str, Sentence]]
    """The key facts in a paragraph, each sentence with what it is about."""
    strip: list[Difference]
    notices: list[NoticeText]
    differ: Sentence
    """How many rows differ, and how sure it is that they do."""

    @cached_property
    def groups(self) -> list[CompareGroup]:
        """All rows that are asked for, as a file has them; worded when asked for, since a page has few of many."""
        return compare_groups(self.shown)


@dataclass(frozen=True)
class Switch:
    """Leaves only some rows, or all again."""

    key: str
    label: str
    params: list[tuple[str, str]]
    is_on: bool


@dataclass(frozen=True)
class VisitChoice:
    """The phases of one of the compared offices, the one that is compared among them."""

    name: str
    options: list[tuple[str, str, bool]]
    """The word of the URL, the label, and whether it is the one."""


def switches(words: Sequence[str], only: Collection[str], group: str = "") -> list[Switch]:
    """What turns each switch over; what is compared, the group that is shown and the other switches stay."""
    labels = {
        "differ": _("Only rows that differ"),
        "coded": _("Only rows where all have a value"),
        "compared": _("Only what the author compares"),
    }
    kept = [*(("office", word) for word in words), *([("group", group)] if group else [])]
    return [
        Switch(name, label, [*kept, *(("only", one) for one in labels if (one in only) != (one == name))], name in only)
        for name, label in labels.items()
    ]


def visit_choices(cases: Sequence[Case]) -> list[VisitChoice]:
    return [
        VisitChoice(
            str(case.office.name),
            [
                (f"{case.office.slug}.{visit.key}", str(visit.label), visit.key == case.visit.key)
                for visit in case.office.visits
            ],
        )
        for case in cases
    ]


def compare_table(
    comparison: Comparison, shown: Comparison, group: str = "", only: Collection[str] = ()
) -> CompareTable:
    """The rows that are `shown`, in words, a page of them only of one `group`; notices and counts are of all.

    Without a group, and unless `only` some rows are asked for, what does not differ has a page of its own.
    """
    is_first = not (group or only)
    on_page = shown.of_group(group) if group else shown
    sections = [one for kind in Kind if (one := section(on_page, kind, only, is_first=is_first)).n]
    open_rows = frozenset(row.dimension.key for one in sections if one.is_open for row in one.rows)
    return CompareTable(
        heads=[CompareHead(case.office, phase(case.visit, case.office)) for case in comparison.cases],
        shown=shown,
        sections=sections,
        links=group_links(shown, group) if group else [],
        differ=difference(comparison),
        on_page=open_rows,
        gist=gist(comparison, open_rows),
        strip=strip(comparison),
        notices=notices(comparison),
    )


def difference(comparison: Comparison) -> Sentence:
    """How many rows differ and how many cannot be told to, and how many of the differences are our reading."""
    differing = comparison.differing
    beneath = [list(map(of, row.deciding)) for row in differing]
    words = _(
        "%(differ)s of %(rows)s rows differ; %(not)s cannot be compared, since a value is missing or is text."
    ) % {
        "differ": len(differing),
        "rows": sum(1 for _row in comparison.rows),
        "not": len(comparison.incomparable),
    }
    grounds = [*(of_record(case.office) for case in comparison.cases), *chain.from_iterable(beneath)]
    return computed(" ".join(filter(None, [words, how_sure_to_differ(beneath)])), grounds)
