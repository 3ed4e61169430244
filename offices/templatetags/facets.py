"""A dimension of the filter panel as HTML: {% facet %}, {% options %}. Words come from presenters/facets.

Written as functions like the statements: a hundred included templates took most of the time of the list of offices.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offices.presenters.facets import Facet, Option
from offices.templatetags.statements import safe

register = template.Library()


@register.simple_tag(name="options")
def options_html(options: Iterable[Option], name: str) -> SafeString:
    """Checkboxes with what each click would give."""
    return safe("".join(option_html(option, name) for option in options))


def option_html(option: Option, name: str) -> str:
    css = "opt none" if option.is_missing else "opt"
    checked = " checked" if option.selected else ""
    return (
        f'<label class="{css}"><input type="checkbox" name="{escape(name)}" value="{escape(option.word)}"{checked}>'
        f'<span>{escape(option.label)}</span><span class="n">{option.count}</span></label>'
    )


@register.simple_tag(name="facet")
def facet_html(facet: Facet) -> SafeString:
    """The fieldset of one dimension: its range, where it is a number, and its options."""
    legend = f'<legend title="{escape(facet.definition)}">{escape(facet.label)}</legend>'
    bounds = range_html(facet) if facet.is_number else ""
    every = match_html(facet) if facet.is_multi else ""
    return safe(f"<fieldset>{legend}{bounds}{options_html(facet.options, facet.key)}{every}</fieldset>")


def match_html(facet: Facet) -> SafeString:
    """Whether any of the choices is enough or all must hold; counts follow."""
    return format_html(
        '<label class="opt all"><input type="checkbox" name="{}_match" value="all"{}><span>{}</span></label>',
        facet.key,
        safe(" checked" if facet.must_hold_all else ""),
        _("all that I choose, not just any"),
    )


def range_html(facet: Facet) -> SafeString:
    """Two fields for the lowest and highest number."""
    fields = format_html_join(
        " ",
        '<label>{} <input type="text" inputmode="decimal" name="{}_{}" value="{}" size="6"></label>',
        [(_("from"), facet.key, "min", facet.low), (_("to"), facet.key, "max", facet.high)],
    )
    return format_html('<div class="range">{} <span class="muted">{}</span></div>', fields, facet.unit)
