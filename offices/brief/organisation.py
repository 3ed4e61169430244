"""The drawn organisation of an office for paper: its sign for what is not certain is drawn, since no font has it."""

import re

from offices.browse.organisation.boxes import UNSURE
from offices.figure.still.svg import px

SIGNED = re.compile(rf'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"([^>]*)>{UNSURE}')


def signed(svg: str) -> str:
    """A circle for each sign, and the words behind it: a letter of another font would take them all along into that."""
    return SIGNED.sub(circle, svg)


def circle(found: re.Match[str]) -> str:
    x, y, size = map(float, found.groups()[:3])
    look = f'fill="none" stroke="#515b66" stroke-width="{px(size / 12)}"'
    sign = f'<circle cx="{px(x + size * 0.32)}" cy="{px(y - size * 0.32)}" r="{px(size * 0.28)}" {look}/>'
    return f'{sign}<text x="{px(x + size * 0.62)}" y="{px(y)}" font-size="{px(size)}"{found[4]}>'
