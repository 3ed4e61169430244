"""/admin/import/: files taken in. Asked for, shown row by row, written in one transaction, undone as a whole."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from offices.curation.importing import words
from offices.curation.importing.kept import Look, keep, look_at, sent_file
from offices.curation.importing.results import done_context, send
from offices.curation.spreadsheets.limits import CELLS, LARGEST, MEGABYTE, ROWS
from offices.curation.spreadsheets.marked import marked_copy, may_be_marked
from offices.curation.spreadsheets.sheets import FileRefused, Problem
from offices.curation.spreadsheets.writing import take_back
from offices.data.actions import RowsRefused
from offices.models import Import
from offices.table.book import XLSX

SEES, IMPORTS = "offices.view_office", ("offices.add_coding", "offices.add_dimension")
"""Whoever may add rows of cases or of the codebook may import; of which kinds, is asked of each row."""
A_PAGE = 50
LONGEST_WHY = 80


def may_import(request: HttpRequest) -> bool:
    return any(map(request.user.has_perm, IMPORTS))


def found(request: HttpRequest, number: int, to_write: bool = False) -> Import:
    if not request.user.has_perm(SEES) or (to_write and not may_import(request)):
        raise PermissionDenied
    return get_object_or_404(Import.objects.select_related("by"), pk=number)


def answered(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    common = {**admin.site.each_context(request), "may_import": may_import(request)}
    return TemplateResponse(request, f"admin/importing/{template}.html", common | context, status=status)


def imports(request: HttpRequest) -> HttpResponse:
    """`/admin/import/`: the file that is asked for, and those that were sent."""
    if not request.user.has_perm(SEES):
        raise PermissionDenied
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        if not may_import(request):
            raise PermissionDenied
        try:
            return redirect("admin:import", keep(*sent_file(request), request.user).pk)
        except FileRefused as error:
            problems = error.problems
    page = Paginator(Import.objects.defer("content").select_related("by"), A_PAGE).get_page(request.GET.get("p"))
    limits = {"megabytes": LARGEST // MEGABYTE, "rows": ROWS, "cells": CELLS}
    context = {
        "title": _("Imports"),
        "problems": problems,
        "page": page,
        "told": [(one, words.of_what(one)) for one in page],
        "links": links(),
    }
    return answered(request, "imports", limits | context, status=409 if problems else 200)


def links() -> list[tuple[str, str]]:
    """What one begins with."""
    return [
        (reverse("admin:import-offices"), _("Many offices at once")),
        (reverse("admin:export-template"), _("An empty workbook for a case, with the allowed values (XLSX)")),
        (reverse("admin:export-csv", args=["coding"]), _("All codings, to change them in a spreadsheet (CSV)")),
        (reverse("admin:export-all"), _("All that is there, a sheet for each kind (XLSX)")),
    ]


def preview(request: HttpRequest, number: int) -> HttpResponse:
    """`/admin/import/<number>/`"""
    return shown(request, found(request, number))


def shown(request: HttpRequest, one: Import, told: tuple[str, ...] = (), status: int = 200) -> HttpResponse:
    """What it would do, as the data are now; of one that is done, what it did."""
    context: dict[str, Any] = {"title": one.name, "one": one, "told": told}
    if one.stage in (Import.Stage.DONE, Import.Stage.UNDONE):
        context |= {"is_done": True, **done_context(one, may_import(request))}
    elif not one.content:
        context |= {"is_gone": True}
    else:
        context |= looked_at(request, look_at(one, request.user))
    return answered(request, "preview", context, status=status)


def looked_at(request: HttpRequest, look: Look) -> dict[str, Any]:
    plan = look.plan
    context: dict[str, Any] = {"problems": look.problems, "may_mark": may_be_marked(look.problems), "plan": plan}
    if plan is None:
        return context
    rows = words.written(plan)
    return context | {
        "counts": words.in_words(words.counts(plan)),
        "page": Paginator(rows, words.A_PAGE).get_page(request.GET.get("p")),
        "left": words.left(plan),
        "may_confirm": bool(rows) and not look.problems and may_import(request),
    }


def marked(request: HttpRequest, number: int) -> HttpResponse:
    """`/admin/import/<number>/marked.xlsx`: the file as it was sent, with what is wrong."""
    one = found(request, number)
    look = look_at(one, request.user) if one.content else Look()
    if not may_be_marked(look.problems):
        return shown(request, one, (_("Nothing in this file can be marked."),), status=409)
    file = marked_copy(one.name, bytes(one.content or b""), look.problems)
    name = f"{one.name.rpartition('.')[0]}-marked.xlsx"
    return HttpResponse(
        file, content_type=XLSX, headers={"Content-Disposition": str(content_disposition_header(True, name))}
    )


def undo(request: HttpRequest, number: int) -> HttpResponse:
    """`/admin/import/<number>/undo/`"""
    one, why = found(request, number, to_write=True), request.POST.get("why", "").strip()[:LONGEST_WHY]
    problems: list[tuple[object, str]] = []
    if one.stage != Import.Stage.DONE:
        return shown(request, one, (_("There is nothing to undo."),), status=409)
    if request.method == "POST" and not why:
        problems = [(_("Why"), _("Say why it is undone."))]
    elif request.method == "POST":
        try:
            take_back(one, request.user, why)
            return redirect("admin:import", one.pk)
        except RowsRefused as error:
            problems = list(error.refused)
    context = {"title": _("Undo %(name)s") % {"name": one.name}, "one": one, "why": why, "problems": problems}
    context |= {"counts": words.in_words(one.counts or {}), "longest": LONGEST_WHY}
    return answered(request, "undo", context, status=409 if problems else 200)


def send_drafts(request: HttpRequest, number: int) -> HttpResponse:
    """`/admin/import/<number>/send/`: all of its drafts, for review."""
    one = found(request, number, to_write=True)
    if request.method == "POST":
        try:
            send(one, request.user)
        except RowsRefused as error:
            return shown(request, one, tuple(f"{row}: {why}" for row, why in error.refused), status=409)
    return redirect("admin:import", one.pk)
