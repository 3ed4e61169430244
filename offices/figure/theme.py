"""What all charts share: colours as tokens, the layout in two widths, escaping of names. No figure of its own."""

from typing import Any

from django.utils.formats import get_format

Figure = dict[str, Any]
"""A Plotly figure as a plain dictionary: `data` (traces) and `layout`."""

PALETTE = {
    "one": "var(--c1)",
    "two": "var(--c2)",
    "unknown": "var(--c-missing)",
    "line": "var(--c-line)",
    "grid": "var(--c-grid)",
}
"""Tokens of static/css/tokens.css: the still takes them by class, charts.js puts in what they are at the moment."""
COLOURS = tuple(f"var(--c{number})" for number in range(1, 7))
"""For things without an order; apart for colour-blind readers and in grey, and the shape always says the same."""
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star")

WIDE, NARROW = 760, 320
"""Widths in pixels that figures are laid out for: beside a desk, and on a phone. The style shows one of them."""


def escaped(text: object) -> str:
    """Plotly reads labels as simple HTML, so what comes from the database is escaped."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def layout(**own: Any) -> dict[str, Any]:
    """The layout every figure starts from; `own` wins. Ink and font are set from the page's tokens by charts.js.

    There is no legend: the page prints one for the still and the interactive chart alike (signs.py).
    """
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "width": WIDE,
        "margin": {"l": 70, "r": 20, "t": 20, "b": 60},
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "separators": get_format("DECIMAL_SEPARATOR") + get_format("THOUSAND_SEPARATOR"),
        **own,
    }


def grid() -> dict[str, Any]:
    """What both axes of every figure have."""
    ticks = {"ticks": "outside", "ticklen": 5, "tickcolor": "rgba(0,0,0,0)", "tickangle": 0, "tickfont": {"size": 12}}
    return {"gridcolor": PALETTE["grid"], "zeroline": False, "fixedrange": True, **ticks}


def title(label: str) -> dict[str, Any]:
    """The title of an axis."""
    return {"text": label, "font": {"size": 12}, "standoff": 10}


def above(label: str, left: float) -> dict[str, Any]:
    """The title of the upward axis as a line above the plot, `left` pixels before it: read without turning the head."""
    own = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return {
        **own,
        "text": label,
        "align": "left",
        "showarrow": False,
        "font": {"size": 12},
        "xshift": -left,
        "yshift": 8,
    }


def band(axis: str, low: float, high: float) -> dict[str, Any]:
    """The strip of what has no value on the axis `x` or `y`, apart from the axis by its ground."""
    other = "y" if axis == "x" else "x"
    ends = {f"{axis}0": low, f"{axis}1": high, f"{other}0": 0, f"{other}1": 1, f"{other}ref": "paper"}
    look = {"fillcolor": PALETTE["grid"], "opacity": 0.45, "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", **ends, **look}
