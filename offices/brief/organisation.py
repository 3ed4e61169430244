"""The drawn organisation of an office for paper: links and classes away, its sign for what is not certain drawn."""

import re

from offices.browse.organisation.boxes import UNSURE
from offices.figure.export.looks import alone
from offices.figure.still.svg import px

SIGNED = re.compile(rf'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"([^>]*)>{UNSURE}( ?)')


def on_paper(svg: str) -> str:
    """A circle for each sign, and the words behind it: no font of ours has it, and that of another would have both."""
    return SIGNED.sub(circle, alone(svg, halo=""))


def circle(found: re.Match[str]) -> str:
    x, y, size = map(float, found.groups()[:3])
    look = f'fill="none" stroke="#515b66" stroke-width="{px(size / 12)}"'
    sign = f'<circle cx="{px(x + size * 0.32)}" cy="{px(y - size * 0.32)}" r="{px(size * 0.28)}" {look}/>'
    behind = x + size * (0.9 if found[5] else 0.62)
    return f'{sign}<text x="{px(behind)}" y="{px(y)}" font-size="{px(size)}"{found[4]}>'
