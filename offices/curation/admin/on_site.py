"""What the panel says of a row beside its stage: whether it is on the site, and if not, why. The rule: models."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offices.models import Office
from offices.models.base import Curated
from offices.models.rules import Text
from offices.models.visibility import fetched_with, is_visible, paths, why_hidden


class Said:
    """The column."""

    page_word: Text = gettext_lazy("page")
    """What the row's page is called."""

    @admin.display(description=gettext_lazy("on the site"))
    def on_site(self, row: Model) -> str:
        """A link or a yes; of what is published and not shown the reason, which costs no query where it was fetched."""
        if not row.is_published:
            return _("no")
        if not is_visible(row):
            return _("not visible: %(why)s") % {"why": "; ".join(dict.fromkeys(why_hidden(row)))}
        if not hasattr(row, "get_absolute_url"):
            return _("yes")
        page = format_html('<a href="{}">{}</a>', row.get_absolute_url(), self.page_word)
        return format_html("{} ({})", page, left_out(row)) if left_out(row) else page


def left_out(row: Model) -> str:
    """Why a row that has a page stands in no list."""
    if isinstance(row, Office) and not any(visit.is_published for visit in row.visits.all()):
        return _("in no list and no comparison: it has no published visit")
    return ""


class FetchedList(ChangeList):
    """A list whose rows come with what they rest on."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> QuerySet:
        rows = super().get_queryset(*args, **kwargs)
        rows = rows.prefetch_related("visits") if self.model is Office else rows
        return fetched_with(rows) if issubclass(self.model, Curated) else rows


class OnSite(Said):
    """For panels of rows with a stage: the column in the list, the same as a line on the form, no link that is dead."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return FetchedList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model | None:
        """The row of a form to be shown, with what the line is made of; a form that is sent needs none of it."""
        row = super().get_object(request, object_id, from_field)
        if request.method == "GET" and isinstance(row, Curated):
            single, several = paths(self.model)
            prefetch_related_objects([row], *single, *several)
        return row

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        columns = tuple(super().get_list_display(request))
        return (*columns, "on_site") if issubclass(self.model, Curated) else columns

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fields = tuple(super().get_readonly_fields(request, obj))
        return (*fields, "on_site") if isinstance(obj, Curated) else fields

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Without it: get_fieldsets puts it on top, whether or not a panel has fieldsets of its own."""
        return [name for name in super().get_fields(request, obj) if name != "on_site"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        own = list(super().get_fieldsets(request, obj))
        return [(None, {"fields": ("on_site",)}), *own] if isinstance(obj, Curated) else own

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        has_page = isinstance(obj, Curated) and hasattr(obj, "get_absolute_url") and is_visible(obj)
        return obj.get_absolute_url() if has_page else None


class OnSiteInline(Said):
    """The same of rows that stand inside another form, to be read only."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return fetched_with(rows) if issubclass(self.model, Curated) else rows

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fields = tuple(super().get_readonly_fields(request, obj))
        return (*fields, "on_site") if issubclass(self.model, Curated) else fields

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        fields = tuple(name for name in super().get_fields(request, obj) if name != "on_site")
        return (*fields, "on_site") if issubclass(self.model, Curated) else fields
