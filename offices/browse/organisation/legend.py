"""What the colours and lines of the drawing say, as far as they occur in it. No boxes: svg.py."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from offices.browse.organisation.boxes import UNSURE, Side
from offices.browse.organisation.looks import CARD, COLOURS, text
from offices.browse.organisation.rows import FACT, GAP, LEADING, PAD, Placed
from offices.browse.organisation.wrapping import width, wrapped
from offices.figure.still.svg import px

SWATCH = 12


def legend(frame: Placed) -> tuple[str, float]:
    """What the colours and lines say, as far as they occur, in rows below the frame; and where it ends."""
    x, y, found = 0.0, frame.height + GAP, []
    for swatch, words in signs(list(everything(frame.within))):
        room = SWATCH + PAD + width(words, FACT)
        if x and x + room > frame.width:
            x, y = 0.0, y + FACT * LEADING + 2
        rows = wrapped(words, frame.width - SWATCH - PAD, FACT)
        found.append(f'<rect x="{px(x + 1)}" y="{px(y + 2)}" width="{SWATCH}" height="{SWATCH}" rx="2" {swatch}/>')
        found += [text(x + SWATCH + PAD, y + n * FACT * LEADING, row, FACT) for n, row in enumerate(rows)]
        x, y = x + room + 2 * GAP, y + (len(rows) - 1) * FACT * LEADING
    return "".join(found), y + FACT * LEADING + PAD


def signs(shown: list[Placed]) -> Iterator[tuple[str, str]]:
    """How a sign looks, and what it says."""
    words = {
        Side.STATE: _("employed by the state"),
        Side.MUNICIPALITY: _("employed by the municipality"),
        Side.BOTH: _("employed by both"),
        Side.UNKNOWN: _("employer not told"),
    }
    for side, (line, ground) in COLOURS.items():
        if any(one.box.side == side for one in shown):
            yield f'class="side-{side or "none"}" fill="{ground}" stroke="{line}" stroke-width="1.5"', words[side]
    plain = f'class="frame" fill="{CARD}" stroke="{COLOURS[Side.UNKNOWN][0]}" stroke-width="1.5"'
    if any(not one.box.is_sure or any(UNSURE in fact for fact in one.box.facts) for one in shown):
        yield plain, _("%(sign)s, without colour: not certain") % {"sign": UNSURE}
    if any(not one.box.is_counted for one in shown):
        yield f'{plain} stroke-dasharray="3 2"', _("dashed: nobody tells how many work there")


def everything(boxes: tuple[Placed, ...]) -> Iterator[Placed]:
    for one in boxes:
        yield one
        yield from everything(one.within)
