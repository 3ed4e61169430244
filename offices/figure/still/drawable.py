"""What a still can draw: any other figure is an error where the picture is made, not a picture that lacks something."""

from typing import Any

from offices.figure.labels import SIDES
from offices.figure.still.svg import TOKEN
from offices.figure.still.symbols import CORNERS
from offices.figure.theme import Figure

MODES = ("lines", "markers", "text", "markers+text")
SYMBOLS = {f"{name}{ending}" for name in ("circle", *CORNERS) for ending in ("", "-open", "-open-dot")}


class Undrawable(ValueError):
    """A figure that a still has no way of drawing."""


def check_drawable(figure: Figure) -> None:
    """Raises Undrawable with the first thing that could not be drawn."""
    for name in ("xaxis", "yaxis"):
        axis = figure["layout"].get(name, {})
        require({"range", "tickvals", "ticktext"} <= set(axis), f"{name} without ticks")
        require(len(axis["tickvals"]) == len(axis["ticktext"]), f"{name} without a word for each tick")
        require(axis.get("type", "linear") == "linear", f"{name} that is not linear")
    for trace in figure["data"]:
        kind = trace.get("type")
        require(kind in CHECKS, f"a trace of type {kind!r}, only of {', '.join(CHECKS)}")
        CHECKS[kind](trace)


def check_scatter(trace: dict[str, Any]) -> None:
    mode = str(trace.get("mode"))
    require(mode in MODES, f"marks in mode {mode!r}, only {', '.join(MODES)}")
    require("fill" not in trace, "the fill of a trace")
    sides = set(as_list(trace.get("textposition", []))) - set(SIDES)
    require(not sides, f"names at {sorted(sides)}")
    if mode == "lines":
        require_colours(trace["line"]["color"])
    if "markers" in mode:
        require_words(trace)
        require_colours(trace["marker"]["color"])
        unknown = set(as_list(trace["marker"]["symbol"])) - SYMBOLS
        require(not unknown, f"the symbols {sorted(unknown)}")


def check_bar(trace: dict[str, Any]) -> None:
    side, marker = trace.get("textposition", "none"), trace["marker"]
    require(side in ("none", "outside"), f"words of a bar at {side!r}, only 'outside' or 'none'")
    require(None not in (*trace["x"], *trace["y"]), "a bar without a value; let words stand there, in mode 'text'")
    require_words(trace)
    require_colours(marker["line"]["color"] if "pattern" in marker else marker["color"])


CHECKS = {"bar": check_bar, "scatter": check_scatter}


def require(is_met: bool, what: str) -> None:
    if not is_met:
        raise Undrawable(f"A still cannot draw {what} (offices/figure/still).")


def require_words(trace: dict[str, Any]) -> None:
    """Each mark leads somewhere and says what it is."""
    for key in ("customdata", "hovertext"):
        require(len(trace.get(key, ())) == len(trace["x"]), f"marks without {key} for each")


def require_colours(colours: str | list[str]) -> None:
    unknown = [one for one in as_list(colours) if not TOKEN.fullmatch(one)]
    require(not unknown, f"the colours {unknown}, only tokens such as var(--c1)")


def as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
