"""/admin/guide/: how a case is entered and published, in the panel's language."""

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.curation.guide.marked import as_html

FILES = {"en": "curators.md", "nb": "curators.nb.md"}


def guide(request: HttpRequest) -> HttpResponse:
    """For everybody who may use the panel."""
    path = settings.BASE_DIR / "docs" / FILES.get(get_language() or "en", FILES["en"])
    text = as_html(path.read_text(encoding="utf-8"))
    context = {**admin.site.each_context(request), "title": _("Guide"), "text": text}
    return TemplateResponse(request, "admin/guide/guide.html", context)
