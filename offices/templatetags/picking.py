"""{% pick slug name %}: beside an office's name, the link that puts it in the comparison or takes it out."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offices.wording.urls import given_params, toggled

register = template.Library()


@register.simple_tag(takes_context=True)
def pick(context: dict[str, Any], slug: str, name: str) -> SafeString:
    """The same page with the office chosen or dropped; nothing where six are chosen already."""
    tray, request = context["tray"], context["request"]
    chosen = slug in tray.words
    if tray.is_full and not chosen:
        return SafeString()
    words = _("Remove from comparison") if chosen else _("Add to comparison")
    href = toggled(request.path, given_params(request.GET), tray.words, slug) if chosen else adding(request, tray, slug)
    return format_html(
        ' <a class="pick" data-tray href="{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}: {}</span></a>',
        href,
        words,
        "✓" if chosen else "+",
        words,
        name,
    )


def adding(request: HttpRequest, tray: Any, slug: str) -> str:
    """The address that adds an office, last in it; the rest is written once a page, not a thousand times."""
    if not hasattr(request, "nav_adding"):
        request.nav_adding = toggled(request.path, given_params(request.GET), tray.words, "")
    return request.nav_adding + slug
