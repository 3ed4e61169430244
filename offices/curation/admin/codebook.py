"""Panels for the codebook: a new dimension with its categories appears by itself on the site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from offices.curation.admin.base import CuratedAdmin, FewQueriesInline
from offices.models import Area, Category, Conflict, Dimension, DimensionGroup


@admin.register(Area)
class AreaAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "order")
    search_fields = ("key", "label_en", "label_nb")


@admin.register(DimensionGroup)
class DimensionGroupAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "area", "order")
    list_filter = ("area",)
    search_fields = ("key", "label_en", "label_nb")


class CategoryInline(FewQueriesInline):
    """The citation is on the category's own form: as a look-up here it would cost a query a row."""

    model = Category
    fields = (
        ("key", "order", "named_by_source", "order_inferred"),
        *(("label_en", "label_nb"), ("definition_en", "definition_nb")),
    )


@admin.register(Dimension)
class DimensionAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "group", "scale", "headline", "stage")
    list_filter = ("stage", "group", "scale", "headline", "only_in_findings")
    search_fields = ("key", "label_en", "label_nb")
    inlines = (CategoryInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The scale is fixed once anything is coded by it; Django asks four times a form."""
        fixed = super().get_readonly_fields(request, obj)
        if obj and not hasattr(obj, "_was_coded"):
            obj._was_coded = obj.codings.exists()
        return (*fixed, "scale") if obj and obj._was_coded else fixed


@admin.register(Category)
class CategoryAdmin(CuratedAdmin):
    list_display = ("key", "dimension", "label_en", "label_nb", "order")
    list_filter = ("dimension__group",)
    search_fields = ("key", "label_en", "label_nb", "dimension__key", "dimension__label_en")


@admin.register(Conflict)
class ConflictAdmin(CuratedAdmin):
    list_display = ("key", "one", "other", "why_en", "inferred", "stage")
    list_filter = ("stage", "inferred")
    search_fields = ("key", "why_en", "why_nb", "one__key", "other__key")
