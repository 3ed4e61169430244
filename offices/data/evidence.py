"""Reading the visible findings, indicators and questions as records. No filtering here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch, QuerySet

from offices.data.codebook import cited_as, place_cited
from offices.data.editions import Edition, takes_over
from offices.data.findings import (
    Against,
    AreaRecord,
    Evidence,
    FamilyRecord,
    FindingRecord,
    IndicatorRecord,
    MeasurementRecord,
    OutcomeRecord,
    PlaceRecord,
    SpeakerRecord,
    ThemeRecord,
)
from offices.data.offices import load_offices
from offices.data.questions import QuestionRecord, SentenceRecord, SideRecord, SupportRecord
from offices.data.records import End, Number, OfficeRecord, Pair
from offices.data.rows import pair, record_of
from offices.models import (
    Area,
    Category,
    Contradiction,
    DataFamily,
    Dimension,
    Finding,
    FindingSource,
    Indicator,
    Measurement,
    Office,
    Outcome,
    Question,
    QuestionSentence,
    QuestionSide,
    QuestionSource,
    SentenceFinding,
    Source,
    Speaker,
    Theme,
)
from offices.models.visibility import Published

SIZE = "office_size"


@takes_over
def read_evidence(edition: Edition) -> Evidence:
    """All of it; a part of the edition. If only offices were written since, it is as it was but for their findings."""
    before = edition.before(read_evidence)
    return (before and with_offices(before.part, edition.published)) or all_evidence(edition.published)


def with_offices(before: Evidence, published: Published) -> Evidence | None:
    """The same with the offices that each finding names now; None where other findings are to be seen. Two queries."""
    seen = set(Finding.objects.visible(published).values_list("key", flat=True))
    if seen != before.findings.keys():
        return None
    named: dict[str, list[str]] = defaultdict(list)
    of_offices = Office.objects.visible(published).exclude(findings=None).order_by("sort_key_nb")
    for slug, finding in of_offices.values_list("slug", "findings__key"):
        named[finding].append(slug)
    findings = {key: with_named(one, tuple(named[key])) for key, one in before.findings.items()}
    return replace(before, findings=findings)


def with_named(finding: FindingRecord, offices: tuple[str, ...]) -> FindingRecord:
    return finding if finding.offices == offices else replace(finding, offices=offices)


def all_evidence(published: Published) -> Evidence:
    """About twenty-five queries, however much there is."""
    families: dict[str, set[str]] = defaultdict(set)
    named = {}
    sources = visible_only(published, "sources", Source)
    for family in DataFamily.objects.visible(published).prefetch_related(sources).order_by("key"):
        named[family.key] = record_of(FamilyRecord, family)
        for source in family.sources.all():
            families[source.key].add(family.key)
    studies, outcomes = visible_sources(published), Outcome.objects.select_related("area")
    return Evidence(
        themes={row.key: record_of(ThemeRecord, row) for row in Theme.objects.order_by("order", "key")},
        areas={row.key: record_of(AreaRecord, row) for row in Area.objects.order_by("order", "key")},
        outcomes={row.key: outcome_record(row) for row in outcomes.order_by("order", "key")},
        speakers={row.key: record_of(SpeakerRecord, row) for row in Speaker.objects.order_by("order", "key")},
        findings=read_findings(published),
        indicators={row.key: indicator_record(row) for row in visible_indicators(published)},
        questions={row.key: question_record(row) for row in visible_questions(published)},
        families=named,
        families_of={source: frozenset(keys) for source, keys in families.items()},
        data_years={row.key: (row.data_year_low, row.data_year_high) for row in studies},
        published={row.key: row.year for row in studies},
        sources={row.key: cited_as(row.authors, row.year) for row in studies},
    )


def outcome_record(row: Outcome) -> OutcomeRecord:
    return record_of(OutcomeRecord, row, area=row.area.key if row.area else "")


@dataclass(frozen=True, eq=False)
class Behind:
    """The offices that findings rest on, each with its visits and its size. Equal only to itself."""

    offices: dict[str, OfficeRecord]

    def under(self, findings: Iterable[FindingRecord]) -> list[OfficeRecord]:
        """Each that the findings rest on, once."""
        slugs = dict.fromkeys(slug for finding in findings for slug in finding.offices)
        return [self.offices[slug] for slug in slugs if slug in self.offices]


def read_behind(edition: Edition) -> Behind:
    """Of all findings at once; a part of the edition."""
    findings = edition.of(read_evidence).findings.values()
    slugs = sorted({slug for finding in findings for slug in finding.offices})
    return Behind({one.slug: one for one in load_offices(edition, slugs, dimensions=[SIZE])})


def visible_sources(published: Published) -> QuerySet[Source]:
    return Source.objects.visible(published).order_by("authors", "year", "key")


def visible_only(published: Published, relation: str, model: Any, *order: str) -> "Prefetch[str]":
    """The rows at the other end of a relation that are on the site; the others are left out."""
    rows = model.objects.visible(published)
    return Prefetch(relation, rows.order_by(*order) if order else rows)


def read_findings(published: Published) -> dict[str, FindingRecord]:
    """The visible findings, in the order of their themes and keys."""
    places = FindingSource.objects.visible(published).select_related("study", "citation__source").order_by("order")
    rows = (
        Finding.objects.visible(published)
        .select_related("theme", "antecedent", "antecedent_category", "outcome", "consequent", "consequent_category")
        .prefetch_related(Prefetch("places", places), visible_only(published, "speakers", Speaker, "order", "key"))
        .prefetch_related(visible_only(published, "offices", Office), visible_only(published, "dimensions", Dimension))
        .order_by("theme__order", "key")
    )
    against = contradictions(published)
    return {row.key: finding_record(row, tuple(against[row.key])) for row in rows}


def contradictions(published: Published) -> dict[str, list[Against]]:
    """Finding key -> the visible findings that it does not fit, whichever way round the pair was entered."""
    found: dict[str, list[Against]] = defaultdict(list)
    for row in Contradiction.objects.visible(published).select_related("finding", "other"):
        found[row.finding.key].append(Against(row.other.key, pair(row, "why")))
        found[row.other.key].append(Against(row.finding.key, pair(row, "why")))
    return found


def finding_record(row: Finding, against: tuple[Against, ...]) -> FindingRecord:
    antecedent = end(row.antecedent, row.antecedent_category)
    consequent = end(row.consequent, row.consequent_category, row.outcome)
    ends = [one.dimension for one in (antecedent, consequent) if one.dimension]
    return record_of(
        FindingRecord,
        row,
        theme=row.theme.key,
        antecedent=antecedent,
        consequent=consequent,
        places=tuple(place_record(place) for place in row.places.all()),
        speakers=tuple(one.key for one in row.speakers.all()),
        offices=tuple(office.slug for office in row.offices.all()),
        dimensions=tuple(dict.fromkeys([*ends, *(one.key for one in row.dimensions.all())])),
        contradicts=against,
    )


def end(dimension: Any, category: Any, outcome: Any = None) -> End:
    return End(dimension.key if dimension else "", category.key if category else "", outcome.key if outcome else "")


def place_record(row: FindingSource) -> PlaceRecord:
    return record_of(PlaceRecord, row, **cited_in(row))


def cited_in(row: FindingSource | Measurement) -> dict[str, Any]:
    """The study that found it, and where it was read."""
    study = row.study
    return {
        "study": study.key,
        "cited_as": cited_as(study.authors, study.year),
        "citation": place_cited(row.citation),
    }


def visible_indicators(published: Published) -> QuerySet[Indicator]:
    figures = Measurement.objects.visible(published).select_related("study", "citation__source").order_by("order")
    rows = Indicator.objects.visible(published).select_related("theme", "dimension", "category", "outcome")
    return rows.prefetch_related(Prefetch("measurements", figures)).order_by("theme__order", "key")


def indicator_record(row: Indicator) -> IndicatorRecord:
    return record_of(
        IndicatorRecord,
        row,
        theme=row.theme.key,
        end=end(row.dimension, row.category),
        outcome=row.outcome.key if row.outcome else "",
        measurements=tuple(measurement_record(one, pair(row, "unit")) for one in row.measurements.all()),
    )


def measurement_record(row: Measurement, unit: Pair) -> MeasurementRecord:
    number = Number(row.number_low, row.number_high, row.comparator, unit) if row.comparator else None
    return record_of(MeasurementRecord, row, number=number, **cited_in(row))


def visible_questions(published: Published) -> QuerySet[Question]:
    categories = Prefetch("categories", Category.objects.visible(published).select_related("dimension"))
    sides = QuestionSide.objects.visible(published).prefetch_related(categories).prefetch_related("outcomes")
    carriers = SentenceFinding.objects.visible(published).select_related("finding").order_by("id")
    sentences = QuestionSentence.objects.visible(published).prefetch_related(Prefetch("carriers", carriers))
    supports = QuestionSource.objects.visible(published).select_related("source", "citation__source").order_by("order")
    rows = Question.objects.visible(published).prefetch_related("outcomes")
    rows = rows.prefetch_related(Prefetch("sides", sides.order_by("order", "key")))
    for name in ("from_dimensions", "to_dimensions"):
        rows = rows.prefetch_related(visible_only(published, name, Dimension))
    rows = rows.prefetch_related(Prefetch("sentences", sentences.order_by("order")))
    return rows.prefetch_related(Prefetch("supports", supports)).order_by("order", "key")


def question_record(row: Question) -> QuestionRecord:
    return record_of(
        QuestionRecord,
        row,
        from_dimensions=frozenset(one.key for one in row.from_dimensions.all()),
        to_dimensions=frozenset(one.key for one in row.to_dimensions.all()),
        outcomes=frozenset(one.key for one in row.outcomes.all()),
        sides=tuple(side_record(one) for one in row.sides.all()),
        sentences=tuple(sentence_record(one) for one in row.sentences.all()),
        supports=tuple(support_record(support) for support in row.supports.all()),
    )


def side_record(row: QuestionSide) -> SideRecord:
    categories = frozenset(end(category.dimension, category) for category in row.categories.all())
    outcomes = frozenset(outcome.key for outcome in row.outcomes.all())
    return SideRecord(row.key, pair(row, "label"), categories, outcomes, row.speaks_for)


def sentence_record(row: QuestionSentence) -> SentenceRecord:
    return SentenceRecord(row.kind, pair(row, "text"), tuple(one.finding.key for one in row.carriers.all()))


def support_record(row: QuestionSource) -> SupportRecord:
    short = cited_as(row.source.authors, row.source.year)
    return record_of(SupportRecord, row, source=row.source.key, cited_as=short, citation=place_cited(row.citation))
