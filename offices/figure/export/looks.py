"""What a class of a still looks like away from the site's style sheet: presentation attributes, in the light colours.

The same looks for the page are in static/css/charts.css; tests/figure/test_export.py holds the colours to the tokens.
"""

import re
from functools import partial

INK, MUTED, CARD, RULE = "#16202a", "#515b66", "#ffffff", "#d5d1c6"
SANS, SERIF = "'Source Sans 3', Arial, sans-serif", "'Source Serif 4', Georgia, serif"
GRID = "#dfdbd0"
COLOURS = {
    "c1": "#2b62b5", "c2": "#cc7608", "c3": "#0b8d4c", "c4": "#98235c", "c5": "#4f2413", "c6": "#5e2a78",
    "c-line": "#5f6973", "c-missing": "#6d7680",
}  # fmt: skip
LOOKS: dict[str, dict[str, str]] = {
    **{name: {"fill": colour, "stroke": colour, "stroke-width": "2"} for name, colour in COLOURS.items()},
    "open": {"fill": CARD},
    "line": {"fill": "none", "stroke-width": "1.5"},
    "stripes": {"fill": "none", "stroke-width": "1"},
    "head": {"stroke": "none"},
    "dash": {"stroke-dasharray": "6 4"},
    "dot": {"stroke-dasharray": "2 3"},
    "band": {"fill": GRID, "fill-opacity": "0.45"},
    "grid": {"fill": "none", "stroke": GRID},
    "finger": {"fill": "none"},
    "ticks": {"fill": MUTED},
    "said": {"fill": INK},
}
"""By class; where an element has several, the later wins."""
HALO = f' stroke="{CARD}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
"""Around the words of a picture, so that they are read where lines cross them."""

TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")
CLASS = re.compile(r' class="([^"]*)"')
DROPPED = re.compile(r' (?:href|tabindex|role|aria-[a-z]+)="[^"]*"')
"""What only a page has a use for."""


def alone(svg: str, halo: str = HALO) -> str:
    """The picture with looks in place of classes; a link is what its mark says, and leads nowhere.

    Without a `halo` the words of a drawing that has them on plain ground take a third of the space and of the time.
    """
    return TAG.sub(partial(tag, halo), svg)


def tag(halo: str, found: re.Match[str]) -> str:
    closing, name, attributes = found.groups()
    name = "g" if name == "a" else name
    if closing:
        return f"</{name}>"
    attributes = CLASS.sub(lambda one: look(one[1].split()), DROPPED.sub("", attributes))
    return f"<{name}{halo if name == 'text' else ''}{attributes}>"


def look(classes: list[str]) -> str:
    """The attributes of these classes together."""
    together: dict[str, str] = {}
    for name, own in LOOKS.items():
        together |= own if name in classes else {}
    return "".join(f' {key}="{value}"' for key, value in together.items())
