"""Panels for sources, families of data, citations, caveats and what reviews say of studies."""

from django.contrib import admin

from offices.curation.admin.base import CuratedAdmin, FewQueriesInline
from offices.models import Caveat, Citation, Comparison, DataFamily, Design, ReviewEntry, Sample, Source


class CitationInline(FewQueriesInline):
    model = Citation
    fields = (("key", "section", "page", "order"),)


class SampleInline(FewQueriesInline):
    model = Sample
    fields = (("unit", "number_low", "number_high", "comparator"),)
    related = ("source",)


@admin.register(Design)
class DesignAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "order")
    search_fields = ("key", "label_en", "label_nb")


@admin.register(Source)
class SourceAdmin(CuratedAdmin):
    list_display = ("key", "authors", "year", "kind", "stage")
    list_filter = ("stage", "kind", "described", "designs")
    search_fields = ("key", "authors", "title_en", "title_nb")
    listed_whole = ("part_of",)
    inlines = (CitationInline, SampleInline)


@admin.register(Sample)
class SampleAdmin(CuratedAdmin):
    list_display = ("source", "unit", "number_low", "number_high", "comparator")
    list_select_related = ("source",)
    list_filter = ("unit",)
    search_fields = ("source__key",)
    autocomplete_fields = ("source",)


@admin.register(Citation)
class CitationAdmin(CuratedAdmin):
    list_display = ("key", "source", "section", "page")
    list_filter = ("source",)
    search_fields = ("key", "section", "page", "source__key")


@admin.register(Caveat)
class CaveatAdmin(CuratedAdmin):
    list_display = ("key", "source", "kind", "stage")
    list_filter = ("stage", "kind", "source")
    search_fields = ("key", "text_en", "text_nb")


@admin.register(Comparison)
class ComparisonAdmin(CuratedAdmin):
    list_display = ("dimension", "citation", "medium", "stage")
    list_filter = ("stage", "medium", "citation__source")
    search_fields = ("dimension__key", "citation__key", "citation__source__key")
    autocomplete_fields = ("dimension", "citation", "offices")


@admin.register(DataFamily)
class DataFamilyAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "own_data")
    list_filter = ("own_data",)
    search_fields = ("key", "label_en", "label_nb")


@admin.register(ReviewEntry)
class ReviewEntryAdmin(CuratedAdmin):
    list_display = ("study", "review", "number", "second_hand", "stage")
    list_filter = ("stage", "second_hand")
    search_fields = ("review__key", "study__key", "found_en", "found_nb")
