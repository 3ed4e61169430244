"""The panel's files to take along: a kind, all kinds, one office, an empty workbook. Who may is asked here."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from offices.curation.spreadsheets.case_workbook import case_sheets
from offices.curation.spreadsheets.files import csv_file, xlsx_file
from offices.curation.spreadsheets.sheets import Sheet
from offices.curation.spreadsheets.tables import Reader, pieces
from offices.curation.spreadsheets.template import template_file
from offices.data.keys import NATURAL_KEYS
from offices.models import Office, Visit
from offices.table.book import XLSX

SEPARATED = {"comma": "en", "semicolon": "nb"}
"""`?separator=` of a CSV -> a language whose spreadsheets expect it; otherwise that of the panel."""


def export_csv(request: HttpRequest, kind: str) -> HttpResponse:
    """`/admin/export/<kind>.csv`."""
    sheet, name = asked(request, kind)
    language = SEPARATED.get(request.GET.get("separator", ""), get_language() or "en")
    return as_file(csv_file(sheet, language), f"{name}.csv")


def export_xlsx(request: HttpRequest, kind: str) -> HttpResponse:
    """`/admin/export/<kind>.xlsx`."""
    sheet, name = asked(request, kind)
    return as_file(xlsx_file([sheet]), f"{name}.xlsx")


def asked(request: HttpRequest, kind: str) -> tuple[Sheet, str]:
    """The rows of the kind and the name of their file; of those that are too many for one, `?part=2` is the second."""
    if kind not in NATURAL_KEYS:
        raise Http404
    ask(request, [kind])
    sheet, part = Reader().sheet(kind), request.GET.get("part")
    if part is None:
        return sheet, kind
    parts = pieces(sheet)
    if not part.isdecimal() or not 1 <= int(part) <= len(parts):
        raise Http404
    return parts[int(part) - 1], f"{kind}-{int(part)}"


def export_office(request: HttpRequest, slug: str) -> HttpResponse:
    """`/admin/export/office/<slug>.xlsx`: a sheet for each group of the coding form."""
    ask(request, ["office", "visit", "part", "coding"])
    office = get_object_or_404(Office, slug=slug)
    return as_file(xlsx_file(case_sheets(office)), f"{slug}.xlsx")


def export_template(request: HttpRequest) -> HttpResponse:
    """`/admin/export/template.xlsx`, with `?visit=` for one that there is."""
    ask(request, ["office", "visit", "part", "coding", "dimension", "citation"])
    number = request.GET.get("visit", "")
    if number and not number.isdecimal():
        raise Http404
    visit = get_object_or_404(Visit.objects.select_related("office"), pk=number) if number else None
    name = f"{visit.office.slug}-{visit.key}" if visit else "template"
    return as_file(template_file(visit), f"{name}.xlsx")


def export_all(request: HttpRequest) -> HttpResponse:
    """`/admin/export/all.xlsx`: a sheet a kind, in the order in which they can be written."""
    ask(request, NATURAL_KEYS)
    reader = Reader()
    return as_file(xlsx_file(reader.sheet(kind) for kind in NATURAL_KEYS), "all.xlsx")


def ask(request: HttpRequest, kinds: Iterable[str]) -> None:
    """Raises PermissionDenied for who may not look at rows of each of the kinds."""
    user = request.user
    if not all(user.has_perm(f"offices.view_{kind}") for kind in kinds):
        raise PermissionDenied


def as_file(content: bytes, name: str) -> HttpResponse:
    is_csv = name.endswith(".csv")
    response = HttpResponse(content, content_type="text/csv; charset=utf-8" if is_csv else XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
