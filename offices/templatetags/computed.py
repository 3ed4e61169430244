"""A computed sentence as HTML: {% computed chart.caption %}. Words and grounds come from wording/computed.

The mark says on how much the sentence rests and how strong the weakest of that is: `data-rests="7 inferred"`.
"""

from html import escape

from django import template
from django.utils.safestring import SafeString

from offices.templatetags.statements import safe
from offices.wording.computed import Piece, Sentence

register = template.Library()


@register.simple_tag(name="computed")
def computed_html(sentence: Sentence | str) -> SafeString:
    """The sentence with its links, marked; a plain text, such as a heading of ours, as it is."""
    if not isinstance(sentence, Sentence):
        return safe(escape(sentence))
    inside = "".join(map(piece_html, sentence.pieces))
    return safe(f'<span data-rests="{len(sentence.rests_on)} {sentence.strength.word}">{inside}</span>')


def piece_html(piece: Piece) -> str:
    text = escape(piece.text)
    return f'<a href="{escape(piece.url)}">{text}</a>' if piece.url else text
