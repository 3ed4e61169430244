"""The list of what was deleted, and restoring from it. Who may: administrators, and each what they deleted."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.deleting.words import counted, kind_of
from offices.data.deleting import MODELS
from offices.data.publishing import MayNotPublish
from offices.data.restoring import restore
from offices.models import Deletion

A_PAGE = 50


def is_administrator(user: Any) -> bool:
    """Who may delete may restore what others deleted."""
    return bool(user.has_perm("offices.delete_office"))


def seen_by(user: Any) -> "QuerySet[Deletion]":
    """What a user may look at and restore; without the rows themselves, which may be many."""
    rows = Deletion.objects.defer("rows", "links").select_related("by", "restored_by")
    return rows if is_administrator(user) else rows.filter(by=user)


def told(deletion: Deletion) -> dict[str, Any]:
    model = MODELS.get(deletion.kind)
    kind = kind_of(model) if model else deletion.kind
    return {"of": deletion, "kind": kind, "counts": counted(deletion.counts)}


def deleted(request: HttpRequest) -> HttpResponse:
    """`/admin/deleted/`"""
    page = Paginator(seen_by(request.user), A_PAGE).get_page(request.GET.get("p"))
    context = {"title": _("Deleted"), "page": page, "rows": [told(one) for one in page]}
    return TemplateResponse(request, "admin/deleting/deleted.html", admin.site.each_context(request) | context)


def restored(request: HttpRequest, number: int) -> HttpResponse:
    """`/admin/deleted/<number>/`: what it was, and the button that brings it back."""
    deletion = get_object_or_404(seen_by(request.user), pk=number)
    problems: list[str] = []
    if request.method == "POST":
        try:
            return brought_back(request, deletion)
        except ValidationError as error:
            problems = error.messages
        except MayNotPublish as error:
            problems = [str(error)]
    context = {"title": deletion.label, "problems": problems, "row": told(deletion)}
    return TemplateResponse(request, "admin/deleting/deletion.html", admin.site.each_context(request) | context)


def brought_back(request: HttpRequest, deletion: Deletion) -> HttpResponse:
    user = request.user
    if not user.is_authenticated:
        raise PermissionDenied
    left_out = restore(deletion.pk, user, _("restored"))
    messages.success(
        request, _("%(name)s is restored. What was published is in review now.") % {"name": deletion.label}
    )
    if left_out:
        said = ngettext(
            "One link was left out: what it led to is gone.",
            "%(n)d links were left out: what they led to is gone.",
            len(left_out),
        )
        messages.warning(request, said % {"n": len(left_out)})
    if user.has_perm(f"offices.view_{deletion.kind}"):
        return redirect(f"admin:offices_{deletion.kind}_change", deletion.row_id)
    return redirect("admin:deleted")
