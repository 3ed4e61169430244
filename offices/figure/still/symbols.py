"""The shapes of marks, drawn about a middle: the same names and sizes as Plotly's."""

from math import cos, pi, sin

from offices.figure.still.svg import px

OPEN, DOTTED = "-open", "-open-dot"


def shape(symbol: str, x: float, y: float, radius: float, css: str) -> str:
    """The mark; `-open` is an outline on the ground of the picture, with a dot in it where it ends on `-open-dot`."""
    name, is_open = symbol.removesuffix("-dot").removesuffix(OPEN), OPEN in symbol
    kind = f"{css} open" if is_open else css
    dot = f'<circle class="{css}" cx="{px(x)}" cy="{px(y)}" r="2"/>' if symbol.endswith(DOTTED) else ""
    if name == "circle":
        return f'<circle class="{kind}" cx="{px(x)}" cy="{px(y)}" r="{px(radius)}"/>{dot}'
    corners = "L".join(f"{px(x + dx * radius)} {px(y + dy * radius)}" for dx, dy in CORNERS[name])
    return f'<path class="{kind}" d="M{corners}Z"/>{dot}'


def star() -> list[tuple[float, float]]:
    """Five long points and five short ones between."""
    ways = [(1.4 if step % 2 == 0 else 0.55, step * pi / 5) for step in range(10)]
    return [(far * sin(way), -far * cos(way)) for far, way in ways]


CORNERS: dict[str, list[tuple[float, float]]] = {
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
    "triangle-up": [(0, -1.15), (1.15, 0.6), (-1.15, 0.6)],
    "cross": [(-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2),
              (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)],
    "star": star(),
}  # fmt: skip
