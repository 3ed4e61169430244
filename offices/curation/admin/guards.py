"""The doors of a panel: who may write what is public. What becomes of a refused write is in kept.py."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse

from offices.curation.admin.beside import Beside
from offices.curation.admin.forms import CuratedForm, StagedForm
from offices.curation.admin.kept import KeptAdmin
from offices.curation.admin.rows import CuratedFormSet
from offices.data.publishing import guarded, guarded_delete, may_publish, may_write_public

REASON = "admin"


class Guarded(BaseModelAdmin):
    """Knows which rows readers see, and what a user may do with those."""

    def was_public(self, obj: models.Model | None) -> bool:
        """Remembered with the row, since a form fills in the very row that it asks about."""
        if obj is None:
            return False
        if not hasattr(obj, "_was_public"):
            obj._was_public = obj.is_public
        return obj._was_public

    def is_beside(self, request: HttpRequest, obj: models.Model | None) -> bool:
        """Whether what this user changes of the row is kept beside it, as a proposal."""
        return not may_write_public(request.user) and self.was_public(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (may_publish(request.user) or not self.was_public(obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The stage is moved by steps, which take two people; the only curator that there is types it."""
        fields = tuple(super().get_readonly_fields(request, obj))
        is_typed = may_write_public(request.user) or not hasattr(self.model, "stage") or "stage" in fields
        return fields if is_typed else (*fields, "stage")


class GuardedRows(Guarded):
    """Rows inside a form. `obj` is the row that they hang on."""

    form = StagedForm
    formset = CuratedFormSet

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[CuratedFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.watched = self.has_change_permission(request, obj)
        return formset


class GuardedAdmin(Beside, Guarded, KeptAdmin):
    """A panel none of whose doors leads past the rule."""

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return may_publish(request.user)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[CuratedForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.proposed = self.own_values(request, obj) if change else {}
        return form

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An action that is not offered is refused; Django shows the list again, as if nothing had been asked."""
        asked = set(request.POST.getlist("action")) - {""}
        if not asked <= set(self.get_actions(request)):
            raise PermissionDenied
        return super().changelist_view(request, *args, **kwargs)

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An old version is there to be read: its form saves past every check, for whoever may view."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not self.put_beside(request, obj, form, change):
            obj._change_reason = REASON
            with guarded(request.user, obj):
                super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What a row is linked with is saved here, and may decide whether readers see it."""
        is_beside = hasattr(form.instance, "_proposal")
        form.save_m2m = (lambda: None) if is_beside else form.save_m2m
        with guarded(None if is_beside else request.user, form.instance):
            super().save_related(request, form, formsets, change)
        self.send_if_asked(request, form.instance)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows of an inline say why they changed, like the row they hang on."""
        formset.save(commit=False)
        for row_form in self.direct_forms(request, formset):
            row = row_form.instance
            row._change_reason = REASON
            with guarded(request.user, row):
                row.save()
                row_form.save_m2m()
        for row in formset.deleted_objects:
            row._change_reason = REASON
            with guarded_delete(request.user, [row]):
                row.delete()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with guarded_delete(request.user, [obj]):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        with guarded_delete(request.user, queryset):
            super().delete_queryset(request, queryset)
