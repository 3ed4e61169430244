"""Panels for sources, citations and caveats."""

from django.contrib import admin

from offices.admin.base import CuratedAdmin, FewQueriesInline, publish, withdraw
from offices.models import Caveat, Citation, Source


class CitationInline(FewQueriesInline):
    model = Citation
    fields = ("key", "section", "page", "order")
    related = ("source",)


@admin.register(Source)
class SourceAdmin(CuratedAdmin):
    list_display = ("key", "authors", "year", "kind", "stage")
    list_filter = ("stage", "kind")
    search_fields = ("key", "authors", "title_en", "title_nb")
    fixed_once_saved = ("key",)
    inlines = (CitationInline,)
    actions = (publish, withdraw)


@admin.register(Citation)
class CitationAdmin(CuratedAdmin):
    named_with = ("source",)
    list_display = ("key", "source", "section", "page")
    list_select_related = ("source",)
    list_filter = ("source",)
    search_fields = ("key", "section", "source__key")
    autocomplete_fields = ("source",)


@admin.register(Caveat)
class CaveatAdmin(CuratedAdmin):
    list_display = ("key", "source", "kind", "stage")
    list_select_related = ("source",)
    list_filter = ("stage", "kind", "source")
    search_fields = ("key", "text_en", "text_nb")
    autocomplete_fields = ("source", "citation", "offices", "dimensions")
    actions = (publish, withdraw)
