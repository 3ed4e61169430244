"""The doors of a panel: who may write what is public. What becomes of a refused write is in kept.py."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse

from offices.curation.admin.forms import CuratedForm, StagedForm
from offices.curation.admin.kept import KeptAdmin
from offices.curation.admin.rows import CuratedFormSet
from offices.data.publishing import guarded, guarded_delete, may_publish
from offices.models.base import Curated

REASON = "admin"


class Guarded(BaseModelAdmin):
    """Knows which rows are closed to a user: those that readers see, to who may not publish."""

    def is_closed(self, request: HttpRequest, obj: models.Model | None) -> bool:
        """Remembered with the row, since a form fills in the very row that it asks about."""
        if obj is None or may_publish(request.user):
            return False
        if not hasattr(obj, "_was_public"):
            obj._was_public = obj.is_public
        return obj._was_public

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self.is_closed(request, obj)


class GuardedRows(Guarded):
    """Rows inside a form. `obj` is the row that they hang on."""

    form = StagedForm
    formset = CuratedFormSet

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[CuratedFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.may_publish = may_publish(request.user)
        formset.watched = self.has_change_permission(request, obj)
        return formset

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Under what readers see, only what they do not see at first: a draft, a place that nothing cites yet."""
        unseen = issubclass(self.model, Curated) or self.model.SEEN_WHEN_USED
        may_add = super().has_add_permission(request, obj)  # type: ignore[call-arg] # the inline's, beside this class
        return may_add and (unseen or not self.is_closed(request, obj))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self.is_closed(request, obj)


class GuardedAdmin(Guarded, KeptAdmin):
    """A panel none of whose doors leads past the rule."""

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return may_publish(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (not self.is_closed(request, obj) or self.takes_new_rows(request, obj))

    def takes_new_rows(self, request: HttpRequest, obj: Any) -> bool:
        """A closed form stays open for these, and for these alone."""
        panels = (inline(self.model, self.admin_site) for inline in self.inlines)
        return any(panel.has_add_permission(request, obj) for panel in panels)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[CuratedForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_publish = may_publish(request.user)
        form.locked = change and self.is_closed(request, obj)
        return form

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        context["is_closed"] = self.is_closed(request, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

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
        if not getattr(form, "locked", False):
            obj._change_reason = REASON
            with guarded(request.user, obj):
                super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What a row is linked with is saved here, and may decide whether readers see it."""
        with guarded(None if form.locked else request.user, form.instance):
            super().save_related(request, form, formsets, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows of an inline say why they changed, like the row they hang on."""
        for row in formset.save(commit=False):
            row._change_reason = REASON
            with guarded(request.user, row):
                row.save()
        for row in formset.deleted_objects:
            row._change_reason = REASON
            with guarded_delete(request.user, [row]):
                row.delete()
        formset.save_m2m()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with guarded_delete(request.user, [obj]):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        with guarded_delete(request.user, queryset):
            super().delete_queryset(request, queryset)
