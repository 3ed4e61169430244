"""The model map as a figure: offices between specialist and generalist, by number of staff, and how they moved."""

from collections.abc import Sequence
from math import log10
from typing import Any

from django.utils.translation import gettext as _

from offices.explore.model_map.arrows import with_movements
from offices.explore.model_map.places import Mark, Span, drifts, movements, span_of, spread_out
from offices.figure.naming import with_names_placed
from offices.figure.narrow import row_height, rows_above, turned
from offices.figure.parts import Spot, followed, hover, marker, range_bars
from offices.figure.text import broken
from offices.figure.theme import NARROW, PALETTE, WIDE, Figure, above, band, escaped, grid, layout, title

SYMBOLS = {"one_leader": "circle", "two_leaders": "square", "": "diamond"}
TICKS = tuple(step * 10**power for power in range(5) for step in (1, 2, 5))
APART, APART_NARROW = 0.16, 0.32
"""How far apart marks at the same place stand, in steps of the scale."""
HEIGHT, LEFT, RIGHT = 460, 64, 16
"""Of the picture and its margins, in pixels."""
HALF_BAND = 0.3
"""How far the band of marks without a number reaches to both sides of them, on the axis' scale."""


def map_figure(found: Sequence[Mark], scale: Sequence[str], narrow: bool = False) -> Figure:
    """The map as a Plotly figure, over the names of the scale's steps. On a phone the scale leads upwards."""
    off_scale, span = len(scale), span_of(found)
    spots = spread_out(found, off_scale, span, APART_NARROW if narrow else APART)
    traces = [
        leadership_trace(chosen, leadership, name, spots)
        for leadership, name in leadership_names().items()
        if (chosen := [mark for mark in found if known(mark.leadership) == leadership])
    ]
    wide = {"data": traces, "layout": layout(height=HEIGHT, **map_axes(scale, found, span))}
    made = on_phone(wide) if narrow else on_desk(wide)
    drifting = [(spots[id(mark)], mark.way) for mark in drifts(found)]
    return with_names_placed(with_movements(made, list(movements(found, spots)), drifting, is_turned=narrow))


def on_desk(figure: Figure) -> Figure:
    """Across the scale, its words in as many lines as fit below; upwards the staff."""
    own = figure["layout"]
    labels = own["xaxis"]["ticktext"]
    slot = (WIDE - LEFT - RIGHT) / (len(labels) + 0.1)
    xaxis = {**own["xaxis"], "ticktext": [broken(label, slot - 8, 12) for label in labels]}
    staff = above(own["yaxis"]["title"]["text"], LEFT)
    xaxis["title"] = title(_("from specialist to generalist"))
    more = {"xaxis": xaxis, "yaxis": {**own["yaxis"], "title": {"text": ""}}, "annotations": [staff]}
    return {**figure, "layout": {**own, **more, "margin": {"l": LEFT, "r": RIGHT, "t": 34, "b": 70}}}


def on_phone(figure: Figure) -> Figure:
    """Upwards the scale, its words above each row; across the staff."""
    made = turned(figure)
    own = made["layout"]
    labels = [broken(label, NARROW - 20, 12) for label in own["yaxis"]["ticktext"]]
    low, high = own["yaxis"]["range"]
    yaxis = {**own["yaxis"], "ticktext": labels, "title": {"text": ""}, "range": [low - 0.1, high]}
    size = {"width": NARROW, "height": row_height(labels, 68) * len(labels) + 80}
    margin = {"l": 6, "r": 10, "t": 6, "b": 60}
    return rows_above({**made, "layout": {**own, **size, "yaxis": yaxis, "margin": margin}}, gap=22)


def leadership_names() -> dict[str, str]:
    return {"one_leader": _("one leader"), "two_leaders": _("two leaders"), "": _("leadership: no value")}


def known(leadership: str) -> str:
    return leadership if leadership in SYMBOLS else ""


def leadership_trace(chosen: Sequence[Mark], leadership: str, name: str, spots: dict[int, Spot]) -> dict[str, Any]:
    """The marks of one leadership, open for what was told afterwards and for vignettes.

    Written as a plain dictionary: Plotly's objects take milliseconds to be made.
    """
    symbols = [SYMBOLS[leadership] if mark.is_seen else f"{SYMBOLS[leadership]}-open" for mark in chosen]
    colour = {"one_leader": PALETTE["one"], "two_leaders": PALETTE["two"]}.get(leadership, PALETTE["unknown"])
    return {
        "type": "scatter",
        "x": [spots[id(mark)][0] for mark in chosen],
        "y": [spots[id(mark)][1] for mark in chosen],
        "mode": "markers+text",
        "name": name,
        "text": [mark_name(mark) for mark in chosen],
        "textfont": {"size": [13 if mark.is_latest else 11 for mark in chosen]},
        "cliponaxis": False,
        **followed([mark.url for mark in chosen], [hover(*mark.told) for mark in chosen]),
        "marker": {**marker(colour, symbols, [15 if mark.is_latest else 11 for mark in chosen]), "opacity": 1},
        "error_y": range_bars(map(staff_reach, chosen), colour),
    }


def staff_reach(mark: Mark) -> tuple[float | None, float | None]:
    """How far the mark's bar goes down and up, on the axis' scale; an open bound goes a fixed way, a figure nowhere."""
    number, height = mark.staff, mark.height
    if number is None or height is None or number.low == number.high:
        return None, None
    up = log10(float(number.high)) - height if number.high else 0.08
    down = height - log10(float(number.low)) if number.low else 0.08
    return round(max(down, 0), 4), round(max(up, 0), 4)


def mark_name(mark: Mark) -> str:
    """One mark is one office and carries its name; of an earlier phase with the phase."""
    name = escaped(mark.name)
    return name if mark.is_latest else f"{name}:<br>{escaped(mark.phase)}"


def map_axes(scale: Sequence[str], found: Sequence[Mark], span: Span) -> dict[str, Any]:
    """The model scale across, staff upwards (logarithmic), each with a place for what has no value."""
    labels = [*scale, *([_("no value")] if any(mark.place is None for mark in found) else [])]
    ticks = [tick for tick in TICKS if span.low - 0.01 <= log10(tick) <= span.high + 0.01]
    values, words, low, bands = [*map(log10, ticks)], [*map(str, ticks)], span.low - 0.1, []
    if any(mark.height is None for mark in found):
        values, words, low = [span.band, *values], [_("no<br>number"), *words], span.band - HALF_BAND
        bands = [band("y", low, span.band + HALF_BAND)]
    return {
        "xaxis": {"tickvals": list(range(len(labels))), "ticktext": labels,
                  "range": [-0.45, len(labels) - 1 + 0.45], **grid()},
        "yaxis": {"tickvals": values, "ticktext": words, "range": [low, span.high + 0.1],
                  "title": title(_("full-time equivalents or employees")), **grid()},
        "shapes": bands,
    }  # fmt: skip
