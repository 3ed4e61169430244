"""The form by which an office is described: the codebook, with what is chosen. No findings, no HTML."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from offices.data.findings import Evidence
from offices.data.records import DimensionRecord, GroupRecord
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Scale
from offices.our_office.description import Choice, Description
from offices.our_office.unknown import starts
from offices.wording.describing import is_describable
from offices.wording.facets import range_words, word_label


@dataclass(frozen=True)
class Row:
    """A dimension in the form."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Word and label."""
    words: tuple[str, ...] = ()
    """Those of them that are chosen."""
    chosen: str = ""
    """What is chosen, in words."""
    is_open: bool = False
    """Whether something of it was asked for in vain; what is chosen stands beside its name."""
    is_number: bool = False
    is_multi: bool = False
    unit: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class RowGroup:
    label: str
    rows: tuple[Row, ...]

    @property
    def n_chosen(self) -> int:
        return sum(bool(row.chosen) for row in self.rows)

    @property
    def is_open(self) -> bool:
        return any(row.is_open for row in self.rows)

    def changed(self, change: Callable[[Row], Row]) -> "RowGroup":
        return replace(self, rows=tuple(map(change, self.rows)))


@dataclass(frozen=True)
class Form:
    """The key facts first, the rest of the codebook by group."""

    first: RowGroup
    groups: tuple[RowGroup, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(row.key for group in (self.first, *self.groups) for row in group.rows)

    @property
    def n_chosen(self) -> int:
        return self.first.n_chosen + sum(group.n_chosen for group in self.groups)


def form(blank: Form, description: Description, params: QueryDict) -> Form:
    """The blank form with what is chosen and typed; what it does not offer stands in it where it is chosen."""
    chosen = {one.key: one for one in description.choices}

    def filled(row: Row) -> Row:
        is_asked = any(f"{row.key}{end}" in params for end in ("", "_min", "_max"))
        return filled_row(row, chosen.get(row.key), params) if is_asked else row

    others = [blank_row(one.dimension) for one in description.choices if one.key not in blank.keys]
    first = replace(blank.first, rows=(*blank.first.rows, *others))
    return Form(first.changed(filled), tuple(group.changed(filled) for group in blank.groups))


def blank_form(matrix: Matrix, evidence: Evidence, language: str) -> Form:
    """Every dimension that some record has a value of or some finding starts from, in the language of the page."""
    offered = offered_keys(matrix, evidence)
    first = [one for one in matrix.dimensions.values() if one.headline and one.key in offered]
    groups = (row_group(group, offered) for group in matrix.groups)
    return Form(RowGroup("", tuple(map(blank_row, first))), tuple(group for group in groups if group.rows))


def offered_keys(matrix: Matrix, evidence: Evidence) -> set[str]:
    counts = starts(evidence)
    known = {key for key, column in matrix.columns.items() if column.coded or counts[key]}
    return {key for key in known if is_describable(matrix.dimensions[key])}


def row_group(group: GroupRecord, offered: set[str]) -> RowGroup:
    own = (one for one in group.dimensions if one.key in offered and not one.headline)
    return RowGroup(str(group.label), tuple(map(blank_row, own)))


def blank_row(dimension: DimensionRecord) -> Row:
    return Row(
        key=dimension.key,
        label=str(dimension.label),
        options=tuple((key, str(one.label)) for key, one in dimension.by_key.items()),
        is_number=dimension.scale == Scale.NUMBER,
        is_multi=dimension.scale == Scale.MULTI,
        unit=str(dimension.unit),
    )


def filled_row(row: Row, choice: Choice | None, params: QueryDict) -> Row:
    """One figure fills both fields of a number."""
    exact = params.get(row.key, "")
    return replace(
        row,
        words=choice.words if choice else (),
        chosen=chosen_words(choice) if choice else "",
        is_open=choice is None,
        low=params.get(f"{row.key}_min", exact),
        high=params.get(f"{row.key}_max", exact),
    )


def chosen_words(choice: Choice) -> str:
    """“small or medium”, “birth date and benefit”, “from 20”."""
    if choice.number:
        low, high = choice.number.low, choice.number.high
        numbers = f"{low:f}" if low == high else range_words(low, high)
        return f"{numbers} {choice.dimension.unit}".strip()
    *labels, last = (word_label(choice.dimension, word) for word in choice.words)
    joined = _("%(first)s or %(last)s") if choice.is_either else _("%(first)s and %(last)s")
    return joined % {"first": ", ".join(labels), "last": last} if labels else last
