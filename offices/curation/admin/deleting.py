"""The one door by which a panel deletes: for administrators, or a draft of one's own. The list: curation/deleting."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from offices.curation.admin.stale import SEEN, newest_entry_of, posted_id
from offices.curation.deleting.forms import DeleteForm, SlipForm
from offices.curation.deleting.words import counted, held, losing, to_type
from offices.data.actions import delete_row
from offices.data.deleting import Bundle, gathered, is_own_slip, named
from offices.data.publishing import may_publish
from offices.models.base import Row


class Deleting(BaseModelAdmin):
    """Nothing is deleted from a list: each row asks by itself, and says how much goes along."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {name: one for name, one in super().get_actions(request).items() if name != "delete_selected"}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Remembered with the row, since a form asks several times."""
        if super().has_delete_permission(request, obj) or obj is None:
            return super().has_delete_permission(request, obj)
        if not hasattr(obj, "_is_own_slip"):
            obj._is_own_slip = self.is_own(request, [obj])
        return obj._is_own_slip

    def is_own(self, request: HttpRequest, rows: list[Row]) -> bool:
        return self.has_add_permission(request) and is_own_slip(request.user, rows)

    def _delete_view(self, request: HttpRequest, object_id: str, extra_context: Any) -> HttpResponse:
        """Django's, within its transaction: ask, and delete when the form comes back right."""
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        bundle, in_the_way = Bundle([], []), []
        try:
            bundle = gathered(row)
        except (ProtectedError, RestrictedError) as error:
            in_the_way = held_rows(error)
        return self.ask(request, row, bundle, in_the_way)

    def ask(self, request: HttpRequest, row: Row, bundle: Bundle, in_the_way: list[Row]) -> HttpResponse:
        is_administrator = super().has_delete_permission(request, row)
        if not (is_administrator or not bundle.rows or self.is_own(request, bundle.rows)):
            raise PermissionDenied
        if not may_publish(request.user) and any(getattr(one, "is_published", False) for one in bundle.rows):
            raise PermissionDenied
        expected = to_type(row)
        form: Any = (DeleteForm if is_administrator else SlipForm)(
            request.POST if request.method == "POST" else None, expected=expected
        )
        if form.is_bound and not in_the_way and form.is_valid() and self.is_as_seen(request, row, bundle, form):
            return self.delete(request, row, form.cleaned_data["reason"])
        seen = {SEEN: newest_entry_of(self.model, row.pk), "_rows": len(bundle.rows)}
        context = {
            **self.admin_site.each_context(request),
            "title": _("Delete %(name)s?") % {"name": named(row)},
            "opts": self.opts,
            "object": row,
            "name": named(row),
            "form": form,
            "expected": expected,
            "seen": seen,
            "going": counted(bundle.counts),
            "losing": losing(bundle.lost),
            "held": held(in_the_way),
            "is_administrator": is_administrator,
            "is_public": row.is_public,
            "form_page": reverse(f"admin:offices_{self.opts.model_name}_change", args=[row.pk]),
        }
        return TemplateResponse(request, "admin/deleting/ask.html", context)

    def is_as_seen(self, request: HttpRequest, row: Row, bundle: Bundle, form: Any) -> bool:
        """What goes is what the page told of."""
        seen, rows = posted_id(request.POST, SEEN), posted_id(request.POST, "_rows")
        if (seen and seen < newest_entry_of(self.model, row.pk)) or (rows and rows != len(bundle.rows)):
            form.add_error(
                None, _("This was changed since you opened the page. Look at it again; nothing was deleted.")
            )
        return not form.errors

    def delete(self, request: HttpRequest, row: Row, reason: str) -> HttpResponse:
        name = named(row)
        self.log_deletions(request, [row])
        delete_row(row=row, by=request.user, reason=reason)
        said = _("%(name)s was deleted, with all that hung on it.") % {"name": name}
        link = format_html('<a href="{}">{}</a>', reverse("admin:deleted"), _("It can be restored."))
        messages.success(request, format_html("{} {}", said, link))
        return redirect("admin:deleted" if not self.has_view_permission(request) else self.list_page())

    def list_page(self) -> str:
        return f"admin:offices_{self.opts.model_name}_changelist"


def held_rows(error: ProtectedError | RestrictedError) -> list[Any]:
    """What rests on the row."""
    found = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    return list(found)
