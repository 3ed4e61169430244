"""Reading the visible studies as records: design, years, sample, what they studied. What rests on them: sources.py."""

from dataclasses import dataclass

from django.db.models import Prefetch

from offices.data.codebook import cited_as
from offices.data.editions import Edition
from offices.data.records import Number, Pair
from offices.data.rows import record_of
from offices.models import DataFamily, Design, ReviewEntry, Sample, Source
from offices.models.sorting import sort_key


@dataclass(frozen=True)
class DesignRecord:
    key: str
    label: Pair
    definition: Pair


@dataclass(frozen=True)
class SampleRecord:
    """How many of what; no number where the study has such a sample, but how large is not stated."""

    unit: str
    number: Number | None


@dataclass(frozen=True)
class StudyRecord:
    key: str
    authors: str
    sort_key: str
    cited_as: Pair
    year: int
    year_external: bool
    kind: str
    title: Pair
    title_external: bool
    publisher: str
    series: str
    url: str
    method: Pair
    year_low: int | None
    year_high: int | None
    own_data: bool
    described: bool
    """Whether all of this was looked for, so that what is empty is not stated."""
    designs: tuple[str, ...]
    themes: tuple[str, ...]
    samples: tuple[SampleRecord, ...]
    told_in: tuple[tuple[str, Pair], ...]
    """The reviews that tell of it, by key and in short."""
    families: tuple[str, ...]
    """Bodies of data that it shares with others."""

    @property
    def data_years(self) -> tuple[int | None, int | None]:
        return self.year_low, self.year_high

    @property
    def reviews(self) -> list[str]:
        return [key for key, _cited in self.told_in]

    @property
    def is_read(self) -> bool:
        """Whether the text itself was read here; else all that is known of it is another's word."""
        return not self.told_in or bool(self.method)


@dataclass(frozen=True, eq=False)
class StudyRecords:
    """All of them by year, and the words for designs. Equal only to itself."""

    studies: dict[str, StudyRecord]
    designs: dict[str, DesignRecord]


def read_studies(edition: Edition) -> StudyRecords:
    """All of it, in seven queries; a part of the edition."""
    published = edition.published
    told = ReviewEntry.objects.visible(published).select_related("review").order_by("review__year", "review__key")
    families = DataFamily.objects.visible(published).order_by("key")
    rows = (
        Source.objects.visible(published)
        .prefetch_related("designs", "themes")
        .prefetch_related(Prefetch("samples", Sample.objects.order_by("id")))
        .prefetch_related(Prefetch("reviewed_in", told))
        .prefetch_related(Prefetch("data_families", families))
    )
    designs = Design.objects.order_by("order", "key")
    return StudyRecords(
        studies={row.key: study_record(row) for row in rows.order_by("year", "key")},
        designs={row.key: record_of(DesignRecord, row) for row in designs},
    )


def study_record(row: Source) -> StudyRecord:
    reviews = [entry.review for entry in row.reviewed_in.all()]
    return record_of(
        StudyRecord,
        row,
        sort_key=sort_key(row.authors),
        cited_as=cited_as(row.authors, row.year),
        year_low=row.data_year_low,
        year_high=row.data_year_high,
        designs=tuple(one.key for one in row.designs.all()),
        themes=tuple(one.key for one in row.themes.all()),
        samples=tuple(sample_record(one) for one in row.samples.all()),
        told_in=tuple((one.key, cited_as(one.authors, one.year)) for one in reviews),
        families=tuple(one.key for one in row.data_families.all()),
    )


def sample_record(row: Sample) -> SampleRecord:
    known = bool(row.comparator)
    return SampleRecord(row.unit, Number(row.number_low, row.number_high, row.comparator) if known else None)
