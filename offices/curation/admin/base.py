"""What all panels share: history, who wrote, few queries. Nothing about a single model."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from offices.curation.admin.forms import FIELDS
from offices.curation.admin.guards import GuardedAdmin, GuardedRows
from offices.curation.admin.initial import fitting
from offices.curation.admin.lookups import LooksUp
from offices.curation.admin.on_site import OnSite, OnSiteInline

MOST_NEW_ROWS = 200
"""New rows in one save; the limit of fields of a form (settings) is sized for it."""


class CuratedAdmin(OnSite, LooksUp, GuardedAdmin):
    """A panel with history; what is listed names the relations to fetch, so that no row costs a query."""

    formfield_overrides = FIELDS
    list_per_page = 50
    save_on_top = True
    show_full_result_count = False
    history_list_per_page = 50

    named_with: tuple[str, ...] = ()
    """Relations that a row is named with, such as a visit with its office."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Look-ups by typing list these rows, so they too are fetched with what names them.

        A list adds its own relations only where rows come without any, so they are fetched here as well.
        """
        rows = super().get_queryset(request)
        related = (*self.named_with, *(self.list_select_related or ()))
        return rows.select_related(*related) if related else rows

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **with_names_fetched(db_field, kwargs))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **with_names_fetched(db_field, kwargs))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        given = super().get_changeform_initial_data(request)
        return fitting(request, given, self.get_form(request).base_fields) if given else given

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keys stand in URLs and exports, so that an existing row keeps its own."""
        fixed = [name for name in self.model.FIXED if self.model._meta.get_field(name).editable] if obj else []
        return (*super().get_readonly_fields(request, obj), *fixed)


def with_names_fetched(db_field: Any, kwargs: dict[str, Any]) -> dict[str, Any]:
    """The choices of a relation, fetched with what names them."""
    panel = admin.site._registry.get(db_field.remote_field.model)
    named_with = getattr(panel, "named_with", ())
    if not named_with:
        return kwargs
    return {"queryset": db_field.remote_field.model.objects.select_related(*named_with), **kwargs}


class FewQueries(LooksUp, GuardedRows):
    """Rows inside another form: related rows are looked up by typing, and shown ones are fetched at once."""

    formfield_overrides = FIELDS
    extra = 0
    show_change_link = True
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related(*self.related)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **with_names_fetched(db_field, kwargs))


class FewQueriesInline(FewQueries, admin.TabularInline):
    """Rows as a table."""


class RecordedInline(OnSiteInline, FewQueriesInline):
    """What there is already, to read; each row links to its own form.

    A lookup field costs a query a row to show its choice: a hundred codings took three hundred queries.
    """

    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NewInline(FewQueries, admin.StackedInline):
    """Rows to add, beside those that RecordedInline shows; as blocks, since a table of them is wider than a screen."""

    max_num = MOST_NEW_ROWS

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).none()
