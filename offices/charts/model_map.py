"""The model map: where offices stand between specialist and generalist, by number of staff, and how they moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from typing import Any

import plotly.graph_objects as go
from django.utils.translation import gettext as _

from offices.charts.theme import PALETTE, SYMBOLS, layout, plain
from offices.records import CodingRecord, DimensionRecord, Number, OfficeRecord, VisitRecord

TICKS = tuple(step * 10**power for power in range(5) for step in (1, 2, 5))
FEWEST, MOST = 5, 200
"""The axis reaches at least from here to there, further where an office is smaller or larger."""
APART = 0.16
"""How far apart marks at the same place stand, in steps of the scale."""
STAFF = ("staff_fte", "staff_headcount")
"""Full-time equivalents first; headcount only where the source gives no other, and the mark says which."""


@dataclass(frozen=True)
class Mark:
    """One office at one visit."""

    office: OfficeRecord
    visit: VisitRecord
    place: int | None
    """On the model scale, from 0; none where the scale has no value."""
    leadership: str
    staff: Number | None
    staff_coding: CodingRecord | None
    scale_coding: CodingRecord | None

    @property
    def is_latest(self) -> bool:
        return self.visit is self.office.latest

    @property
    def height(self) -> float | None:
        """Its place upwards, on the logarithmic axis; none without a number."""
        return log10(max(float(middle(self.staff)), 1)) if self.staff else None


@dataclass(frozen=True)
class Spot:
    """Where a mark stands, and which of the marks at its place it is."""

    across: float
    up: float
    number: int


@dataclass(frozen=True)
class Span:
    """How far the axis of staff reaches; below it is the band of marks without a number."""

    low: float
    high: float

    @property
    def band(self) -> float:
        return self.low - 0.3


def span_of(found: Sequence[Mark]) -> Span:
    """From the smallest office to the largest, and at least from FEWEST to MOST: no mark lies outside."""
    heights = [mark.height for mark in found if mark.height is not None]
    return Span(min([log10(FEWEST), *heights]), max([log10(MOST), *heights]))


def middle(number: Number) -> Any:
    """Where a mark stands: the middle of a range, or the bound that is known."""
    if number.low is not None and number.high is not None:
        return (number.low + number.high) / 2
    return number.low if number.low is not None else number.high


def marks(offices: Sequence[OfficeRecord], dimensions: dict[str, DimensionRecord]) -> list[Mark]:
    """Every visit of the offices that has a place on the scale, or is the latest of its office."""
    return [
        mark
        for office in offices
        for visit in office.visits
        if (mark := make_mark(office, visit, dimensions)).place is not None or mark.is_latest
    ]


def make_mark(office: OfficeRecord, visit: VisitRecord, dimensions: dict[str, DimensionRecord]) -> Mark:
    scale = dimensions["model_scale"]
    on_scale = coded(visit, scale)
    leader = coded(visit, dimensions["leadership"]) if "leadership" in dimensions else None
    staff = next(filter(None, (coded(visit, dimensions[key]) for key in STAFF if key in dimensions)), None)
    place = list(scale.by_key).index(on_scale.category) if on_scale else None
    return Mark(
        office, visit, place, leader.category if leader else "", staff.number if staff else None, staff, on_scale
    )


def coded(visit: VisitRecord, dimension: DimensionRecord) -> CodingRecord | None:
    """The one coded value of the visit, if there is one."""
    return next((coding for coding in visit.cell(dimension) if coding.is_coded), None)


def figure(found: Sequence[Mark], scale: DimensionRecord, urls: dict[str, str]) -> dict[str, Any]:
    """The map as a Plotly figure; a click on a mark leads to `urls[slug]`."""
    off_scale = len(scale.categories)
    span = span_of(found)
    spots = spread_out(found, off_scale, span)
    chart = go.Figure(layout=layout(**axes(scale, off_scale, found, span)))
    for leadership, name in leadership_names().items():
        chosen = [mark for mark in found if known(mark.leadership) == leadership]
        if chosen:
            chart.add_trace(trace(chosen, leadership, name, spots, urls))
    data = chart.to_plotly_json()
    data["layout"]["annotations"] = [*arrows(found, spots), *names(found, spots, off_scale)]
    return data


def leadership_names() -> dict[str, str]:
    return {"one_leader": _("one leader"), "two_leaders": _("two leaders"), "": _("leadership: no value")}


def known(leadership: str) -> str:
    return leadership if leadership in SYMBOLS else ""


def trace(
    chosen: Sequence[Mark], leadership: str, name: str, spots: dict[int, Spot], urls: dict[str, str]
) -> go.Scatter:
    colour = {"one_leader": PALETTE["one"], "two_leaders": PALETTE["two"]}.get(leadership, PALETTE["unknown"])
    return go.Scatter(
        x=[spots[id(mark)].across for mark in chosen],
        y=[spots[id(mark)].up for mark in chosen],
        mode="markers",
        name=name,
        customdata=[urls[mark.office.slug] for mark in chosen],
        text=[hover(mark) for mark in chosen],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "size": [15 if mark.is_latest else 11 for mark in chosen],
            "symbol": [symbol(mark, leadership) for mark in chosen],
            "color": colour,
            "opacity": 1,
            "line": {"width": 2, "color": colour},
        },
        error_y=spread(chosen),
    )


def symbol(mark: Mark, leadership: str) -> str:
    """Open for what was told afterwards and for vignettes, filled for what was seen."""
    seen = mark.visit.basis == "observed" and mark.office.record == "case"
    return SYMBOLS[leadership] if seen else f"{SYMBOLS[leadership]}-open"


def spread(chosen: Sequence[Mark]) -> dict[str, Any]:
    """Ranges as bars; a bound with the other side open points that way."""
    up, down = zip(*(reach(mark) for mark in chosen), strict=True)
    visible = any(up) or any(down)
    bars = {"array": list(up), "arrayminus": list(down), "thickness": 1.5, "width": 4}
    return {"type": "data", "symmetric": False, "visible": visible, **bars}


def reach(mark: Mark) -> tuple[float | None, float | None]:
    """How far the mark's bar goes up and down, on the axis' scale; an open bound goes a fixed way, a figure nowhere."""
    number = mark.staff
    if number is None or number.low == number.high:
        return None, None
    up = log10(float(number.high)) - mark.height if number.high else 0.08
    down = mark.height - log10(float(number.low)) if number.low else 0.08
    return round(max(up, 0), 4), round(max(down, 0), 4)


def spread_out(found: Sequence[Mark], off_scale: int, span: Span) -> dict[int, Spot]:
    """id of mark -> its spot; marks that would cover one another stand a little apart."""
    groups: dict[tuple[int, float], list[Mark]] = {}
    for mark in found:
        place = off_scale if mark.place is None else mark.place
        groups.setdefault((place, span.band if mark.height is None else round(mark.height, 2)), []).append(mark)
    return {
        id(mark): Spot(place + (number - (len(together) - 1) / 2) * APART, up, number)
        for (place, up), together in groups.items()
        for number, mark in enumerate(together)
    }


def hover(mark: Mark) -> str:
    return f"{plain(mark.office.name)}<br>{plain(mark.visit.label)}"


def arrows(found: Sequence[Mark], spots: dict[int, Spot]) -> Iterator[dict[str, Any]]:
    """From each visit of an office to the next one at another place of the scale."""
    for before, after in pairwise(found):
        if before.office.slug == after.office.slug and before.place != after.place:
            yield {
                "x": spots[id(after)].across, "y": spots[id(after)].up,
                "ax": spots[id(before)].across, "ay": spots[id(before)].up,
                "xref": "x", "yref": "y", "axref": "x", "ayref": "y", "showarrow": True, "arrowhead": 2,
                "arrowwidth": 1.5, "arrowcolor": PALETTE["line"], "standoff": 10, "startstandoff": 8, "text": "",
            }  # fmt: skip


def names(found: Sequence[Mark], spots: dict[int, Spot], off_scale: int) -> Iterator[dict[str, Any]]:
    """One mark is one office and carries its name; of an earlier phase smaller, with the phase."""
    for mark in found:
        spot = spots[id(mark)]
        right = spot.across > (off_scale - 1) / 2
        text = plain(mark.office.name) if mark.is_latest else f"{plain(mark.office.name)}:<br>{plain(mark.visit.label)}"
        yield {
            "x": spot.across, "y": spot.up, "text": text, "showarrow": False, "align": "right" if right else "left",
            "font": {"size": 13 if mark.is_latest else 11},
            "xanchor": "right" if right else "left", "yanchor": "bottom", "xshift": -10 if right else 10,
            "yshift": 3 + 28 * spot.number,
        }  # fmt: skip


def axes(scale: DimensionRecord, off_scale: int, found: Sequence[Mark], span: Span) -> dict[str, Any]:
    """The model scale across, staff upwards (logarithmic), each with a place for what has no value."""
    labels = [str(category.label).replace(" ", "<br>", 1) for category in scale.categories]
    places = list(range(off_scale))
    if any(mark.place is None for mark in found):
        places, labels = [*places, off_scale], [*labels, _("no value")]
    ticks = [tick for tick in TICKS if span.low - 0.01 <= log10(tick) <= span.high + 0.01]
    grid = {"gridcolor": "rgba(128,128,128,.25)", "zeroline": False, "fixedrange": True}
    return {
        "xaxis": {"tickvals": places, "ticktext": [plain_label(label) for label in labels],
                  "range": [-0.4, places[-1] + 0.4], "title": {"text": _("specialist → generalist")}, **grid},
        "yaxis": {"tickvals": [span.band, *map(log10, ticks)],
                  "ticktext": [_("no<br>number"), *map(str, ticks)], "range": [span.band - 0.1, span.high + 0.1],
                  "title": {"text": _("full-time equivalents or employees")}, **grid},
        "height": 480,
    }  # fmt: skip


def plain_label(label: str) -> str:
    """A label whose only markup is the line break put in here."""
    return plain(label).replace("&lt;br&gt;", "<br>")
