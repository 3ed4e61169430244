"""Leadership and services in 2008, from one study of agreements: words, n, base and rows. No queries, no HTML."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence, IndicatorRecord
from offices.data.records import Pair
from offices.evidence.indicators.chart import Line, Point, is_share
from offices.evidence.indicators.words import IndicatorRow, indicator_rows, measured_words
from offices.evidence.shares.chart import shares_figure
from offices.figure.chart import Chart
from offices.figure.linear import is_point
from offices.matrix.matrix import Matrix
from offices.wording.computed import Ground, Sentence, computed, mid_sentence
from offices.wording.findings import source_url
from offices.wording.numbers import number_words

STUDY, YEAR = "monkerud2008", 2008
IN_TITLE = 3
"""Shares that the title of the chart names."""


@dataclass(frozen=True, kw_only=True)
class Shares(Chart[list[IndicatorRow]]):
    title: str
    study: str
    source_url: str
    others: list[IndicatorRow]
    """What the study gives in words, or as another kind of number."""


def shares(evidence: Evidence, matrix: Matrix, language: str) -> Shares | None:
    """What the study says of that year; kept for the edition of the data and the language. None without any share."""
    found = sorted(of_study(evidence), key=lambda one: order(one, evidence, matrix))
    drawn = [one for one in found if one.measurements[0].number and is_share(str(one.unit))]
    if not drawn:
        return None
    lines, unit = [line for one in drawn for line in share_lines(one)], str(drawn[0].unit)
    names = _("share"), _("range over several services; the share of each is not known")
    return Shares(
        id="shares-2008",
        draw=lambda is_narrow: shares_figure(lines, unit, names, is_narrow),
        title=_("Leadership and services in 2008"),
        caption=shares_title(drawn, unit, matrix),
        sentence=shares_sentence(drawn),
        sources=retold_sources(drawn),
        study=str(drawn[0].measurements[0].cited_as),
        source_url=source_url(STUDY),
        table=indicator_rows(drawn, evidence, matrix),
        others=indicator_rows([one for one in found if one not in drawn], evidence, matrix),
    )


def shares_title(drawn: Sequence[IndicatorRecord], unit: str, matrix: Matrix) -> Sentence:
    """The first shares that are one figure, each with the category that it is of, in the order of the chart."""
    found = [
        (one.key, mid_sentence(label), number_words(number))
        for one in drawn
        if (number := one.measurements[0].number) and is_point(number) and (label := category_label(one, matrix))
    ][:IN_TITLE]
    words = {
        "year": YEAR,
        "shares": "; ".join(f"{label} {number}" for _key, label, number in found),
        "unit": unit,
    }
    return computed(_("%(year)s: %(shares)s %(unit)s") % words, [Ground(key) for key, _label, _number in found])


def category_label(indicator: IndicatorRecord, matrix: Matrix) -> str:
    dimension = matrix.dimensions.get(indicator.end.dimension)
    category = dimension.by_key.get(indicator.end.category) if dimension else None
    return str(category.label) if category else ""


def of_study(evidence: Evidence) -> Iterator[IndicatorRecord]:
    """The indicators with just this study's measurement of the year; what it cannot be set beside is not there."""
    for indicator in evidence.indicators.values():
        for one in indicator.measurements:
            if one.study == STUDY and one.year_low == YEAR:
                yield replace(indicator, measurements=(replace(one, not_comparable=Pair()),))


def order(indicator: IndicatorRecord, evidence: Evidence, matrix: Matrix) -> tuple[int, int, str]:
    """By theme and codebook, never by the figure: it is no ranking."""
    dimension = matrix.dimensions.get(indicator.end.dimension)
    keys = list(dimension.by_key) if dimension else []
    place = keys.index(indicator.end.category) if indicator.end.category in keys else len(keys)
    return list(evidence.themes).index(indicator.theme), place, indicator.key


def share_lines(indicator: IndicatorRecord) -> Iterator[Line]:
    """Its one measurement, where that is a number."""
    one = indicator.measurements[0]
    if one.number:
        point = Point("", one.number, f"{measured_words(one, indicator)}; {one.cited_as}", False)
        yield Line(str(indicator.text), f"#{indicator.key}", (point,))


def retold_sources(drawn: Sequence[IndicatorRecord]) -> str:
    """The study, and the text that it was read in where that is another."""
    measured = [one.measurements[0] for one in drawn]
    places = {(str(one.cited_as), str(one.citation.cited_as)) for one in measured}
    told = _("%(study)s, as told in %(text)s")
    named = [study if study == text else told % {"study": study, "text": text} for study, text in sorted(places)]
    return "; ".join(named)


def shares_sentence(drawn: Sequence[IndicatorRecord]) -> Sentence:
    """How many shares and ranges, of which base, and what they do not say."""
    measured = [one.measurements[0] for one in drawn]
    n = sum(one.number is not None and is_point(one.number) for one in measured)
    base = Counter(str(one.base) for one in measured).most_common(1)[0][0].rstrip(".")
    parts = [
        ngettext("%(n)s share, drawn as a dot.", "%(n)s shares, each drawn as a dot.", n) % {"n": n},
        ngettext(
            "%(n)s service of which only a range over several services is known: the striped bar is that range, and no "
            "place in it is a value.",
            "%(n)s services of which only one range over all of them is known: the striped bar is that range, and no "
            "place in it is a value.",
            len(drawn) - n,
        )
        % {"n": len(drawn) - n},
        _("What the other municipalities have is not stated."),
        _("Base: %(base)s.") % {"base": base},
    ]
    words = " ".join(part for place, part in enumerate(parts) if place != 1 or n < len(drawn))
    return computed(words, [Ground(one.key) for one in drawn])
