"""A dimension of the filter panel as HTML: {% facet %}, {% options %}. Words come from presenters/facets.

Written as functions like the statements: a hundred included templates took most of the time of the list of offices.
"""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.templatetags.statements import safe
from offices.wording.facets import MOST_UNFOLDED, SHOWN_FIRST, Facet, Option

register = template.Library()


@register.simple_tag(name="options")
def options_html(options: Sequence[Option], name: str, label: str = "") -> SafeString:
    """Checkboxes with what each click would give; of a long list the first few, the rest folded."""
    held = [one for one in options if not one.is_missing]
    if len(held) <= MOST_UNFOLDED:
        return safe("".join(option_html(one, name) for one in options))
    missing = "".join(option_html(one, name) for one in options if one.is_missing)
    return safe(long_list_html(held, name, label) + missing)


def long_list_html(options: Sequence[Option], name: str, label: str) -> str:
    """What js/filters.js puts a search field above; unfolded where something in the fold is chosen."""
    rest = options[SHOWN_FIRST:]
    words = escape(ngettext("%(n)s more", "%(n)s more", len(rest)) % {"n": len(rest)})
    hidden = f'<span class="visually-hidden">: {escape(label)}</span>' if label else ""
    find = escape(_("Find in this list"))
    is_open = " open" if any(one.selected for one in rest) else ""
    return (
        f'<div data-find="{find}">'
        + "".join(option_html(one, name) for one in options[:SHOWN_FIRST])
        + f'<details class="more"{is_open}><summary>{words}{hidden}</summary>'
        + "".join(option_html(one, name) for one in rest)
        + "</details></div>"
    )


def option_html(option: Option, name: str) -> str:
    """A choice that would give nothing stays a choice: what is counted changes with the others."""
    css = f"opt{' none' if option.is_missing else ''}{'' if option.count else ' zero'}"
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
    choices = options_html(facet.options, facet.key, facet.label)
    return safe(f"<fieldset>{legend}{bounds}{choices}{every}</fieldset>")


@register.simple_tag(name="chosen")
def chosen_html(n: int) -> SafeString:
    """How many choices are in use, beside what opens them; empty without any, so that a script can fill it."""
    words = ngettext("%(n)s chosen", "%(n)s chosen", n) % {"n": n} if n else ""
    return safe(f'<span class="chosen">{escape(words)}</span>')


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
