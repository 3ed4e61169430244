"""/admin/import/offices/: many offices at once, from a list; shown with what is like them, then made as drafts."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.importing.drafts import Draft, counts, digest, drafts, make
from offices.curation.importing.listed import MOST, as_text, lines_of_sheets, lines_of_text
from offices.curation.spreadsheets.limits import LARGEST, MEGABYTE
from offices.curation.spreadsheets.reading import read_file
from offices.curation.spreadsheets.sheets import FileRefused
from offices.data.actions import RowRefused, describe
from offices.models import Office

ADDS = "offices.add_office"
LONGEST_NAME = 50
Shown = tuple[Draft, bool]
"""A line, and whether it is ticked."""


def office_list(request: HttpRequest) -> HttpResponse:
    """Asks for a list; shows what it would make; makes what was chosen."""
    if not request.user.has_perm(ADDS):
        raise PermissionDenied
    text, name = request.POST.get("text", ""), request.POST.get("name", "")[:LONGEST_NAME]
    if request.method != "POST":
        return page(request, text, name)
    try:
        sent = request.FILES.get("file")
        if sent is not None and "check" in request.POST:
            text, name = as_text(lines_of_sheets(read_file(str(sent.name), sent.read()))), str(sent.name)[:LONGEST_NAME]
        found = drafts(lines_of_text(text))
    except (ValidationError, FileRefused) as error:
        return page(request, text, name, wrong=said(error))
    if "make" not in request.POST:
        return page(request, text, name, [(one, one.is_new) for one in found])
    return made_or_shown(request, text, name, found)


def made_or_shown(request: HttpRequest, text: str, name: str, found: Sequence[Draft]) -> HttpResponse:
    ticked = set(request.POST.getlist("line"))
    shown = [(one, str(one.line.number) in ticked) for one in found]
    chosen = [one for one, is_chosen in shown if is_chosen]
    try:
        refuse_choice(request, found, chosen)
        make(chosen, request.user, name or "list")
    except ValidationError as error:
        return page(request, text, name, shown, wrong=error.messages)
    except RowRefused as error:
        return page(request, text, name, shown, wrong=[f"{error.row}: {describe(error.error)}"])
    messages.success(request, done(chosen))
    return HttpResponseRedirect(f"{reverse('admin:offices_office_changelist')}?stage__exact=draft")


def refuse_choice(request: HttpRequest, found: Sequence[Draft], chosen: Sequence[Draft]) -> None:
    """Raises ValidationError."""
    if request.POST.get("digest") != digest(found):
        raise ValidationError(_("Offices or the list changed since you looked: look at the lines again."))
    if not chosen:
        raise ValidationError(_("Tick the lines that are to be made."))
    if barred := [str(one.line.number) for one in chosen if one.wrong]:
        raise ValidationError(_("These lines cannot be made as they are: %(lines)s.") % {"lines": ", ".join(barred)})


def done(chosen: Sequence[Draft]) -> str:
    text = ngettext("%(n)s office was made, as a draft.", "%(n)s offices were made, as drafts.", len(chosen))
    first = Office.history.filter(id=chosen[0].office.pk).latest()
    undo = reverse("admin:undo-save", args=["office", first.history_id])
    return format_html('{} <a href="{}">{}</a>', text % {"n": len(chosen)}, undo, _("Undo all of it"))


def said(error: Exception) -> list[str]:
    if isinstance(error, FileRefused):
        return [one.message for one in error.problems]
    return error.messages if isinstance(error, ValidationError) else [str(error)]


def page(
    request: HttpRequest, text: str, name: str, shown: Sequence[Shown] = (), wrong: Sequence[str] = ()
) -> HttpResponse:
    found = [one for one, _is_ticked in shown]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Many offices at once"),
        "text": text,
        "name": name,
        "shown": shown,
        "counts": counts(found),
        "digest": digest(found),
        "wrong": wrong,
        "most": MOST,
        "megabytes": LARGEST // MEGABYTE,
    }
    return TemplateResponse(request, "admin/importing/list.html", context, status=409 if wrong else 200)
