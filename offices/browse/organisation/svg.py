"""The laid out boxes as SVG that looks the same where no style sheet is: colours are attributes too. No layout."""

from offices.browse.organisation.boxes import Side
from offices.browse.organisation.layout import Layout
from offices.browse.organisation.legend import legend
from offices.browse.organisation.looks import CARD, COLOURS, text
from offices.browse.organisation.rows import FACT, GAP, LEADING, NAME, PAD, STACK, Placed
from offices.figure.still.svg import attribute, px


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
