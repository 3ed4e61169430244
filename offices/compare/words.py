"""A comparison to print. What differs is decided in rows.py. No queries, no HTML."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.compare.gist import gist
from offices.compare.notices import notices
from offices.compare.rows import PAIR, Comparison, Kind, Row
from offices.compare.strip import Difference, strip
from offices.data.case import Case, Verdict
from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.wording.computed import Sentence, computed, how_sure_to_differ, mid_sentence, of, of_record
from offices.wording.notices import NoticeText
from offices.wording.profile import Phase, phase
from offices.wording.statements import Place, Statement, place, statement, told_by

Cell = tuple[CodingRecord, ...]
EXAMPLES = 4
"""Rows that are named of those that are folded."""


@dataclass(frozen=True, eq=False)
class CompareCell:
    """What one office says in one row; itself its key, since thousands are looked up by what was made of them."""

    values: list[Statement]
    others: list[Statement]


@dataclass(frozen=True)
class CompareRow:
    dimension: DimensionRecord
    cells: list[CompareCell]
    differs: bool
    incomparable: bool
    compared_by: tuple[Place, ...] = ()
    """Where an author compares these offices in it."""


@dataclass(frozen=True)
class CompareHead:
    office: OfficeRecord
    phase: Phase


CompareGroup = tuple[str, list[CompareRow]]
"""Label and rows of a group of the codebook."""


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


@dataclass(frozen=True)
class CompareTable:
    heads: list[CompareHead]
    shown: Comparison
    """All rows that are asked for."""
    sections: list[Section]
    """The rows of the page by kind."""
    links: list[GroupLink]
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
    return CompareTable(
        heads=[CompareHead(case.office, phase(case.visit, case.office)) for case in comparison.cases],
        shown=shown,
        sections=[one for kind in Kind if (one := section(on_page, kind, only, is_first=is_first)).n],
        links=group_links(shown, group) if group else [],
        differ=difference(comparison),
        gist=gist(comparison),
        strip=strip(comparison),
        notices=notices(comparison),
    )


def compare_groups(shown: Comparison) -> list[CompareGroup]:
    visits, language = shown.visits, get_language() or "en"
    return [(str(one.group.label), [compare_row(row, visits, language) for row in one.rows]) for one in shown.groups]


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


def compare_row(row: Row, visits: Sequence[VisitRecord], language: str) -> CompareRow:
    """The row in words; `visits` are those of its cells, in their order."""
    cells = [
        compare_cell(visit, row.dimension, beside, language)
        for visit, beside in zip(visits, row.elsewhere, strict=True)
    ]
    differs, incomparable = row.verdict is Verdict.DIFFERS, row.verdict is Verdict.INCOMPARABLE
    places = dict.fromkeys(place(one.citation) for one in row.compared_by)
    return CompareRow(row.dimension, cells, differs, incomparable, tuple(places))


def compare_cell(visit: VisitRecord, dimension: DimensionRecord, beside: Cell, language: str) -> CompareCell:
    """Worded once a visit and language: six offices have a thousand cells, and a record never changes."""
    key = (dimension.key, language)
    kept: CompareCell | None = visit.words.get(key)
    if kept is None:
        others = [statement(coding, dimension) for coding in beside]
        kept = visit.words[key] = CompareCell(told_by(visit, dimension), others)
    return kept
