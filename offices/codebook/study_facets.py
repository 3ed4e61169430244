"""What studies are filtered by, as columns: design, theme, years, sample, whether they were read here. No counting."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from django.utils.translation import gettext_lazy as _

from offices.data.findings import Evidence
from offices.data.records import CategoryRecord, DimensionRecord, Number, Pair
from offices.data.studies import StudyRecord, StudyRecords
from offices.matrix.matrix import Column, bit_set
from offices.matrix.record import choices, in_both, own_dimension, years_between
from offices.models.vocabulary import (
    INDEPENDENT,
    NOT_YET_CODED,
    SampleUnit,
    Scale,
    SourceKind,
    Status,
)

WAYS = (*(status.value for status in Status if status != Status.CODED), NOT_YET_CODED)
"""How a study can be without a value: it has neither parts nor phases."""
SIZE = "sample_"
"""Begins the key of each size: `sample_informants` is how many were interviewed."""
READ, TOLD = "here", "told"
Value = Number | Collection[str]
"""A number, or the words that hold; an empty collection is no value."""


def study_columns(records: StudyRecords, evidence: Evidence) -> Iterator[Column]:
    """Each facet over all studies, in the order of the panel."""
    rows = list(records.studies.values())
    yield column(design_dimension(records), rows, lambda one: one.designs, missing)
    yield column(theme_dimension(evidence), rows, lambda one: one.themes, missing)
    yield column(years_dimension(), rows, lambda one: years_between(one.year_low, one.year_high) or (), missing_data)
    yield column(sample_dimension(), rows, lambda one: [each.unit for each in one.samples], missing_data)
    for unit in SampleUnit:
        yield column(size_dimension(unit), rows, partial(size, unit=unit), partial(missing_size, unit=unit))
    yield column(read_dimension(), rows, lambda one: [READ if one.is_read else TOLD])
    yield column(family_dimension(evidence), rows, lambda one: one.families or [INDEPENDENT])
    yield column(publication_dimension(), rows, lambda one: [one.kind])


def column(
    dimension: DimensionRecord,
    rows: Sequence[StudyRecord],
    value_of: Callable[[StudyRecord], Value],
    missing_of: Callable[[StudyRecord], str] | None = None,
) -> Column:
    """The facet over the rows; without `missing_of` every study has a value."""
    values = [value_of(one) for one in rows]
    numbers = {row: value for row, value in enumerate(values) if isinstance(value, Number)}
    words = [() if isinstance(value, Number) else value for value in values]
    held = {key: bit_set(row for row, ones in enumerate(words) if key in ones) for key in dimension.by_key}
    empty = {row: missing_of(rows[row]) for row, value in enumerate(values) if not value} if missing_of else {}
    ways = WAYS if missing_of else ()
    absent = {way: bit_set(row for row, one in empty.items() if one == way) for way in ways}
    coded = bit_set(row for row in range(len(rows)) if row not in empty)
    return Column(replace(dimension, is_coded=missing_of is not None), held, absent, coded, numbers)


def missing(study: StudyRecord) -> str:
    """Why there is no value: the text is silent, or nobody has looked."""
    return Status.NOT_STATED if study.described else NOT_YET_CODED


def missing_data(study: StudyRecord) -> str:
    """The same of what only a study of data has."""
    return missing(study) if study.own_data else Status.NOT_APPLICABLE


def size(study: StudyRecord, unit: str) -> Value:
    return next((one.number for one in study.samples if one.unit == unit and one.number), ())


def missing_size(study: StudyRecord, unit: str) -> str:
    """A sample that is told of without a number is not stated."""
    return Status.NOT_STATED if any(one.unit == unit for one in study.samples) else missing_data(study)


def design_dimension(records: StudyRecords) -> DimensionRecord:
    told = _("How it studied what it studied, as its text or a review says. A study may combine several.")
    words = (CategoryRecord(one.key, one.label, one.definition) for one in records.designs.values())
    return several("design", _("Design"), told, words)


def theme_dimension(evidence: Evidence) -> DimensionRecord:
    told = _("What it studied, by the themes that findings are filed under. Our reading.")
    return several(
        "theme", _("What was studied"), told, listed((key, one.label) for key, one in evidence.themes.items())
    )


def years_dimension() -> DimensionRecord:
    told = _("The years that its data are from, not the year of publication.")
    return own_dimension("years", _("Years of the data"), told, scale=Scale.NUMBER)


def sample_dimension() -> DimensionRecord:
    told = _("What its sample counts, whether or not the number is stated.")
    return several("sample", _("Sample of"), told, choices(SampleUnit))


def size_dimension(unit: SampleUnit) -> DimensionRecord:
    """Numbers of different things are never set side by side, so each has a facet of its own."""
    told = _(
        "How many; where a text gives only the number of interviews, that one. Not stated: the text we have gives no "
        "such number."
    )
    return own_dimension(f"{SIZE}{unit.value}", unit.label, told, scale=Scale.NUMBER)


def read_dimension() -> DimensionRecord:
    words = ((READ, in_both(_("Read here"))), (TOLD, in_both(_("Known through a review"))))
    told = _("Whether its own text was read here; else all that is known of it is what a review says.")
    return own_dimension("read", _("Read here or told of"), told, categories=listed(words))


def family_dimension(evidence: Evidence) -> DimensionRecord:
    told = _("Studies of one body of data are not independent of each other.")
    words = [(key, one.label) for key, one in evidence.families.items()]
    words.append((INDEPENDENT, in_both(_("Shares data with no other"))))
    return several("family", _("Body of data"), told, listed(words))


def publication_dimension() -> DimensionRecord:
    return own_dimension("publication", _("Kind of publication"), categories=choices(SourceKind))


def several(key: str, label: object, told: object, words: Iterable[CategoryRecord]) -> DimensionRecord:
    """One of which a study may have several words."""
    return own_dimension(key, label, told, scale=Scale.MULTI, categories=words)


def listed(words: Iterable[tuple[str, Pair]]) -> list[CategoryRecord]:
    return [CategoryRecord(key, label) for key, label in words]
