"""Panels for what a search knows: everyday words, topics that no source treats, and what was asked in vain."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from offices.curation.admin.base import CuratedAdmin
from offices.data.missed import often_missed
from offices.models import MissedSearch, Synonym, Untreated


@admin.register(Synonym)
class SynonymAdmin(CuratedAdmin):
    list_display = ("key", "typed_en", "typed_nb", "means_en", "means_nb", "stage")
    list_filter = ("stage",)
    search_fields = ("key", "typed_en", "typed_nb", "means_en", "means_nb")


@admin.register(Untreated)
class UntreatedAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "words_en", "stage")
    list_filter = ("stage",)
    search_fields = ("key", "label_en", "label_nb", "words_en", "words_nb")


@admin.register(MissedSearch)
class MissedSearchAdmin(admin.ModelAdmin):
    """To be read: which everyday words a synonym is missing for."""

    list_display = ("words", "day", "times")
    list_display_links = None
    search_fields = ("words",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[MissedSearch]:
        return often_missed()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
