"""/styleguide/: every token and component with real rows, for those who build the site. Nothing a reader needs.

It is there where DEBUG or STYLEGUIDE is on; elsewhere a 404. tests/browser/test_gallery.py takes its pictures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse

from offices.browse.facts import facts
from offices.browse.lines import line
from offices.browse.panel import filter_panel
from offices.compare.notices import notices
from offices.compare.rows import Comparison, Group, compare_cases
from offices.compare.words import compare_table
from offices.data.case import Case
from offices.data.findings import Evidence
from offices.data.offices import load_offices, whole_offices
from offices.evidence.indicators.words import indicator_rows
from offices.explore.crosstab.counts import crosstab
from offices.explore.crosstab.words import crosstab_table
from offices.explore.model_map.words import DIMENSIONS, model_map
from offices.matrix.filters import ParameterError
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.page.fields import Fields
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.errors import error_texts
from offices.wording.facets import chips
from offices.wording.findings import finding_cards

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PAGE = "{% extends"
COMMENT = re.compile(r"\{# (.*?) #\}", re.S)
MACRO = re.compile(r"\{% macro (\w+)")

COMPARED = ("lillevik", "storvik")
VIGNETTE = "afi10-case-b"
ROWS = ("leadership", "leader_employer", "model_scale", "staff_headcount", "municipality_population")
"""Rows in which every sign occurs: stated, vague, inferred, missing, planned, different, not comparable."""
N_NOTICES = 3
BASES = ("measured", "told")
CASES = Selection({"record": ("case",)})
CHOSEN = Selection(choices={"leadership": ("one_leader",), "office_size": ("small", "medium")})


@dataclass(frozen=True)
class Component:
    """A template that others import macros of, with the comment that it opens with."""

    name: str
    says: str
    macros: tuple[str, ...]


@view(checks=False)
def gallery(page: Page) -> HttpResponse:
    """The whole gallery; `?compare=` shows the tray, as on every page."""
    if not settings.STYLEGUIDE:
        raise Http404
    context = {"components": components(), **of_offices(page.matrix), **of_evidence(page.matrix, page.evidence)}
    error = ParameterError("leadership", "“leadership” cannot be “three”.", ("one_leader", "two_leaders"))
    wrong = {"messages": list(error_texts([error])), "n_more_messages": 0, "fields": Fields()}
    return answer(page, "site/gallery.jinja", {**context, "wrong": wrong})


def components() -> tuple[Component, ...]:
    """Every template with macros that is no page itself, but for the panel's."""
    public = (path for path in sorted(TEMPLATES.rglob("*.jinja")) if "admin" not in path.relative_to(TEMPLATES).parts)
    found = ((path, path.read_text(encoding="utf-8")) for path in public)
    return tuple(component(path, text) for path, text in found if PAGE not in text and "<html" not in text)


def component(path: Path, text: str) -> Component:
    comment = COMMENT.match(text)
    name = path.relative_to(TEMPLATES).with_suffix("").as_posix()
    return Component(name, comment[1] if comment else "", tuple(MACRO.findall(text)))


def of_offices(matrix: Matrix) -> dict[str, Any]:
    """Values, tables, cards, filters and a chart of the two offices that were studied together, and a vignette."""
    found = whole_offices(matrix.edition, [slug for slug in (*COMPARED, VIGNETTE) if slug in matrix.first_row])
    pair = [office for office in found if office.slug in COMPARED]
    dimensions = matrix.dimensions
    return {
        "table": small_table(pair, matrix) if len(pair) == len(COMPARED) else None,
        "facts": facts(found[0].latest, matrix.groups)[4:] if found else [],
        "caveats": found[0].caveats if found else (),
        "lines": [line(one, dimensions) for one in found],
        "chips": chips(matrix, CHOSEN, "", []),
        "panel": filter_panel(matrix, CHOSEN),
        "cross": crosstab_table(crosstab(matrix, CASES, "organisation_model", "leadership"), CASES, {}),
        "map": model_map(load_offices(matrix.edition, COMPARED, dimensions=DIMENSIONS), dimensions),
    }


def small_table(pair: list[Any], matrix: Matrix) -> Any:
    """A comparison of few rows, with the first of its notices."""
    whole = compare_cases([Case(office, office.latest) for office in pair], matrix.groups)
    few = Comparison(whole.cases, tuple(kept(whole)))
    table = compare_table(few, few)
    return replace(table, notices=notices(whole)[:N_NOTICES])


def kept(comparison: Comparison) -> Iterator[Group]:
    for group in comparison.groups:
        rows = tuple(row for row in group.rows if row.dimension.key in ROWS)
        if rows:
            yield Group(group.group, rows)


def of_evidence(matrix: Matrix, evidence: Evidence) -> dict[str, Any]:
    """A finding that was measured, one that was told, and a figure of two years."""
    findings = {one.basis: one for one in reversed(evidence.findings.values())}
    figures = [one for one in evidence.indicators.values() if len(one.measurements) == 2]
    return {
        "findings": finding_cards(evidence, matrix, [findings[key] for key in BASES if key in findings]),
        "figures": indicator_rows(figures[:1], evidence, matrix),
    }
