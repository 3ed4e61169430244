"""{% help "values" %}: a button that opens the definitions of one place. {% help_notes %}: what the buttons open.

The notes stand once a page, at its end: a paragraph cannot hold them, and several buttons may open the same.
"""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from offices.site.glossary import NOTES, TOPICS
from offices.wording.glossary.terms import Note, Topic

register = template.Library()


@register.simple_tag(takes_context=True, name="help")
def help_html(context: dict[str, Any], key: str) -> SafeString:
    """The question as a button; without JavaScript too, since the browser itself opens what it names."""
    request = context.get("request")
    if request is None:
        return SafeString()
    note = NOTES[key]
    asked(request)[key] = note
    return format_html(' <button type="button" class="help" popovertarget="help-{}">{}</button>', key, note.question)


@register.inclusion_tag("components/help_notes.html", takes_context=True)
def help_notes(context: dict[str, Any]) -> dict[str, Any]:
    """The notes that the page's buttons open, each once."""
    return {"notes": list(asked(context["request"]).values())}


@register.simple_tag
def topic(key: str) -> Topic:
    """A topic of the glossary: {% topic "certainty" as one %}."""
    return TOPICS[key]


def asked(request: Any) -> dict[str, Note]:
    """The notes that this page has a button for."""
    if not hasattr(request, "nav_help"):
        request.nav_help = {}
    return request.nav_help
