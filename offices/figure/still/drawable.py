"""What a still can draw: any other trace is an error where the picture is made, not a picture that lacks it."""

from typing import Any

from offices.figure.labels import SIDES
from offices.figure.still.svg import TOKEN
from offices.figure.still.symbols import CORNERS
from offices.figure.theme import Figure

MODES = ("lines", "markers", "text", "markers+text")
SYMBOLS = {f"{name}{ending}" for name in ("circle", *CORNERS) for ending in ("", "-open", "-open-dot")}
POINTED = ("customdata", "hovertext")
"""Where each mark leads and what it says; words alone and lines have neither."""


class Undrawable(ValueError):
    """A figure that a still has no way of drawing."""


def check(figure: Figure) -> None:
    """Raises Undrawable with the first thing that could not be drawn."""
    for axis in ("xaxis", "yaxis"):
        require({"range", "tickvals", "ticktext"} <= set(figure["layout"].get(axis, ())), f"{axis} without ticks")
        require(figure["layout"][axis].get("type", "linear") == "linear", f"{axis} that is not linear")
    for trace in figure["data"]:
        kind = trace.get("type")
        require(kind in CHECKS, f"a trace of type {kind!r}, only of {', '.join(CHECKS)}")
        CHECKS[kind](trace)


def require(is_met: bool, what: str) -> None:
    if not is_met:
        raise Undrawable(f"A still cannot draw {what} (offices/figure/still).")


def check_scatter(trace: dict[str, Any]) -> None:
    mode = str(trace.get("mode"))
    require(mode in MODES, f"marks in mode {mode!r}, only {', '.join(MODES)}")
    require("fill" not in trace, "the fill of a trace")
    if mode == "lines":
        require_colours(trace["line"]["color"])
    if "markers" in mode:
        require_pointed(trace)
        require_colours(trace["marker"]["color"])
        unknown = set(listed(trace["marker"]["symbol"])) - SYMBOLS
        require(not unknown, f"the symbols {sorted(unknown)}")
    sides = set(listed(trace.get("textposition", "top center"))) - set(SIDES)
    require(not sides, f"names at {sorted(sides)}")


def check_bar(trace: dict[str, Any]) -> None:
    require_pointed(trace)
    side = trace.get("textposition", "none")
    require(side in ("none", "outside"), f"words of a bar at {side!r}, only 'outside' or 'none'")
    marker = trace["marker"]
    require_colours(marker["line"]["color"] if "pattern" in marker else marker["color"])


CHECKS = {"bar": check_bar, "scatter": check_scatter}


def require_pointed(trace: dict[str, Any]) -> None:
    for key in POINTED:
        require(len(trace.get(key, ())) == len(trace["x"]), f"marks without {key} for each")


def require_colours(colours: str | list[str]) -> None:
    unknown = [one for one in listed(colours) if not TOKEN.fullmatch(one)]
    require(not unknown, f"the colours {unknown}, only tokens such as var(--c1)")


def listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
