"""Panels for offices, visits, parts and possible matches. Codings are entered on the visit's parts (coding.py)."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offices.curation.admin.base import CuratedAdmin, FewQueriesInline, NewInline, RecordedInline
from offices.curation.admin.rows import CuratedFormSet
from offices.data.names import alike_to
from offices.models import Office, Part, PossibleMatch, Visit
from offices.models.told import short, with_key


class RecordedVisits(RecordedInline):
    model = Visit
    fields = readonly_fields = ("key", "label_en", "order", "basis", "stage", "coding")

    @admin.display(description=gettext_lazy("coding form"))
    def coding(self, visit: Visit) -> str:
        return format_html('<a href="{}">{}</a>', reverse("admin:coding", args=[visit.pk]), _("code this visit"))


class NewVisits(NewInline):
    model = Visit
    fields = (
        ("key", "order", "basis"),
        ("label_en", "label_nb"),
        ("citation", "stage"),
        ("year_low", "year_high", "years_certainty"),
        ("months_low", "months_high", "months_certainty"),
        ("informants_en", "informants_nb"),
        ("note_en", "note_nb"),
    )


class PartInline(FewQueriesInline):
    model = Part
    fields = (("key", "kind", "count", "order"), ("name_en", "name_nb"), "parent")
    listed_whole = ("parent",)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[CuratedFormSet]:
        """A part stands in another one of the visit: those are read once, not anew for each row."""
        formset = super().get_formset(request, obj, **kwargs)
        parent = formset.form.base_fields.get("parent")
        if parent:
            parent.queryset = Part.objects.filter(visit=obj)
            parent.choices = [("", "---------"), *((row.pk, with_key(row)) for row in parent.queryset)]
        return formset


@admin.register(Office)
class OfficeAdmin(CuratedAdmin):
    page_word = gettext_lazy("profile")
    list_display = ("slug", "name_en", "name_nb", "record", "stage")
    list_filter = ("stage", "record")
    search_fields = ("slug", "name_en", "name_nb")
    inlines = (NewVisits, RecordedVisits)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if {"name_en", "name_nb"} & set(form.changed_data):
            for other in alike_to(obj):
                messages.warning(
                    request,
                    _("There is an office with a name like this: %(name)s (%(slug)s).")
                    % {"name": other.name_nb, "slug": other.slug},
                )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name_en",)}


@admin.register(Visit)
class VisitAdmin(CuratedAdmin):
    list_display = ("key", "office", "label_en", "basis", "order", "stage")
    list_filter = ("stage", "basis", "office__record")
    search_fields = ("key", "label_en", "label_nb", "office__slug", "office__name_en", "office__name_nb")
    inlines = (PartInline,)


@admin.register(Part)
class PartAdmin(CuratedAdmin):
    list_display = ("key", "office", "visit", "kind", "name_en")
    list_filter = ("kind",)
    search_fields = ("key", "name_en", "name_nb", "visit__key", "visit__office__slug")

    @admin.display(ordering="visit__office__slug")
    def office(self, part: Part) -> str:
        return short(part.visit.office)


@admin.register(PossibleMatch)
class PossibleMatchAdmin(CuratedAdmin):
    list_display = ("office", "other", "reason_en", "stage")
    list_filter = ("stage",)
    search_fields = ("office__slug", "other__slug", "reason_en", "reason_nb")
