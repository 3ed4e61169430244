"""Records as the API's plain dictionaries, in the language of the request. No queries, no HTTP."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse

from offices.compare.notices import notices
from offices.compare.rows import Comparison, Row
from offices.data.records import (
    CaveatRecord,
    CitationRecord,
    CodingRecord,
    DimensionRecord,
    MatchRecord,
    Number,
    OfficeRecord,
    VisitRecord,
)
from offices.explore.crosstab.counts import Crosstab
from offices.matrix.counting import Match, facet_counts
from offices.matrix.matrix import Column, Matrix, OfficeRow
from offices.matrix.selection import Selection
from offices.wording.statements import place

Json = dict[str, Any]


def office_line(office: OfficeRow | OfficeRecord) -> Json:
    return {
        "slug": office.slug,
        "name": str(office.name),
        "record": office.record,
        "anonymised": office.anonymised,
        "url": reverse("offices:office-detail", args=[office.slug]),
    }


def office_detail(office: OfficeRecord, dimensions: dict[str, DimensionRecord]) -> Json:
    return {
        **office_line(office),
        "possibly_same_as": [match(one) for one in office.possibly_same_as],
        "caveats": [caveat(one) for one in office.caveats],
        "visits": [visit(one, order, dimensions) for order, one in enumerate(office.visits)],
    }


def match(one: MatchRecord) -> Json:
    return {"slug": one.slug, "record": one.record, "reason": str(one.reason), "citation": citation(one.citation)}


def visit(one: VisitRecord, order: int, dimensions: dict[str, DimensionRecord]) -> Json:
    return {
        "key": one.key,
        "label": str(one.label),
        "order": order,
        "basis": one.basis,
        "months_open": {"low": plain(one.months_low), "high": plain(one.months_high)},
        "years": {"low": one.year_low, "high": one.year_high},
        "codings": [coding(row, dimensions[row.dimension]) for row in one.codings],
    }


def coding(row: CodingRecord, dimension: DimensionRecord) -> Json:
    return {
        "dimension": row.dimension,
        "part": {"key": row.part.key, "kind": row.part.kind, "name": str(row.part.name)},
        "status": row.status,
        "category": row.category or None,
        "holds": row.holds,
        "where": str(row.where),
        "number": number(row.number, str(dimension.unit)),
        "text": str(row.text),
        "account": row.account,
        "account_line": row.account_line,
        "certainty": row.certainty,
        "inferred_from": str(row.inferred_from),
        "realisation": row.realisation,
        "shown": row.shown,
        "why_shown": str(row.why_shown),
        "note": str(row.note),
        "citations": [citation(one) for one in row.citations],
    }


def number(one: Number | None, unit: str) -> Json | None:
    if one is None:
        return None
    return {"low": plain(one.low), "high": plain(one.high), "comparator": one.comparator, "unit": unit}


def plain(number: Decimal | None) -> float | None:
    """A JSON number; a coding has at most twelve digits, which a float holds exactly enough to print the same."""
    return None if number is None else float(number)


def citation(one: CitationRecord | None) -> Json | None:
    return {"source": one.source, "locator": place(one).locator} if one else None


def caveat(one: CaveatRecord) -> Json:
    return {"kind": one.kind, "text": str(one.text), "citation": citation(one.citation)}


def facets(matrix: Matrix, selection: Selection, match: Match) -> Json:
    counts = facet_counts(matrix, selection)
    return {
        "count": match.count,
        "n_offices": match.n_offices,
        "dimensions": [
            facet(column, counts[key], selection.choices.get(key, ())) for key, column in matrix.facets.items()
        ],
    }


def facet(column: Column, counts: dict[str, int], chosen: Sequence[str]) -> Json:
    dimension = column.dimension
    return {
        "key": dimension.key,
        "label": str(dimension.label),
        "categories": [
            {"key": one.key, "label": str(one.label), "count": counts[one.key], "selected": one.key in chosen}
            for one in dimension.categories
        ],
        "missing": [{"status": word, "count": counts[word], "selected": word in chosen} for word in column.missing],
    }


def crosstab(table: Crosstab) -> Json:
    """The cells that hold anything; an absent pair is an empty cell."""
    return {
        "x": table.x.dimension.key,
        "y": table.y.dimension.key,
        "n": table.n,
        "cells": [
            {
                "x": x,
                "y": y,
                "count": cell.count,
                "n_offices": cell.n_offices,
                "offices": [office.slug for office in cell.offices],
            }
            for (x, y), cell in table.cells.items()
            if cell.count
        ],
    }


def comparison(found: Comparison) -> Json:
    return {
        "offices": [office_line(case.office) for case in found.cases],
        "rows": [compare_row(row, found) for row in found.rows],
        "notices": [
            {
                "code": notice.code,
                "text": f"{notice.title}. {notice.text}",
                "dimensions": list(notice.keys),
                "reasons": [caveat(one) for one in notice.told.warnings],
            }
            for notice in notices(found)
        ],
    }


def compare_row(row: Row, found: Comparison) -> Json:
    cells = {
        case.office.slug: [coding(one, row.dimension) for one in (*cell, *beside)]
        for case, cell, beside in zip(found.cases, row.cells, row.elsewhere, strict=True)
    }
    label = str(row.dimension.label)
    return {"dimension": row.dimension.key, "label": label, "verdict": row.verdict.value, "cells": cells}


def dimension_row(dimension: DimensionRecord, group: str) -> Json:
    return {
        "key": dimension.key,
        "group": group,
        "label": str(dimension.label),
        "definition": str(dimension.definition),
        "scale": dimension.scale,
        "unit": str(dimension.unit),
        "note": str(dimension.note),
        "union_of_part": dimension.union_of_part,
        "citation": citation(dimension.citation),
        "categories": [
            {
                "key": one.key,
                "label": str(one.label),
                "definition": str(one.definition),
                "named_by_source": one.named_by_source,
                "order_inferred": one.order_inferred,
                "citation": citation(one.citation),
            }
            for one in dimension.categories
        ],
        "url": reverse("offices:dimension-detail", args=[dimension.key]),
    }
