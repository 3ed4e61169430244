"""A value and its evidence as HTML: {% statement %}, {% evidence %}, {% cell %}. Words come from presenters/statements.

Written as functions, since a comparison prints hundreds of them: as included templates they took 0.4 ms each, so a
page of six offices could not stay below 50 ms.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from django import template
from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.wording.statements import Place, Statement

register = template.Library()


def element(tag: str, inside: str, css: str = "") -> str:
    """`<tag class="css">inside</tag>`; `inside` is HTML already, `css` is our own word."""
    return f'<{tag} class="{css}">{inside}</{tag}>' if css else f"<{tag}>{inside}</{tag}>"


def safe(html: str) -> SafeString:
    """Every text that came from the database went through escape() before it was joined in here."""
    return mark_safe(html)  # noqa: S308 - escaped, as said above


@register.filter
def norwegian(text: str) -> SafeString:
    """A heading of a source, all of which are Norwegian: said to be so where the page is in another language."""
    inside = escape(text)
    return safe(inside if get_language() == "nb" or not text else f'<span lang="nb">{inside}</span>')


@register.filter
def where(place: Place) -> SafeString:
    """The place in a source: its heading, and the page where there is one."""
    return safe(", ".join(filter(None, [norwegian(place.section), escape(place.page)])))


@register.simple_tag(name="statement")
def statement_html(one: Statement) -> SafeString:
    """One value: the sign of its certainty (as a word for screen readers), the text, and what limits it."""
    mark = f'<span class="visually-hidden">{escape(one.mark_label)}: </span>'
    html = f'<span class="v {one.mark}">{mark}{escape(one.text)}</span>'
    if one.realisation:
        html += " " + element("span", escape(one.realisation), "tag")
    if one.part:
        html += " " + element("span", escape(one.part), "part")
    if not one.is_shown:
        html += " " + element("span", escape(_("not the value shown")), "tag")
    return safe(html)


@register.simple_tag(name="statements")
def statements_html(values: Sequence[Statement]) -> SafeString:
    """One value as it is, several as a list."""
    if len(values) == 1:
        return statement_html(values[0])
    return safe(element("ul", "".join(element("li", statement_html(one)) for one in values), "values"))


@register.simple_tag(name="evidence")
def evidence_html(values: Sequence[Statement], label: str) -> SafeString:
    """What opens beside the values: places, whose account, how certain, from what, why shown, notes."""
    told = [one for one in values if one.places or one.note]
    if not told:
        return safe("")
    hidden = f'<span class="visually-hidden">: {esc(label)}</span>'
    items = "".join(element("div", "".join(evidence_lines(one, len(values) > 1)), "ev-item") for one in told)
    summary = element("summary", escape(_("source")) + hidden)
    return safe(element("details", summary + element("div", items, "ev-body"), "ev"))


def evidence_lines(one: Statement, is_one_of_many: bool) -> Iterable[str]:
    if is_one_of_many:
        yield element("p", escape(f"{one.text} ({one.part})" if one.part else one.text), "ev-value")
    for place in one.places:
        yield element("p", f'<a href="{escape(place.url)}">{escape(place.cited_as)}</a>, {where(place)}')
    if one.account:
        said = _("According to: %(account)s. Certainty: %(certainty)s.")
        yield element("p", escape(said % {"account": one.account, "certainty": one.mark_label}), "muted")
    if one.inferred_from:
        yield element("p", escape(_("Inferred from: %(basis)s") % {"basis": one.inferred_from}))
    if one.why_shown:
        yield element("p", escape(_("Why this value is shown: %(why)s") % {"why": one.why_shown}))
    if one.note:
        yield element("p", escape(one.note))


@register.simple_tag(name="cell")
def cell_html(values: Sequence[Statement], others: Sequence[Statement], label: str) -> SafeString:
    """A table cell: the values with their evidence, and below what is recorded beside them."""
    return cell_in(tuple(values), tuple(others), str(label), get_language() or "en")


@lru_cache(maxsize=8192)
def cell_in(values: tuple[Statement, ...], others: tuple[Statement, ...], label: str, language: str) -> SafeString:
    """The same cells are asked for again and again; `language` is part of the key, since the headings depend on it."""
    html = statements_html(values) + evidence_html(values, label)
    if others:
        title = element("p", escape(_("Also recorded")), "others-title")
        html += element("div", title + statements_html(others) + evidence_html(others, label), "others")
    return safe(html)
