"""Figures of rows, and figures made fit for a phone: turned, or with the names of their rows above them."""

from collections.abc import Sequence
from typing import Any

from offices.figure.text import LEADING, broken, lines, width
from offices.figure.theme import NARROW, WIDE, Figure, grid

SWAPPED = {"x": "y", "error_x": "error_y", "ax": "ay", "xref": "yref", "axref": "ayref", "x0": "y0", "x1": "y1"}
"""What changes places when across becomes up, besides the axes."""
EITHER_WAY = {**SWAPPED, **{value: key for key, value in SWAPPED.items()}}
ROW_SIZE = 12
LABEL = 290
"""Widest words of a row beside the axis, in pixels."""
ROW_HEIGHT, ROW_NARROW = 58, 42
"""From row to row in pixels; on a phone what is below the words of the row."""


def turned(figure: Figure) -> Figure:
    """The same figure with across and up exchanged; margins and size are the caller's."""
    layout = figure["layout"]
    own = {
        "xaxis": layout["yaxis"],
        "yaxis": layout["xaxis"],
        "annotations": [swapped(one) for one in layout.get("annotations", ())],
        "shapes": [swapped(one) for one in layout.get("shapes", ())],
    }
    return {"data": [swapped(trace) for trace in figure["data"]], "layout": {**layout, **own}}


def swapped(part: dict[str, Any]) -> dict[str, Any]:
    return {EITHER_WAY.get(key, key): {"x": "y", "y": "x"}.get(value, value) if "ref" in key else value
            for key, value in part.items()}  # fmt: skip


def rows_above(figure: Figure, gap: int = 10) -> Figure:
    """The names of the rows above their lines, from the left edge of the plot, instead of left of it."""
    layout = figure["layout"]
    axis = layout["yaxis"]
    names = [row_name(text, up, gap) for text, up in zip(axis["ticktext"], axis["tickvals"], strict=True)]
    own = {
        "yaxis": {**axis, "ticktext": [""] * len(names), "automargin": False},
        "annotations": [*layout.get("annotations", ()), *names],
    }
    return {**figure, "layout": {**layout, **own}}


def row_name(text: str, up: float, gap: int) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "y": up, "yref": "y", "xanchor": "left", "yanchor": "bottom", "yshift": gap}
    return {**place, "text": text, "align": "left", "showarrow": False, "font": {"size": ROW_SIZE}}


def row_height(labels: list[str], least: int) -> int:
    """Pixels from row to row, so that the longest name has room above its line."""
    return round(max(len(lines(label)) for label in labels) * ROW_SIZE * LEADING) + least if labels else least


def row_layout(names: Sequence[str], narrow: bool) -> dict[str, Any]:
    """The upward axis and the size of a figure that has a row for each name, the first at the bottom.

    On a phone `rows_above` then puts the names above their rows.
    """
    labels = [broken(name, NARROW - 12 if narrow else LABEL, ROW_SIZE) for name in names]
    row = row_height(labels, ROW_NARROW) if narrow else max(ROW_HEIGHT, row_height(labels, 12))
    low, high = (0.4, 0.15) if narrow else (0.6, 0.4)
    return {
        "yaxis": {"tickvals": [*range(len(labels))], "ticktext": labels, "range": [-low, len(labels) - high], **grid()},
        "width": NARROW if narrow else WIDE,
        "height": 70 + row * len(labels),
        "margin": {"l": 6 if narrow else max(width(one, ROW_SIZE) for one in labels) + 16, "r": 26, "t": 10, "b": 58},
    }
