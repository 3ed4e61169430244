"""The list of studies to print: filters with counts, one line a study. No queries, no HTML."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.codebook.studies import Studies, select_studies, study_counts
from offices.codebook.study_facets import SIZE, missing, missing_data
from offices.data.findings import Evidence
from offices.data.sources import Use
from offices.data.studies import SampleRecord, StudyRecord
from offices.matrix.matrix import Column
from offices.matrix.selection import Selection
from offices.models.vocabulary import MISSING_LABELS, OF_ONE, SampleUnit, SourceKind
from offices.wording.drops import Drop, fewer_choices, most_first
from offices.wording.facets import Facet, facet, facet_name
from offices.wording.numbers import number_words, span, with_unit
from offices.wording.urls import selection_url


@dataclass(frozen=True)
class StudyLine:
    """A study in the list, and in short on its page."""

    study: StudyRecord
    kind: str
    designs: list[tuple[str, str]]
    """Key and label of each."""
    themes: list[tuple[str, str]]
    years: str
    samples: list[str]
    no_words: str
    """What stands in the place of designs or themes where there are none."""
    no_data: str
    """The same of years and samples."""
    n_codings: int
    n_findings: int
    families: list[tuple[str, str]]


@dataclass(frozen=True)
class Panel:
    """The filters; the sizes of samples are folded together."""

    facets: tuple[Facet, ...]
    sizes: tuple[Facet, ...]

    @property
    def n_sizes(self) -> int:
        return sum(one.n_chosen for one in self.sizes)


def study_panel(studies: Studies, selection: Selection, typed: Mapping[str, str]) -> Panel:
    """Every filter with what a click would give; `typed` is what stands in fields that could not be read."""
    counts = study_counts(studies, selection)
    made = [
        facet(used(one, selection.choices.get(key, ())), counts[key], selection, typed)
        for key, one in studies.facets.items()
    ]
    return Panel(
        tuple(one for one in made if not one.key.startswith(SIZE)),
        tuple(one for one in made if one.key.startswith(SIZE)),
    )


def used(column: Column, chosen: Collection[str]) -> Facet:
    """The words that some study has, whatever else is chosen, or that are chosen themselves."""
    named = facet_name(column)
    options = (one for one in named.options if one.is_missing or column.held[one.word] or one.word in chosen)
    return replace(named, options=tuple(options))


def study_drops(studies: Studies, selection: Selection, path: str, extra: Sequence[tuple[str, str]]) -> list[Drop]:
    """The choices of which one less is enough to find something."""
    counted = ((label, less, len(select_studies(studies, less))) for label, less in fewer_choices(studies, selection))
    return most_first(Drop(label, selection_url(path, less, extra), count_words(n), n) for label, less, n in counted)


def count_words(n: int) -> str:
    return ngettext("%(n)s study", "%(n)s studies", n) % {"n": n}


def order_words() -> list[tuple[str, str]]:
    """Each order of the list: the word of the address, and its label."""
    return [
        ("", _("read here first")),
        ("name", _("by name, A to Å")),
        ("-name", _("by name, Å to A")),
        ("year", _("by year, oldest first")),
        ("-year", _("by year, newest first")),
    ]


def study_lines(
    studies: Studies, shown: Sequence[StudyRecord], uses: Mapping[str, Use], evidence: Evidence
) -> list[StudyLine]:
    """The studies in words; `uses` is what in the data rests on each."""
    counts = Counter(key for finding in evidence.findings.values() for key in finding.sources)
    return [study_line(studies, one, uses, counts[one.key], evidence) for one in shown]


def study_line(
    studies: Studies, study: StudyRecord, uses: Mapping[str, Use], n_findings: int, evidence: Evidence
) -> StudyLine:
    no_data = str(MISSING_LABELS[missing_data(study)])
    has_years = study.year_low or study.year_high
    return StudyLine(
        study=study,
        kind=str(SourceKind(study.kind).label),
        designs=list(labels(studies, "design", study.designs)),
        themes=list(labels(studies, "theme", study.themes)),
        years=span(study.year_low, study.year_high) if has_years else no_data,
        samples=[sample_words(one) for one in study.samples],
        no_words=str(MISSING_LABELS[missing(study)]),
        no_data=no_data,
        n_codings=uses[study.key].codings if study.key in uses else 0,
        n_findings=n_findings,
        families=[(key, str(evidence.families[key].label)) for key in sorted(evidence.families_of.get(study.key, ()))],
    )


def labels(studies: Studies, key: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words with their labels, in the order of the facet."""
    return ((one.key, str(one.label)) for one in studies.facets[key].dimension.categories if one.key in words)


def sample_words(sample: SampleRecord) -> str:
    """43 people interviewed; people interviewed: number not stated."""
    unit = SampleUnit(sample.unit).label
    if sample.number is None:
        return _("%(unit)s: number not stated") % {"unit": unit}
    low, high = sample.number.low, sample.number.high
    one = OF_ONE[SampleUnit(sample.unit)]
    return with_unit(number_words(sample.number), unit, one, low if low == high else None)
