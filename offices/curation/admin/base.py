"""What all panels share: history, who wrote, few queries. Nothing about a single model."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from offices.curation.admin.deleting import Deleting
from offices.curation.admin.forms import FIELDS
from offices.curation.admin.guards import GuardedRows
from offices.curation.admin.history import ToldHistory
from offices.curation.admin.initial import fitting
from offices.curation.admin.lookups import LooksUp, told_columns
from offices.curation.admin.on_site import OnSite, OnSiteInline
from offices.curation.admin.rows import CuratedFormSet
from offices.curation.admin.stages import Staged
from offices.models.rules import Text

MOST_NEW_ROWS = 200
"""New rows in one save; the limit of fields of a form (settings) is sized for it."""


class CuratedAdmin(Deleting, ToldHistory, OnSite, Staged, LooksUp):
    """A panel with history; what names the rows of a list is fetched with them, so that no row costs a query."""

    formfield_overrides = FIELDS
    list_per_page = 50
    save_on_top = True
    show_full_result_count = False
    history_list_per_page = 50

    def get_list_display(self, request: HttpRequest) -> tuple[Any, ...]:
        return told_columns(self.model, super().get_list_display(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Look-ups by typing list these rows, so they too are fetched with what names them.

        A list adds its own relations only where rows come without any, so they are fetched here as well.
        """
        rows = super().get_queryset(request)
        related = (*self.shown_relations(self.list_display), *(self.list_select_related or ()))
        return rows.select_related(*related) if related else rows

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        given = super().get_changeform_initial_data(request)
        return fitting(request, given, self.get_form(request).base_fields) if given else given

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keys stand in URLs and exports, so that an existing row keeps its own."""
        fixed = [name for name in self.model.FIXED if self.model._meta.get_field(name).editable] if obj else []
        return (*super().get_readonly_fields(request, obj), *fixed)


class FewQueries(LooksUp, GuardedRows):
    """Rows inside another form: related rows are looked up by typing, and shown ones are fetched at once."""

    formfield_overrides = FIELDS
    extra = 0
    can_delete = False  # each row's own form asks, and what goes is recorded
    show_change_link = True
    fetched_too: tuple[str, ...] = ()
    """Relations that a column is made of, beside those that are columns."""
    heading: Text = ""
    """Above the rows, where that is more than what they are called."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if self.heading:
            plural: Text = self.verbose_name_plural  # type: ignore[has-type] # Django's class states it
            self.verbose_name_plural = format_lazy(self.heading, plural)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        related = [*self.shown_relations(self.fields), *self.fetched_too]
        return super().get_queryset(request).select_related(*related)


class FewQueriesInline(FewQueries, admin.StackedInline):
    """Rows as blocks: a table of fields is wider than a screen, and its fields have no labels."""


class RecordedInline(OnSiteInline, FewQueries, admin.TabularInline):
    """What there is already, to read; each row links to its own form.

    A lookup field costs a query a row to show its choice: a hundred codings took three hundred queries.
    """

    template = "admin/recorded.html"
    can_delete = False
    leads_to_editing = False
    heading: Text = _("{} already recorded")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        return told_columns(self.model, super().get_readonly_fields(request, obj))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        return told_columns(self.model, super().get_fields(request, obj))

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[CuratedFormSet]:
        self.leads_to_editing = request.user.has_perm(f"offices.change_{self.model._meta.model_name}")
        return super().get_formset(request, obj, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NewInline(FewQueries, admin.StackedInline):
    """Rows to add, beside those that RecordedInline shows; as blocks, since a table of them is wider than a screen."""

    max_num = MOST_NEW_ROWS
    heading: Text = _("new {}")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).none()
