"""Undoing, and two moments of a case, as pages of the panel. Who may undo what: offices/data/undo.py."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.history.case import MOST_SAVES, differences, history_of, mark, saves
from offices.curation.history.words import tell
from offices.data.actions import RowsRefused
from offices.data.changes import Change, change_at, saved_with
from offices.data.deleting import MODELS
from offices.data.undo import Undone, undo
from offices.models import Office

LONGEST_WHY = 80
MOST_TOLD = A_PAGE = 50


def undo_one(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    """`/admin/undo/<kind>/<entry>/`: what one save did to one row."""
    change = found(request, kind, entry)
    return undo_page(request, change, [change])


def undo_save(request: HttpRequest, kind: str, entry: int) -> HttpResponse:
    """`/admin/undo/<kind>/<entry>/save/`: all that the save did."""
    change = found(request, kind, entry)
    if change.entry.history_user_id is None:
        raise PermissionDenied(_("A command wrote this; undo what it did row by row."))
    changes = saved_with(change.entry)
    if not all(may_see(request, one.model) for one in changes):
        raise PermissionDenied
    return undo_page(request, change, changes)


def found(request: HttpRequest, kind: str, entry: int) -> Change:
    if kind not in MODELS:
        raise Http404
    if not may_see(request, MODELS[kind]):
        raise PermissionDenied
    change = change_at(MODELS[kind], entry)
    if change is None:
        raise Http404
    return change


def may_see(request: HttpRequest, model: Any) -> bool:
    return bool(request.user.has_perm(f"offices.view_{model._meta.model_name}"))


def undo_page(request: HttpRequest, change: Change, changes: list[Change]) -> HttpResponse:
    why, problems = request.POST.get("why", "").strip(), list[tuple[Any, str]]()
    if request.method == "POST":
        problems = why_not(why)
        try:
            if not problems:
                said = _("undone: %(why)s") % {"why": why}
                return undone(request, change, undo(changes, request.user, said[:100]))
        except RowsRefused as error:
            problems = list(error.refused)
    context = {
        "title": _("Undo"),
        "told": tell(changes[:MOST_TOLD]),
        "n": len(changes),
        "further": max(0, len(changes) - MOST_TOLD),
        "problems": problems,
        "why": why,
        "change": change,
        "back": history_page(change),
        "longest": LONGEST_WHY,
    }
    return TemplateResponse(request, "admin/history/undo.html", admin.site.each_context(request) | context)


def why_not(why: str) -> list[tuple[Any, str]]:
    if not why:
        return [(_("Why"), _("Say why it is undone."))]
    if len(why) > LONGEST_WHY:
        return [(_("Why"), _("At most %(n)d characters.") % {"n": LONGEST_WHY})]
    return []


def history_page(change: Change) -> str:
    return reverse(f"admin:offices_{change.model._meta.model_name}_history", args=[change.row_id])


def undone(request: HttpRequest, change: Change, done: Undone) -> HttpResponse:
    said = [
        (done.changed, ngettext("%(n)d row was changed back.", "%(n)d rows were changed back.", done.changed)),
        (done.deleted, ngettext("%(n)d row was taken away.", "%(n)d rows were taken away.", done.deleted)),
        (done.restored, ngettext("%(n)d row was restored.", "%(n)d rows were restored.", done.restored)),
        (
            done.proposed,
            ngettext(
                "%(n)d change is proposed: readers see the row, so a reviewer publishes it.",
                "%(n)d changes are proposed: readers see the rows, so a reviewer publishes them.",
                done.proposed,
            ),
        ),
    ]
    told = [text % {"n": n} for n, text in said if n]
    messages.success(request, " ".join(told or [_("There was nothing left to undo.")]))
    return redirect(history_page(change))


def moments(request: HttpRequest, number: int) -> HttpResponse:
    """`/admin/offices/office/<number>/moments/`: the saves of a case, and what differs between two of them."""
    if not all(may_see(request, MODELS[kind]) for kind in ("office", "visit", "part", "coding", "possiblematch")):
        raise PermissionDenied
    if not Office.history.filter(id=number).exists():
        raise Http404
    history = history_of(number)
    listed = saves(history)
    wrong: list[str] = []
    first, last = (moment_of(request, name, wrong) for name in ("before", "after"))
    before = first or (listed[1].at if len(listed) > 1 else listed[0].at)
    after = last or listed[0].at
    office = history[Office][-1].entry
    rows = [] if wrong else differences(history, before, after)
    context = {
        "title": _("%(office)s at two moments") % {"office": office.slug},
        "number": number,
        "saves": listed,
        "most": MOST_SAVES,
        "wrong": wrong,
        "before": mark(before),
        "after": mark(after),
        "before_at": before,
        "after_at": after,
        "n": len(rows),
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("p")),
        "is_there": Office.objects.filter(pk=number).exists(),
    }
    return TemplateResponse(request, "admin/history/moments.html", admin.site.each_context(request) | context)


def moment_of(request: HttpRequest, name: str, wrong: list[str]) -> datetime | None:
    """A moment of the address; what is none is said."""
    given = request.GET.get(name, "")
    if not given:
        return None
    try:
        at = datetime.fromisoformat(given)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        wrong.append(_("%(name)s: a moment is chosen in the list, as in 2026-11-30T20:00:00Z.") % {"name": name})
        return None
