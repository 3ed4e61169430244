"""How the public pages' templates are read: what they may use beside what a view hands them. No page of its own."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import json_script
from django.utils.translation import gettext, ngettext
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from offices.figure.signs import Sign, drawn
from offices.site.glossary import NOTES
from offices.wording.report import report_url


def environment(**options: Any) -> Environment:
    """Texts are escaped, a name that is missing is an error, strings are those of the active language."""
    made = Environment(
        loader=options["loader"],
        auto_reload=options["auto_reload"],
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    made.globals |= {
        "static": static,
        "json_script": json_script,
        "htmx_script": htmx_script,
        "sign_svg": sign_svg,
        "NOTES": NOTES,
        "report_link": report_link,
    }
    return made


def report_link(what: str) -> str:
    """Where a reader says that this is wrong; empty where the operator gave no address."""
    return report_url(settings.REPORT_ADDRESS, what)


def sign_svg(sign: Sign) -> Markup:
    """The sign without its words."""
    return Markup(drawn(sign))  # noqa: S704 - every text in it was escaped by the drawer
