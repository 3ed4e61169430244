"""Reading the visible studies as records: design, years, sample, what they studied. What rests on them: sources.py."""

from dataclasses import dataclass

from django.db.models import Prefetch

from offices.data.codebook import cited_as, pair
from offices.data.editions import Edition
from offices.data.records import Number, Pair
from offices.models import Design, ReviewEntry, Sample, Source
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
    """All of it, in six queries; a part of the edition."""
    told = ReviewEntry.objects.visible().select_related("review").order_by("review__year", "review__key")
    samples = Prefetch("samples", Sample.objects.order_by("id"))
    rows = (
        Source.objects.visible()
        .prefetch_related("designs", "themes")
        .prefetch_related(samples)
        .prefetch_related(Prefetch("reviewed_in", told))
    )
    designs = Design.objects.order_by("order", "key")
    return StudyRecords(
        studies={row.key: study_record(row) for row in rows.order_by("year", "key")},
        designs={row.key: DesignRecord(row.key, pair(row, "label"), pair(row, "definition")) for row in designs},
    )


def study_record(row: Source) -> StudyRecord:
    reviews = [entry.review for entry in row.reviewed_in.all()]
    return StudyRecord(
        key=row.key,
        authors=row.authors,
        sort_key=sort_key(row.authors),
        cited_as=cited_as(row.authors, row.year),
        year=row.year,
        year_external=row.year_external,
        kind=row.kind,
        title=pair(row, "title"),
        title_external=row.title_external,
        publisher=row.publisher,
        series=row.series,
        method=pair(row, "method"),
        year_low=row.data_year_low,
        year_high=row.data_year_high,
        own_data=row.own_data,
        described=row.described,
        designs=tuple(one.key for one in row.designs.all()),
        themes=tuple(one.key for one in row.themes.all()),
        samples=tuple(sample_record(one) for one in row.samples.all()),
        told_in=tuple((one.key, cited_as(one.authors, one.year)) for one in reviews),
    )


def sample_record(row: Sample) -> SampleRecord:
    known = bool(row.comparator)
    return SampleRecord(row.unit, Number(row.number_low, row.number_high, row.comparator) if known else None)
