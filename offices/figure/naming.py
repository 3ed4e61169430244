"""The names of a figure's marks, put where there is room for them. Figures in, figures out."""

from html import unescape
from typing import Any

from offices.figure.frame import Frame, box_of, lines_of
from offices.figure.labels import Label, Table, placed
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
    lines = list(lines_of(figure, frame))
    found = placed(labels, Table(frame, [one.mark for one in labels], lines, taken), numbered)
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
