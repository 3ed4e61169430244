"""A figure as a still picture: inline SVG from the very data that Plotly gets, only what our figures use."""

from typing import Any

from offices.figure.frame import Frame
from offices.figure.still.axes import axes_svg
from offices.figure.still.bars import bars_svg
from offices.figure.still.drawable import Undrawable, check_drawable
from offices.figure.still.notes import notes_svg, shapes_svg
from offices.figure.still.svg import attribute, px
from offices.figure.still.traces import line_svg, marks_svg
from offices.figure.theme import Figure

__all__ = ["Undrawable", "check_drawable", "still"]


def still(figure: Figure, words: str) -> str:
    """The picture, described by `words` to whoever does not see it.

    Colours are classes (static/css/charts.css), never attributes of style: the content policy allows none, and light,
    dark, print and high contrast follow by style alone. Each mark is a link, out of the order of the tab key: the table
    below has the same links, and dozens of stops more would help nobody. A group, not an image, since an image has no
    links in it; what only the eye needs is hidden from the others.
    """
    layout = figure["layout"]
    frame = Frame.of(layout)
    below, above = layers(figure)
    lines = [line_svg(trace, frame) for trace in below]
    drawn = [DRAWERS[trace["type"]](trace, frame) for trace in above]
    inside = "".join([shapes_svg(layout, frame), axes_svg(layout, frame), *lines, *notes_svg(layout, frame), *drawn])
    wide, high = px(frame.width), px(frame.height)
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    return f'<svg {size} role="group" aria-label="{attribute(words)}">{inside}</svg>'


DRAWERS = {"bar": bars_svg, "scatter": marks_svg}


def layers(figure: Figure) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Lines, which lie below, and what can be followed."""
    below = [trace for trace in figure["data"] if trace.get("mode") == "lines"]
    return below, [trace for trace in figure["data"] if trace.get("mode") != "lines"]
