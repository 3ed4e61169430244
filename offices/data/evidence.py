"""Reading the visible findings, indicators and questions as records. No filtering here."""

from collections import defaultdict
from typing import Any

from django.db.models import Prefetch, QuerySet

from offices.data.codebook import cited_as, pair, place_cited
from offices.data.editions import Edition
from offices.data.findings import (
    End,
    Evidence,
    FamilyRecord,
    FindingRecord,
    IndicatorRecord,
    MeasurementRecord,
    OutcomeRecord,
    PlaceRecord,
    QuestionRecord,
    SpeakerRecord,
    SupportRecord,
    ThemeRecord,
)
from offices.data.records import Number, Pair
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
    QuestionSource,
    Source,
    Speaker,
    Theme,
)


def read_evidence(edition: Edition) -> Evidence:
    """All of it, in about twenty queries, however much there is; a part of the edition."""
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
        published={row.key: row.year for row in sources},
        sources={row.key: cited_as(row.authors, row.year) for row in sources},
    )


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
    supports = QuestionSource.objects.visible().select_related("source", "citation__source").order_by("order")
    sides = (Prefetch(side, Category.objects.visible().select_related("dimension")) for side in ("one", "other"))
    rows = Question.objects.visible().prefetch_related(*sides).prefetch_related(Prefetch("supports", supports))
    return rows.order_by("order", "key")


def question_record(row: Question) -> QuestionRecord:
    return QuestionRecord(
        key=row.key,
        title=pair(row, "title"),
        side=pair(row, "side"),
        other_side=pair(row, "other"),
        answer=pair(row, "answer"),
        one=frozenset(end(category.dimension, category) for category in row.one.all()),
        other=frozenset(end(category.dimension, category) for category in row.other.all()),
        supports=tuple(support_record(support) for support in row.supports.all()),
    )


def support_record(row: QuestionSource) -> SupportRecord:
    short = cited_as(row.source.authors, row.source.year)
    return SupportRecord(row.source.key, short, pair(row, "can"), pair(row, "cannot"), place_cited(row.citation))
