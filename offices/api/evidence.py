"""Findings and indicators as the API's plain dictionaries. No queries, no HTTP."""

from typing import Any

from offices.api.serialise import Json, citation, number
from offices.data.findings import FindingRecord, IndicatorRecord, MeasurementRecord, PlaceRecord
from offices.data.records import End
from offices.evidence.indicators.words import indicators_url
from offices.wording.findings import finding_url


def finding_row(finding: FindingRecord) -> Json:
    return {
        "id": finding.key,
        "statement": str(finding.statement),
        "theme": finding.theme,
        "antecedent": end(finding.antecedent),
        "consequent": end(finding.consequent),
        "direction": finding.direction,
        "kind": finding.kind,
        "basis": finding.basis,
        "speaker": list(finding.speakers),
        "strength": str(finding.strength),
        "note": str(finding.note),
        "sources": [source(one) for one in finding.places],
        "offices": list(finding.offices),
        "dimensions": list(finding.dimensions),
        "contradicts": [{"id": key, "why": str(why)} for key, why in finding.contradicts],
        "url": finding_url(finding.key),
    }


def end(one: End) -> dict[str, str | None] | None:
    """An outcome, or a dimension with maybe a category; null where the finding has no such end."""
    if one.outcome:
        return {"outcome": one.outcome}
    return {"dimension": one.dimension, "category": one.category or None} if one else None


def source(one: PlaceRecord) -> Json:
    """The study that found it, and where it was read."""
    return {"study": one.study, "second_hand": one.second_hand, **(citation(one.citation) or {})}


def indicator_row(indicator: IndicatorRecord) -> Json:
    return {
        "key": indicator.key,
        "text": str(indicator.text),
        "theme": indicator.theme,
        "unit": str(indicator.unit),
        "polarity": indicator.polarity,
        "dimension": indicator.end.dimension or None,
        "category": indicator.end.category or None,
        "outcome": indicator.outcome or None,
        "note": str(indicator.note),
        "measurements": [measurement(one, indicator) for one in indicator.measurements],
        "url": indicators_url(indicator.key),
    }


def measurement(one: MeasurementRecord, indicator: IndicatorRecord) -> Json:
    """`year` is the first one, `years` the span; a quantity that the source gives only in words has no number."""
    said: dict[str, Any] = {
        "key": one.key,
        "year": one.year_low,
        "years": {"low": one.year_low, "high": one.year_high},
        "group": str(one.group),
        "number": number(one.number, str(indicator.unit)),
        "words": str(one.words),
        "base": str(one.base),
        "study": one.study,
        "second_hand": one.second_hand,
        "not_comparable": str(one.not_comparable),
        "note": str(one.note),
        "citations": [citation(one.citation)],
    }
    return said
