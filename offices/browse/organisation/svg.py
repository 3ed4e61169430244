"""The laid out boxes as SVG that looks the same where no style sheet is: colours are attributes too. No layout."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from offices.browse.organisation.boxes import UNSURE, Side
from offices.browse.organisation.layout import FACT, GAP, LEADING, NAME, PAD, STACK, Layout, Placed
from offices.browse.organisation.wrapping import width, wrapped
from offices.figure.still.svg import attribute, px

COLOURS = {
    Side.STATE: ("#1b5e9e", "#dfeaf5"),
    Side.MUNICIPALITY: ("#a04408", "#f8e7db"),
    Side.BOTH: ("#5d5776", "#e9e7ef"),
    Side.UNKNOWN: ("#767f88", "#ffffff"),
}
"""Line and ground of each side, those of tokens.css in the light; the page's own colours overrule them by class."""
CARD, INK, MUTED = "#ffffff", "#16202a", "#515b66"
SWATCH = 12


def drawn(layout: Layout, words: str) -> str:
    """The whole picture, described by `words`; the list beneath it tells whoever does not see it all that it tells."""
    frame = layout.frame
    key, end = legend(frame)
    size = f'viewBox="0 0 {px(frame.width)} {px(end)}" width="{px(frame.width)}" height="{px(end)}"'
    font = 'font-family="Source Sans 3, Arial, sans-serif"'
    inside = "".join([outline(frame), reach(layout), *map(box_svg, frame.within), key])
    named = f'role="group" aria-label="{attribute(words)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font} {named}>{inside}</svg>'


def outline(frame: Placed) -> str:
    """What stands around all, with its name and its staff."""
    line = f'fill="{CARD}" stroke="{COLOURS[Side.UNKNOWN][0]}" stroke-width="1" class="frame"'
    return f"<rect {place(frame, inset=0.5)} {line}/>{texts(frame)}"


def reach(layout: Layout) -> str:
    """From the one leader down to all that stands below."""
    if layout.reach is None:
        return ""
    top, bottom, middle = layout.reach
    left, right = 2 * PAD, layout.frame.width - 2 * PAD
    path = (
        f"M{px(middle)} {px(top)}V{px(bottom)}M{px(left)} {px(bottom + GAP / 2)}V{px(bottom)}H{px(right)}v{px(GAP / 2)}"
    )
    return f'<path class="reach" d="{path}" fill="none" stroke="{COLOURS[Side.UNKNOWN][0]}" stroke-width="1.5"/>'


def box_svg(one: Placed) -> str:
    """A box with its words and what stands in it; its name leads to what is coded of it."""
    box = one.box
    words = texts(one)
    if box.url:
        words = f'<a href="{attribute(box.url)}" tabindex="-1">{words}</a>'
    behind = "".join(rect(one, STACK * n) for n in (2, 1)) if box.is_several else ""
    return f"{behind}{rect(one)}{words}{''.join(map(box_svg, one.within))}"


def rect(one: Placed, away: float = 0) -> str:
    """Filled where it is stated whose it is, dashed where nobody tells how many work there."""
    box = one.box
    line, ground = COLOURS[box.side]
    css = f"side-{box.side or 'none'}" + ("" if box.is_sure else " unsure")
    look = f'class="{css}" fill="{ground if box.is_sure else CARD}" stroke="{line}"'
    thick = 2.5 if box.is_leader else 1.5
    dash = "" if box.is_counted else ' stroke-dasharray="5 3"'
    return f'<rect {place(one, away=away)} {look} stroke-width="{thick}"{dash}/>'


def place(one: Placed, inset: float = 0, away: float = 0) -> str:
    x, y = one.x + inset + away, one.y + inset - away
    wide, high = one.width - 2 * inset, one.height - 2 * inset
    return f'x="{px(x)}" y="{px(y)}" width="{px(wide)}" height="{px(high)}" rx="4"'


def texts(one: Placed) -> str:
    """The name, and below it the facts, from the upper left corner."""
    x, y = one.x + PAD, one.y + PAD
    found = [text(x, y + n * NAME * LEADING, row, NAME, is_bold=True) for n, row in enumerate(one.name)]
    y += len(one.name) * NAME * LEADING
    return "".join([*found, *(text(x, y + n * FACT * LEADING, row, FACT) for n, row in enumerate(one.facts))])


def text(x: float, top: float, words: str, size: float, is_bold: bool = False) -> str:
    look = f'font-weight="600" fill="{INK}"' if is_bold else f'fill="{MUTED}" class="fact"'
    return f'<text x="{px(x)}" y="{px(top + size)}" font-size="{size}" {look}>{attribute(words)}</text>'


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
