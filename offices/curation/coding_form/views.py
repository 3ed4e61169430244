"""The addresses of the form: the page, a row that saves itself, a group saved without a script, and what fills rows."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.admin.kept import CLASH
from offices.curation.coding_form import words
from offices.curation.coding_form.filling import as_before, not_stated, read_sections
from offices.curation.coding_form.lines import Row, blank, dimensions_of, label
from offices.curation.coding_form.page import Asked, CodingPage
from offices.curation.coding_form.parts import add_part, kept_part
from offices.curation.coding_form.places import place_text
from offices.curation.coding_form.saving import Saving
from offices.data.actions import describe
from offices.data.double_coding import hold
from offices.models import DimensionGroup, Visit


def begin(request: HttpRequest, visit: int) -> HttpResponse:
    """The form of the first group."""
    get_object_or_404(Visit, pk=visit)
    first = DimensionGroup.objects.first()
    if first is None:
        messages.warning(request, _("The codebook has no groups yet."))
        return HttpResponseRedirect(reverse("admin:index"))
    return HttpResponseRedirect(reverse("admin:coding-form", args=[visit, first.key]))


def coding_form(request: HttpRequest, visit: int, group: str) -> HttpResponse:
    """A page of rows; what is sent to it is one row, the whole group, or a wish to fill rows."""
    user, part = who(request), request.GET.get("part", "")
    if request.method != "POST":
        return shown(request, CodingPage(Asked(visit, group, part), user))
    try:
        with transaction.atomic():
            hold(visit)
            return written(request, Asked(visit, group, part), user)
    except IntegrityError:
        return answer(str(CLASH), 409)


def written(request: HttpRequest, asked: Asked, user: AbstractUser) -> HttpResponse:
    """What is sent is compared with what is there while nobody else writes codings of the visit."""
    if request.POST.get("user", str(user.pk)) != str(user.pk):
        return answer(_("Somebody else is logged in now. Log in as yourself: what you typed is kept here."), 409)
    if wish := request.POST.get("fill"):
        return filled(request, asked, wish)
    return saved(request, asked, user)


def who(request: HttpRequest) -> AbstractUser:
    """Raises PermissionDenied for who may not even look."""
    user = request.user
    if not isinstance(user, AbstractUser) or not user.has_perm("offices.view_coding"):
        raise PermissionDenied
    return user


def shown(request: HttpRequest, page: CodingPage, status: int = 200) -> HttpResponse:
    """The page; with `row`, that row alone, with one more line where `more` is asked for."""
    if key := request.GET.get("row"):
        only = [row for row in page.rows if row.key == key]
        page.rows = only
        with_more(page.rows, request.GET.get("more", ""))
        return row_answer(page, only[0]) if only else answer(_("There is no such row."), 404)
    with_more(page.rows, request.GET.get("more", ""))
    asked = page.asked
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": f"{page.title}: {label(asked.group)}",
        "page": page,
        "script_words": words.for_script(),
        "may_add_part": page.may("add", "part"),
        "covered": mark_safe(covered_html(page)),  # noqa: S308 - both are templates that escape
        "rows": mark_safe("".join(row_html(page, row) for row in page.rows)),  # noqa: S308 - as above
    }
    return TemplateResponse(request, "admin/coding_form/page.html", context, status=status)


def with_more(rows: list[Row], key: str) -> None:
    for row in rows:
        if row.key == key and row.is_coded:
            row.lines.append(blank(row))


def row_html(page: CodingPage, row: Row) -> str:
    context = {"page": page, "row": row, "marks": page.marks(row), "words": words}
    return render_to_string("admin/coding_form/row.jinja", context, using="jinja2")


def covered_html(page: CodingPage) -> str:
    return render_to_string("admin/coding_form/covered.jinja", {"page": page}, using="jinja2")


def row_answer(page: CodingPage, row: Row, status: int = 200) -> HttpResponse:
    """A row, and the bar and the counts of what is covered, which it may have changed."""
    return HttpResponse(row_html(page, row) + covered_html(page), status=status, headers={"Cache-Control": "no-store"})


def answer(said: str, status: int) -> HttpResponse:
    return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")


def saved(request: HttpRequest, asked: Asked, user: AbstractUser) -> HttpResponse:
    """One row, as a script sends it, or all of the group; then one more line, where that is asked for."""
    only, more = request.POST.get("row"), request.POST.get("more", "")
    dimensions = dimensions_of(asked.group)
    page = CodingPage(asked, user, dimensions if only is None else dimensions.filter(key=only))
    if not page.is_open:
        raise PermissionDenied
    saving, before = Saving(asked.part, user, page.places, page.apart), coded(page.rows)
    is_fine = saving.save(page.rows, request.POST)
    if only is not None:
        return saved_row(page, is_fine, before)
    if not is_fine:
        with_more(page.rows, more)
        return shown(request, page, 422)
    messages.success(request, said_saved(saving.written))
    own = {"part": request.GET.get("part", ""), "more": more}
    return HttpResponseRedirect(f"?{urlencode({name: value for name, value in own.items() if value})}")


def coded(rows: list[Row]) -> int:
    return sum(len(line.codings) for row in rows for line in row.lines)


def saved_row(page: CodingPage, is_fine: bool, before: int) -> HttpResponse:
    """The row as it is now, or with what is wrong; it had so many codings before."""
    if not page.rows:
        return answer(_("There is no such row."), 404)
    row = page.rows[0]
    if is_fine:
        row = CodingPage(page.asked, page.user, [row.dimension]).rows[0]
        row.said = _("saved %(time)s") % {"time": f"{localtime(now()):%H:%M}"}
        part: Any = page.asked.part
        part.n = getattr(part, "n", 0) + coded([row]) - before
    page.rows = [row]
    return row_answer(page, row, 200 if is_fine else 409 if row.clash else 422)


def said_saved(count: int) -> str:
    if not count:
        return _("Nothing had changed.")
    return ngettext("%(count)d coding is saved.", "%(count)d codings are saved.", count) % {"count": count}


def filled(request: HttpRequest, asked: Asked, wish: str) -> HttpResponse:
    """What was typed in the rows is saved; then a new part, or drafts in the rows that have nothing yet."""
    page, data = CodingPage(asked, who(request)), request.POST
    page.wished = {name: data.get(name, "") for name in ("fill", "sections", "kind", "name_en", "name_nb", "count")}
    if not page.is_open:
        raise PermissionDenied
    if not Saving(asked.part, page.user, page.places, page.apart).save(page.rows, data):
        return shown(request, page, 422)
    try:
        if wish == "part":
            typed = {name: data.get(name, "").strip() for name in ("kind", "name_en", "name_nb", "count")}
            part = add_part(asked.visit, typed, page.user)
            return HttpResponseRedirect(asked.url(part=part))
        count = fill(page, wish, data.get("sections", ""))
        messages.success(request, said_saved(count))
    except ValidationError as error:
        messages.error(request, describe(error))
        page = fresh(page)
        return shown(request, page, 422)
    return HttpResponseRedirect(request.get_full_path())


def fresh(page: CodingPage) -> CodingPage:
    """The page as it is now that its rows are saved, with what was wished."""
    page.rows = CodingPage(page.asked, page.user).rows
    return page


@transaction.atomic
def fill(page: CodingPage, wish: str, sections: str) -> int:
    """How many drafts were made. Raises ValidationError."""
    part = kept_part(page.asked.part, page.user)
    rows = [row for row in page.read(dimensions_of(page.asked.group)) if not row.is_coded]
    if page.apart and wish == "not_stated":
        places = [place_text(one) for one in read_sections(sections)]
        return page.apart.not_stated(part, [row.dimension for row in rows], places)
    if page.apart:
        raise ValidationError(_("Who codes apart begins from nothing."))
    if wish == "not_stated":
        return not_stated(part, rows, sections, page.user)
    before: Any = page.visit_before
    if wish != "as_before" or before is None:
        raise ValidationError(_("There is no visit before this one."))
    return as_before(part, rows, before, page.user)
