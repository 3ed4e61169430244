"""What all charts share: colours, the layout, escaping of names. No figure of its own."""

from typing import Any

PALETTE = {"one": "#0b6aa8", "two": "#b8500a", "unknown": "#59636e", "line": "#8a939c"}
"""Distinct for colour-blind readers and on grey print; the symbol always says the same."""

SYMBOLS = {"one_leader": "circle", "two_leaders": "square", "": "diamond"}


def plain(text: object) -> str:
    """Plotly reads labels as simple HTML, so what comes from the database is escaped."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def layout(**own: Any) -> dict[str, Any]:
    """The layout every figure starts from; `own` wins. Ink and font are set from the page's tokens by charts.js."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 70, "r": 20, "t": 20, "b": 60},
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1.08, "x": 0},
        "separators": ".,",
        **own,
    }
