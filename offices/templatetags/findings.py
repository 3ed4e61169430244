"""A finding as HTML: {% finding card %}. Words come from presenters/findings.

Written as a function like the statements: a page lists dozens of them, and as included templates they took most of it.
"""

from collections.abc import Iterator
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.indicators.words import Figure
from offices.templatetags.statements import safe, where
from offices.wording.findings import EndWords, FindingCard, FindingPlace

register = template.Library()


@register.simple_tag(name="finding")
def finding_html(card: FindingCard) -> SafeString:
    """What leads to what, the statement, how it is known, where it stands. No id: a page can show a finding twice."""
    relation = " ".join(filter(None, [end(card.antecedent), direction(card), end(card.consequent)]))
    known = f"<b>{escape(card.basis_label)}</b> · {escape(card.kind)} · {escape(card.strength)}"
    return safe(
        f'<article class="finding basis-{escape(card.basis)}">'
        f'<p class="relation">{relation}</p>'
        f'<p class="statement"><a href="{escape(card.url)}">{escape(card.statement)}</a></p>'
        f'<p class="small">{known}</p><p class="small muted">{" · ".join(below(card))}</p></article>'
    )


def end(words: EndWords | None) -> str:
    if words is None:
        return ""
    text = escape(words.text)
    return f'<span class="end"><a href="{escape(words.url)}">{text}</a></span>' if words.url else text


def direction(card: FindingCard) -> str:
    """The sign for the eye, the word for all."""
    sign = f'<span aria-hidden="true">{escape(card.sign)}</span>'
    return f'<span class="direction d-{escape(card.direction)}">{sign} {escape(card.direction_label)}</span>'


def below(card: FindingCard) -> Iterator[str]:
    """Where it stands, and whether it fits with the others."""
    yield "; ".join(place_html(one) for one in card.places)
    if n := len(card.conflicts):
        told = ngettext("does not fit %(n)s other finding", "does not fit %(n)s other findings", n) % {"n": n}
        yield escape(told)


@register.simple_tag(name="study_place")
def place_html(one: FindingPlace | Figure) -> SafeString:
    """The study, whether it is second-hand, and the place where that was read."""
    said = f'<a href="{escape(one.study_url)}">{escape(one.study)}</a>'
    if one.second_hand:
        said += f' <span class="tag">{escape(_("second-hand"))}</span>'
    if one.told_in:
        said += " " + escape(_("as told in %(source)s") % {"source": one.told_in})
    return safe(f"{said}, {where(one.place)}")
