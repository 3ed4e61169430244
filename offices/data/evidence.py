"""Reading the visible findings, indicators and questions as records. No filtering here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from offices.data.codebook import cited_as, pair, place_cited
from offices.data.editions import Edition
from offices.data.findings import (
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
from offices.models import (
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

SIZE = "office_size"


def read_evidence(edition: Edition) -> Evidence:
    """All of it, in about twenty-five queries, however much there is; a part of the edition."""
    families: dict[str, set[str]] = defaultdict(set)
    named = {}
    for family in DataFamily.objects.visible().prefetch_related(visible_only("sources", Source)).order_by("key"):
        named[family.key] = FamilyRecord(family.key, pair(family, "label"), pair(family, "note"), family.own_data)
        for source in family.sources.all():
            families[source.key].add(family.key)
    sources = visible_sources()
    return Evidence(
        themes={row.key: ThemeRecord(row.key, pair(row, "label")) for row in Theme.objects.order_by("order", "key")},
        outcomes={row.key: outcome_record(row) for row in Outcome.objects.order_by("order", "key")},
        speakers={row.key: speaker_record(row) for row in Speaker.objects.order_by("order", "key")},
        findings=read_findings(),
        indicators={row.key: indicator_record(row) for row in visible_indicators()},
        questions={row.key: question_record(row) for row in visible_questions()},
        families=named,
        families_of={source: frozenset(keys) for source, keys in families.items()},
        data_years={row.key: (row.data_year_low, row.data_year_high) for row in sources},
        sources={row.key: cited_as(row.authors, row.year) for row in sources},
    )


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
    return Behind({one.slug: one for one in load_offices(slugs, dimensions=[SIZE])})


def visible_sources() -> QuerySet[Source]:
    return Source.objects.visible().order_by("authors", "year", "key")


def visible_only(relation: str, model: Any, *order: str) -> "Prefetch[str]":
    """The rows at the other end of a relation that are on the site; the others are left out."""
    return Prefetch(relation, model.objects.visible().order_by(*order) if order else model.objects.visible())


def outcome_record(row: Outcome) -> OutcomeRecord:
    return OutcomeRecord(row.key, pair(row, "label"), pair(row, "definition"), row.polarity)


def speaker_record(row: Speaker) -> SpeakerRecord:
    return SpeakerRecord(row.key, pair(row, "label"), pair(row, "definition"))


def read_findings() -> dict[str, FindingRecord]:
    """The visible findings, in the order of their themes and keys."""
    places = FindingSource.objects.visible().select_related("study", "citation__source").order_by("order")
    rows = (
        Finding.objects.visible()
        .select_related("theme", "antecedent", "antecedent_category", "outcome", "consequent", "consequent_category")
        .prefetch_related(
            Prefetch("places", places),
            visible_only("speakers", Speaker, "order", "key"),
            visible_only("offices", Office),
            visible_only("dimensions", Dimension),
        )
        .order_by("theme__order", "key")
    )
    against = contradictions()
    return {row.key: finding_record(row, tuple(against[row.key])) for row in rows}


def contradictions() -> dict[str, list[tuple[str, Pair]]]:
    """Finding key -> the visible findings that it does not fit, whichever way round the pair was entered."""
    found: dict[str, list[tuple[str, Pair]]] = defaultdict(list)
    for row in Contradiction.objects.visible().select_related("finding", "other"):
        found[row.finding.key].append((row.other.key, pair(row, "why")))
        found[row.other.key].append((row.finding.key, pair(row, "why")))
    return found


def finding_record(row: Finding, against: tuple[tuple[str, Pair], ...]) -> FindingRecord:
    antecedent = end(row.antecedent, row.antecedent_category)
    consequent = end(row.consequent, row.consequent_category, row.outcome)
    ends = [one.dimension for one in (antecedent, consequent) if one.dimension]
    return FindingRecord(
        key=row.key,
        statement=pair(row, "statement"),
        theme=row.theme.key,
        antecedent=antecedent,
        consequent=consequent,
        direction=row.direction,
        kind=row.kind,
        basis=row.basis,
        strength=pair(row, "strength"),
        note=pair(row, "note"),
        places=tuple(place_record(place) for place in row.places.all()),
        speakers=tuple(one.key for one in row.speakers.all()),
        offices=tuple(office.slug for office in row.offices.all()),
        dimensions=tuple(dict.fromkeys([*ends, *(one.key for one in row.dimensions.all())])),
        contradicts=against,
    )


def end(dimension: Any, category: Any, outcome: Any = None) -> End:
    return End(dimension.key if dimension else "", category.key if category else "", outcome.key if outcome else "")


def place_record(row: FindingSource) -> PlaceRecord:
    study = row.study
    return PlaceRecord(study.key, cited_as(study.authors, study.year), row.second_hand, place_cited(row.citation))


def visible_indicators() -> QuerySet[Indicator]:
    figures = Measurement.objects.visible().select_related("study", "citation__source").order_by("order")
    rows = Indicator.objects.visible().select_related("theme", "dimension", "category", "outcome")
    return rows.prefetch_related(Prefetch("measurements", figures)).order_by("theme__order", "key")


def indicator_record(row: Indicator) -> IndicatorRecord:
    return IndicatorRecord(
        key=row.key,
        text=pair(row, "text"),
        theme=row.theme.key,
        unit=pair(row, "unit"),
        polarity=row.polarity,
        end=end(row.dimension, row.category),
        outcome=row.outcome.key if row.outcome else "",
        note=pair(row, "note"),
        measurements=tuple(measurement_record(one) for one in row.measurements.all()),
    )


def measurement_record(row: Measurement) -> MeasurementRecord:
    return MeasurementRecord(
        key=row.key,
        year_low=row.year_low,
        year_high=row.year_high,
        group=pair(row, "group"),
        number=Number(row.number_low, row.number_high, row.comparator) if row.comparator else None,
        words=pair(row, "words"),
        base=pair(row, "base"),
        study=row.study.key,
        cited_as=cited_as(row.study.authors, row.study.year),
        second_hand=row.second_hand,
        not_comparable=pair(row, "not_comparable"),
        note=pair(row, "note"),
        citation=place_cited(row.citation),
    )


def visible_questions() -> QuerySet[Question]:
    categories = Prefetch("categories", Category.objects.visible().select_related("dimension"))
    sides = QuestionSide.objects.visible().prefetch_related(categories).prefetch_related("outcomes")
    carriers = SentenceFinding.objects.visible().select_related("finding").order_by("id")
    sentences = QuestionSentence.objects.visible().prefetch_related(Prefetch("carriers", carriers)).order_by("order")
    supports = QuestionSource.objects.visible().select_related("source", "citation__source").order_by("order")
    rows = Question.objects.visible().prefetch_related("outcomes", Prefetch("sides", sides.order_by("order", "key")))
    for name in ("from_dimensions", "to_dimensions"):
        rows = rows.prefetch_related(visible_only(name, Dimension))
    rows = rows.prefetch_related(Prefetch("sentences", sentences)).prefetch_related(Prefetch("supports", supports))
    return rows.order_by("order", "key")


def question_record(row: Question) -> QuestionRecord:
    return QuestionRecord(
        key=row.key,
        title=pair(row, "title"),
        from_dimensions=frozenset(one.key for one in row.from_dimensions.all()),
        to_dimensions=frozenset(one.key for one in row.to_dimensions.all()),
        outcomes=frozenset(one.key for one in row.outcomes.all()),
        sides=tuple(side_record(one) for one in row.sides.all()),
        sentences=tuple(sentence_record(one) for one in row.sentences.all()),
        supports=tuple(support_record(support) for support in row.supports.all()),
        written_on=row.written_on,
        review_by=row.review_by,
        signed_by=row.signed_by,
    )


def side_record(row: QuestionSide) -> SideRecord:
    categories = frozenset(end(category.dimension, category) for category in row.categories.all())
    outcomes = frozenset(outcome.key for outcome in row.outcomes.all())
    return SideRecord(row.key, pair(row, "label"), categories, outcomes, row.speaks_for)


def sentence_record(row: QuestionSentence) -> SentenceRecord:
    return SentenceRecord(row.kind, pair(row, "text"), tuple(one.finding.key for one in row.carriers.all()))


def support_record(row: QuestionSource) -> SupportRecord:
    short = cited_as(row.source.authors, row.source.year)
    return SupportRecord(row.source.key, short, pair(row, "can"), pair(row, "cannot"), place_cited(row.citation))
