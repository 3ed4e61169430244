"""A figure made fit for a phone: turned, or with the names of its rows above them. Figures in, figures out."""

from typing import Any

from offices.figure.text import LEADING, lines
from offices.figure.theme import Figure

SWAPPED = {"x": "y", "error_x": "error_y", "ax": "ay", "xref": "yref", "axref": "ayref", "x0": "y0", "x1": "y1"}
"""What changes places when across becomes up, besides the axes."""
EITHER_WAY = {**SWAPPED, **{value: key for key, value in SWAPPED.items()}}
ROW_SIZE = 12


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
