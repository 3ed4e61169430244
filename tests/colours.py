"""Colour arithmetic for the tests of the tokens: contrast, lightness, difference, and how colour-blind eyes see it.

Colours are "#rrggbb". Formulas: contrast from WCAG 2.1; CIE 1976 L*a*b* (D65); colour blindness from Machado, Oliveira and
Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, the matrices of
severity 1.0, which are applied to linear RGB.
"""

from itertools import combinations
from math import dist

Vector = tuple[float, float, float]

BLINDNESS: dict[str, tuple[Vector, Vector, Vector]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def linear(colour: str) -> Vector:
    """Red, green and blue as light, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in (red, green, blue))


def times(matrix: tuple[Vector, Vector, Vector], vector: Vector) -> Vector:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG 2.1 defines it."""
    dark, light = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(light: Vector) -> Vector:
    def f(one: float) -> float:
        return one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116

    x, y, z = (f(max(one, 0) / white) for one, white in zip(times(TO_XYZ, light), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def lightness(colour: str) -> float:
    """L*, from 0 (black) to 100 (white): what is left of a colour in grey print."""
    return lab(linear(colour))[0]


def difference(one: str, other: str, blindness: str) -> float:
    """The distance in L*a*b* of what such an eye sees; about 2 can just be told apart side by side."""
    seen = (
        lab(tuple(min(max(part, 0), 1) for part in times(BLINDNESS[blindness], linear(colour))))
        for colour in (one, other)
    )
    return dist(*seen)


def nearest(colours: list[str], blindness: str) -> float:
    """The smallest difference between any two of them."""
    return min(difference(one, other, blindness) for one, other in combinations(colours, 2))
