"""Similar and contrasting cases to print: each record with what is alike and what is not. No maths, no HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.case import has_value
from offices.data.records import DimensionRecord, MatchRecord, OfficeRecord, VisitRecord
from offices.models.vocabulary import MISSING_LABELS
from offices.similar.designs import Design
from offices.similar.distance_words import gap_words
from offices.similar.distances import Likeness
from offices.similar.similarity import Part, Resemblance
from offices.wording.computed import Sentence, computed, of, tally
from offices.wording.profile import kind_words
from offices.wording.statements import Statement, told_by
from offices.wording.urls import with_params


@dataclass(frozen=True)
class Brought:
    """What the office itself has of a dimension in use."""

    dimension: DimensionRecord
    values: tuple[Statement, ...]
    role: str
    """What is asked of it beside or instead of the distance."""


@dataclass(frozen=True)
class PartRow:
    """One dimension of an explanation."""

    label: str
    one: tuple[Statement, ...]
    other: tuple[Statement, ...]
    words: str
    differs: bool
    condition: str
    """What was asked of it, where it is a condition."""


@dataclass(frozen=True)
class Result:
    """One record and what its place in the order is made of."""

    office: OfficeRecord
    kind: str
    twin: MatchRecord | None
    """Why it may be the same office."""
    summary: Sentence
    rows: list[PartRow]
    silent: list[str]
    """Dimensions without a value in one of the two."""
    compare_url: str


Aside = tuple[tuple[str, ...], list[tuple[OfficeRecord, str]]]
"""The reasons that records without a place in the order share, and the records, each with its kind."""


def similar_result(found: Resemblance, base: OfficeRecord, brought: Mapping[str, Brought]) -> Result:
    """A record with a distance, in words."""
    told = [part for part in found.parts if has_value(part.one) and has_value(part.other)]
    return Result(
        office=found.office,
        kind=kind_words(found.office),
        twin=twin(found, base),
        summary=sure(summary(found.parts), told),
        rows=[
            *(part_row(one.part, brought, brought[one.part.dimension.key].role) for one in found.conditions),
            *(part_row(part, brought) for part in told),
        ],
        silent=silences(part for part in found.parts if part not in told),
        compare_url=with_params(reverse("offices:compare"), [("office", base.slug), ("office", found.office.slug)]),
    )


def asides(found: Iterable[Resemblance]) -> list[Aside]:
    """The records that cannot be judged, together where they lack the same."""
    groups: dict[tuple[str, ...], list[tuple[OfficeRecord, str]]] = {}
    for one in found:
        groups.setdefault(tuple(reasons(one)), []).append((one.office, kind_words(one.office)))
    return list(groups.items())


def reasons(found: Resemblance) -> list[str]:
    """The conditions that cannot be told, else every dimension that the distance asked for."""
    unclear = [one.part for one in found.conditions if one.holds is None] or found.parts
    told = [part for part in unclear if has_value(part.one) and has_value(part.other)]
    words = [f"{part.dimension.label}: {gap_words(part)}" for part in told]
    return [*words, *silences(part for part in unclear if part not in told)]


def twin(found: Resemblance, base: OfficeRecord) -> MatchRecord | None:
    return next((one for one in base.possibly_same_as if one.slug == found.office.slug), None)


def silences(parts: Iterable[Part]) -> list[str]:
    """The dimensions without a value, by the way of being without: not stated: Leadership, Size."""
    labels: dict[tuple[int, str], list[str]] = {}
    for part in parts:
        visit = part.visits[1] if has_value(part.one) else part.visits[0]
        (silent,) = told_by(visit, part.dimension)
        place = list(MISSING_LABELS).index(silent.key)
        labels.setdefault((place, silent.text), []).append(str(part.dimension.label))
    return [f"{words}: {', '.join(labels[place, words])}" for place, words in sorted(labels)]


def summary(parts: Sequence[Part]) -> str:
    """How many dimensions are alike, differ, and cannot be told to be either."""
    found = [part.gap.likeness for part in parts]
    return _("alike on %(alike)s of %(asked)s, differs on %(differ)s, %(untold)s not known") % {
        "alike": found.count(Likeness.ALIKE),
        "asked": len(found),
        "differ": found.count(Likeness.DIFFERS),
        "untold": found.count(Likeness.UNTOLD),
    }


def sure(words: str, told: Sequence[Part]) -> Sentence:
    """The words, and how many of the dimensions with a value in both are less than plainly stated in either."""
    beneath = [[of(coding) for coding in (*part.one, *part.other)] for part in told]
    if doubt := tally(beneath):
        words = _("%(words)s (not plainly stated: %(doubt)s)") % {"words": words, "doubt": doubt}
    return computed(words, chain.from_iterable(beneath))


def part_row(part: Part, brought: Mapping[str, Brought], condition: str = "") -> PartRow:
    dimension, differs = part.dimension, part.gap.likeness is Likeness.DIFFERS
    values = brought[dimension.key].values, tuple(told_by(part.visits[1], dimension))
    return PartRow(str(dimension.label), *values, gap_words(part), differs, condition)


def brought_values(visit: VisitRecord, design: Design, dimensions: dict[str, DimensionRecord]) -> dict[str, Brought]:
    """The dimensions in use by their keys; made once, since each result shows them."""
    used = [dimensions[key] for key in design.dimensions]
    return {one.key: Brought(one, tuple(told_by(visit, one)), role(one.key, design)) for one in used}


def role(key: str, design: Design) -> str:
    return _("must be the same") if key in design.same else _("must differ") if key in design.differ else ""
