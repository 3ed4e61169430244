"""The names of a figure's marks, put where there is room for them. Figures in, figures out."""

from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any

from offices.figure.frame import Frame
from offices.figure.labels import Box, Label, Line, Table, placed
from offices.figure.text import height, width
from offices.figure.theme import Figure

Trace = dict[str, Any]


def with_names_placed(figure: Figure, numbered: bool = True) -> Figure:
    """The figure with a side for each name; where there is no room a number stands, told in `layout.meta.key`.

    Not `numbered`, such a name is left out: where the legend tells one mark from another by its shape.
    """
    frame = Frame.of(figure["layout"])
    places = [(trace, n) for trace in figure["data"] if is_named(trace) for n in range(len(trace["x"]))]
    places.sort(key=lambda place: -nth(place[0]["textfont"]["size"], place[1]))
    labels = [label_of(trace, n, frame) for trace, n in places]
    taken = [box_of(note, frame) for note in figure["layout"].get("annotations", ()) if note["text"]]
    table = Table(frame, [one.mark for one in labels], list(lines_of(figure, frame)), taken)
    found = placed(labels, table, numbered)
    traces = {id(trace): with_names(trace) for trace, _n in places}
    for (trace, n), label in zip(places, found, strict=True):
        new = traces[id(trace)]
        new["text"][n], new["textposition"][n] = (label.text, label.side) if label.side else ("", "top center")
    key = [
        [new.text, unescape(old.text.replace("<br>", " "))]
        for new, old in zip(found, labels, strict=True)
        if new.text != old.text
    ]
    data = [traces.get(id(trace), trace) for trace in figure["data"]]
    return {"data": data, "layout": {**figure["layout"], "meta": {"key": key}}}


def is_named(trace: Trace) -> bool:
    return "text" in trace.get("mode", "") and "textposition" not in trace


def with_names(trace: Trace) -> Trace:
    n = len(trace["x"])
    return {**trace, "text": [""] * n, "textposition": [""] * n}


def nth(value: Any, n: int) -> Any:
    """The value of the n-th mark: Plotly takes one for all, or a list."""
    return value[n] if isinstance(value, list) else value


def label_of(trace: Trace, n: int, frame: Frame) -> Label:
    x, y = frame.at(trace["x"][n], trace["y"][n])
    radius = nth(trace["marker"]["size"], n) / 2 if "marker" in trace else 0
    return Label(trace["text"][n], x, y, radius, nth(trace["textfont"]["size"], n))


def lines_of(figure: Figure, frame: Frame) -> Iterator[Line]:
    """What a name should not be crossed by: lines between marks, bars of ranges, arrows."""
    for trace in figure["data"]:
        if trace["type"] != "scatter":
            continue
        spots = [frame.at(x, y) for x, y in zip(trace["x"], trace["y"], strict=True)]
        if trace.get("mode") == "lines":
            yield from pairwise(spots)
        for name in ("error_x", "error_y"):
            if trace.get(name, {}).get("visible"):
                yield from (bar_of(trace, name, n, frame) for n in range(len(spots)))
    for note in figure["layout"].get("annotations", ()):
        if note["showarrow"]:
            yield frame.at(note["ax"], note["ay"]), frame.at(note["x"], note["y"])


def bar_of(trace: Trace, name: str, n: int, frame: Frame) -> Line:
    """The ends of a mark's bar, in pixels."""
    x, y = trace["x"][n], trace["y"][n]
    down, up = trace[name]["arrayminus"][n] or 0, trace[name]["array"][n] or 0
    if name == "error_x":
        return frame.at(x - down, y), frame.at(x + up, y)
    return frame.at(x, y - down), frame.at(x, y + up)


def box_of(note: dict[str, Any], frame: Frame) -> Box:
    """Where the text of an annotation stands."""
    x, y = frame.at(note["x"], note["y"], note.get("xref", "x"), note.get("yref", "y"))
    size = note["font"]["size"]
    wide, high = width(note["text"], size), height(note["text"], size)
    left = x + note.get("xshift", 0) - {"left": 0, "center": wide / 2, "right": wide}[note.get("xanchor", "center")]
    top = y - note.get("yshift", 0) - {"top": 0, "middle": high / 2, "bottom": high}[note.get("yanchor", "middle")]
    return left, top, left + wide, top + high
