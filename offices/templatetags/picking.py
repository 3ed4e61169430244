"""{% pick slug name %}: beside an office's name, the link that puts it in the comparison or takes it out."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offices.presenters.urls import given_params, toggled

register = template.Library()


@register.simple_tag(takes_context=True)
def pick(context: dict[str, Any], slug: str, name: str) -> SafeString:
    """The same page with the office chosen or dropped; nothing where six are chosen already."""
    tray, request = context["tray"], context["request"]
    chosen = slug in tray.words
    if tray.is_full and not chosen:
        return SafeString()
    words = _("Remove from comparison") if chosen else _("Add to comparison")
    return format_html(
        ' <a class="pick" data-tray href="{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}: {}</span></a>',
        toggled(request.path, given_params(request.GET), tray.words, slug),
        words,
        "✓" if chosen else "+",
        words,
        name,
    )
