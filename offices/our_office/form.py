"""The form by which an office is described: the codebook, with what is chosen. No findings, no HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    chosen: str
    """What is chosen of it, in words."""
    is_open: bool
    """Whether something of it was asked for in vain; what is chosen stands beside its name."""
    options: tuple[tuple[str, str, bool], ...]
    """Word, label, whether it is chosen."""
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


@dataclass(frozen=True)
class Form:
    """The key facts first, the rest of the codebook by group."""

    first: tuple[Row, ...]
    groups: tuple[RowGroup, ...]

    @property
    def n_chosen(self) -> int:
        return sum(bool(row.chosen) for row in self.first) + sum(group.n_chosen for group in self.groups)


def form(matrix: Matrix, evidence: Evidence, description: Description, params: QueryDict) -> Form:
    """Every dimension that some record has a value of or some finding starts from; what was typed stays typed."""
    chosen = {one.key: one for one in description.choices}
    offered = offered_keys(matrix, evidence) | chosen.keys()
    made: dict[str, list[tuple[DimensionRecord, Row]]] = {
        group.key: [(one, row(one, chosen.get(one.key), params)) for one in group.dimensions if one.key in offered]
        for group in matrix.groups
    }
    return Form(
        tuple(each for rows in made.values() for one, each in rows if one.headline),
        tuple(row_groups(matrix.groups, made)),
    )


def offered_keys(matrix: Matrix, evidence: Evidence) -> set[str]:
    counts = starts(evidence)
    known = {key for key, column in matrix.columns.items() if column.coded or counts[key]}
    return {key for key in known if is_describable(matrix.dimensions[key])}


def row_groups(
    groups: Sequence[GroupRecord], made: Mapping[str, list[tuple[DimensionRecord, Row]]]
) -> "list[RowGroup]":
    found = []
    for group in groups:
        rows = tuple(each for one, each in made[group.key] if not one.headline)
        found += [RowGroup(str(group.label), rows)] if rows else []
    return found


def row(dimension: DimensionRecord, choice: Choice | None, params: QueryDict) -> Row:
    words = choice.words if choice else ()
    low, high = typed(dimension.key, params)
    return Row(
        key=dimension.key,
        label=str(dimension.label),
        chosen=chosen_words(choice) if choice else "",
        is_open=choice is None and any(f"{dimension.key}{end}" in params for end in ("", "_min", "_max")),
        options=tuple((key, str(one.label), key in words) for key, one in dimension.by_key.items()),
        is_number=dimension.scale == Scale.NUMBER,
        is_multi=dimension.scale == Scale.MULTI,
        unit=str(dimension.unit),
        low=low,
        high=high,
    )


def typed(key: str, params: QueryDict) -> tuple[str, str]:
    """What stands in the two fields of a number: one figure fills both."""
    exact = params.get(key, "")
    return params.get(f"{key}_min", exact), params.get(f"{key}_max", exact)


def chosen_words(choice: Choice) -> str:
    """“small or medium”, “birth date and benefit”, “from 20”."""
    if choice.number:
        low, high = choice.number.low, choice.number.high
        numbers = f"{low:f}" if low == high else range_words(low, high)
        return f"{numbers} {choice.dimension.unit}".strip()
    labels = [word_label(choice.dimension, word) for word in choice.words]
    joined = _("%(first)s or %(last)s") if choice.is_either else _("%(first)s and %(last)s")
    while len(labels) > 2:
        labels[:2] = [f"{labels[0]}, {labels[1]}"]
    return joined % {"first": labels[0], "last": labels[1]} if len(labels) == 2 else labels[0]
